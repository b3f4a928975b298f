"""未列规则. Rules of the domain that no check here speaks for, and why."""

from __future__ import annotations

import attrs


@attrs.frozen
class LeftOut:
    """未列规则. Its number, what it asks in Chinese, and why no rule checks it."""

    code: str
    title: str
    why: str


_ANYHOW = "it can not be otherwise: "
_NO_RECORD = "no record tells it: "
_WAY_OUT = "of what leaves, not of what is kept: "

LEFT_OUT: tuple[LeftOut, ...] = (
    LeftOut(
        "R-I06",
        "号码前六位是曾用区划代码",
        "it needs every county code that ever was; a plug-in with the table can add it",
    ),
    LeftOut("R-I11", "残疾人证号", _NO_RECORD + "certificates are not kept"),
    LeftOut("R-H07", "同楼栋属性不一", _NO_RECORD + "a building is one record"),
    LeftOut("R-H08", "房号在楼栋内", _NO_RECORD + "rooms are text of an address"),
    LeftOut(
        "R-G04",
        "居民小组户数",
        "there is no national number since 1990; Beijing's 15 to 50 is local, and a"
        " plug-in rule where it holds",
    ),
    LeftOut("R-G06", "网格全覆盖", _NO_RECORD + "addresses are text, grids are groups"),
    LeftOut("R-U04", "单位应建党组织", _NO_RECORD + "who of a unit is a member"),
    LeftOut("R-A07", "约数取界", _ANYHOW + "a quantity keeps its words as a bound"),
    LeftOut("R-N02", "期末等于下期期初", _ANYHOW + "both are read off the same days"),
    LeftOut("R-N05", "同一指标处处同值", _ANYHOW + "a figure has one definition"),
    LeftOut(
        "R-N06",
        "百分比复算",
        "rates are figures, and a stated one is held as any other by R-N08",
    ),
    LeftOut("R-N07", "数字可下钻", _ANYHOW + "every figure lists its rows"),
    LeftOut("R-N09", "报表须有批准文号", _NO_RECORD + "it is printed on the blank"),
    LeftOut(
        "R-N10",
        "已有数据不再填",
        _WAY_OUT + "`shequ fill` lists what is still typed by hand",
    ),
    LeftOut(
        "R-X01",
        "导出只含所需字段",
        _WAY_OUT + "a purpose is told and kept, and which fields it takes is not",
    ),
    LeftOut(
        "R-X02",
        "敏感信息须有依据",
        _WAY_OUT + "a viewpoint's ceiling and the purpose that `shequ export` keeps",
    ),
    LeftOut("R-X03", "证件号脱敏不露生日", _ANYHOW + "masks hide the birth date"),
    LeftOut("R-X04", "小数抑制", _WAY_OUT + "a viewpoint's least cell does it"),
    LeftOut("R-X05", "超期留存", _NO_RECORD + "how long a record may be kept"),
    LeftOut("R-X06", "读取留痕", _WAY_OUT + "each leaves an entry in the log"),
    LeftOut("R-X07", "公示不露证件号", _ANYHOW + "what leaves is masked"),
    LeftOut("R-M04", "重复导入不变", "a law of loading, held by tests"),
    LeftOut("R-M05", "导出再导入不变", "laws F1 to F7, held by the kit"),
    LeftOut("R-M06", "模板可以载入", "a law of templates, held by tests"),
)
