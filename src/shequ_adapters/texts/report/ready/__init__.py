"""现成模板. The templates that come with shequ, by name, to be used or edited."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from shequ_adapters.texts.report.writing import Template
from shequ_core.errors import NotFound

READY: Mapping[str, str] = {
    "社区概况": "基本情况、人口、组织、单位、场地，一两页",
    "居务公开": "经费、救助、决议、诉求、公开情况，一季一次（--period）",
    "党支部年度": "党员、三会一课、发展党员，逐月一张表",
    "年度工作总结": "全年各项工作，留出补写的地方",
}
"""现成模板. What each is for."""


def ready_template(name: str) -> Template:
    """现成模板. Raises NotFound, with those that there are."""
    if name not in READY:
        raise NotFound(f"没有模板 {name}，现成的有 {'、'.join(READY)}")
    data = files(__name__).joinpath(f"{name}.docx").read_bytes()
    return Template(data, f"{name}.docx")
