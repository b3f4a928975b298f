"""自带插件. What shequ itself offers, through the door that guests use too.

Nothing heavy is imported here: each offer imports its library when it is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from shequ_adapters.stores import PRESENCES, STORES, UPGRADES
from shequ_core.plugins import API, Offer, hookimpl
from shequ_core.ports import Exporter, Importer, Store, Upgrade, WorkbookReader

if TYPE_CHECKING:
    from shequ_adapters.formats.geojson import GeoJson
    from shequ_adapters.formats.json_ import Json
    from shequ_adapters.formats.jsonl import Jsonl
    from shequ_adapters.formats.parquet import Parquet

shequ_api = API

T = TypeVar("T")


@hookimpl
def open_store(url: str) -> Store | None:
    """打开存储. By how the address begins: ``sqlite:///file.db``, ``text:folder``…"""
    return _asked(STORES, url)


@hookimpl
def store_exists(url: str) -> bool | None:
    """库是否存在. Of every kind that lasts."""
    return _asked(PRESENCES, url)


@hookimpl
def upgrade_store(url: str) -> Upgrade | None:
    """升级存储. Of every kind that lasts."""
    return _asked(UPGRADES, url)


def _asked(offers: Iterable[Offer[Callable[[str], T]]], url: str) -> T | None:
    for offer in offers:
        if url.startswith(offer.suffix):
            return offer.take()(url)
    return None


@hookimpl
def exporters() -> tuple[Offer[Exporter], ...]:
    """导出格式. Everything that we write."""
    return _EXPORTERS


@hookimpl
def importers() -> tuple[Offer[Importer], ...]:
    """导入格式. Everything that we read back as records."""
    return _IMPORTERS


@hookimpl
def workbooks() -> tuple[Offer[WorkbookReader], ...]:
    """工作簿读取器. One reader, which looks at what a file is rather than its name."""
    return _WORKBOOKS


def _docx() -> Exporter:
    from shequ_adapters.formats.docx import Docx

    return Docx()


def _html() -> Exporter:
    from shequ_adapters.formats.html import Html

    return Html()


def _desk() -> Exporter:
    from shequ_adapters.formats.html import Desk

    return Desk()


def _xlsx() -> Exporter:
    from shequ_adapters.formats.xlsx import Xlsx

    return Xlsx()


def _csv() -> Exporter:
    from shequ_adapters.formats.csv_ import Csv

    return Csv()


def _csv_gb18030() -> Exporter:
    from shequ_adapters.formats.csv_ import Csv

    return Csv(encoding="gb18030")


def _ics() -> Exporter:
    from shequ_adapters.formats.ics import Ics

    return Ics()


def _jsonld() -> Exporter:
    from shequ_adapters.formats.jsonld import Jsonld

    return Jsonld()


def _hsds() -> Exporter:
    from shequ_adapters.formats.hsds import Hsds

    return Hsds()


def _vcf() -> Exporter:
    from shequ_adapters.formats.vcf import Vcf

    return Vcf()


def _jsonl() -> Jsonl:
    from shequ_adapters.formats.jsonl import Jsonl

    return Jsonl()


def _json() -> Json:
    from shequ_adapters.formats.json_ import Json

    return Json()


def _geojson() -> GeoJson:
    from shequ_adapters.formats.geojson import GeoJson

    return GeoJson()


def _parquet() -> Parquet:
    from shequ_adapters.formats.parquet import Parquet

    return Parquet()


def _workbooks() -> WorkbookReader:
    from shequ_adapters.workbooks import Workbooks

    return Workbooks()


_LOSSLESS = (
    Offer(
        name="jsonl",
        suffix=".jsonl",
        summary="全部记录，一行一条",
        load=_jsonl,
        lossless=True,
    ),
    Offer(
        name="json",
        suffix=".json",
        summary="全部记录，一个文件",
        load=_json,
        lossless=True,
    ),
    Offer(
        name="parquet",
        suffix=".zip",
        summary="全部记录，每类一个 Parquet 文件",
        load=_parquet,
        lossless=True,
        needs="shequ[parquet]",
    ),
)

_MAP = Offer(
    name="geojson",
    suffix=".geojson",
    summary="社区地图，读回图上位置",
    load=_geojson,
    names_people=False,
    counts_people=True,
)

_EXPORTERS: tuple[Offer[Exporter], ...] = (
    Offer(
        name="xlsx",
        suffix=".xlsx",
        summary="整理后的台账，一表一册",
        load=_xlsx,
        counts_people=True,
        needs="shequ[xlsx]",
    ),
    Offer(
        name="csv",
        suffix=".zip",
        summary="整理后的台账，一册一个 csv",
        load=_csv,
        counts_people=True,
    ),
    Offer(
        name="csv-gb18030",
        suffix=".zip",
        summary="同 csv，GB18030 编码，供老软件使用",
        load=_csv_gb18030,
        counts_people=True,
    ),
    Offer(
        name="docx",
        suffix=".docx",
        summary="年度工作总结",
        load=_docx,
        names_people=False,
        counts_people=True,
        needs="shequ[docx]",
    ),
    Offer(
        name="html",
        suffix=".html",
        summary="社区看板",
        load=_html,
        names_people=False,
        counts_people=True,
        needs="shequ[html]",
    ),
    Offer(
        name="desk",
        suffix=".html",
        summary="社区看板（办公用），指标可看计入的记录",
        load=_desk,
        counts_people=True,
        needs="shequ[html]",
    ),
    Offer(
        name="ics",
        suffix=".ics",
        summary="活动、会议和课程日历",
        load=_ics,
        names_people=False,
        needs="shequ[ics]",
    ),
    Offer(name="vcf", suffix=".vcf", summary="任职人员通讯录", load=_vcf),
    _MAP,
    Offer(
        name="jsonld",
        suffix=".jsonld",
        summary="公开的关联数据（schema.org、W3C ORG）",
        load=_jsonld,
        names_people=False,
    ),
    Offer(
        name="hsds",
        suffix=".json",
        summary="服务目录（HSDS 3）",
        load=_hsds,
        names_people=False,
    ),
    *_LOSSLESS,
)

_IMPORTERS: tuple[Offer[Importer], ...] = (*_LOSSLESS, _MAP)

_WORKBOOKS: tuple[Offer[WorkbookReader], ...] = tuple(
    Offer(
        name=suffix.removeprefix("."),
        suffix=suffix,
        summary=summary,
        load=_workbooks,
        needs="shequ[xlsx]",
    )
    for suffix, summary in (
        (".xlsx", "Excel 工作簿"),
        (".xlsm", "带宏的 Excel 工作簿（宏不运行）"),
        (".xls", "Excel 97-2003 工作簿"),
        (".et", "WPS 表格"),
        (".ods", "OpenDocument 表格"),
        (".csv", "逗号分隔的文本"),
        (".tsv", "制表符分隔的文本"),
        (".txt", "分隔的文本"),
    )
)
