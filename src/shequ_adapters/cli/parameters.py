"""参数. The arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

DB = Annotated[
    str, typer.Argument(metavar="DB", help="数据库：.db 文件，或存储地址 sqlite:///…")
]
On = Annotated[
    str,
    typer.Option(
        "--on", metavar="日期", help="统计日期 2004-12-31，默认为台账填报日期"
    ),
]
During = Annotated[
    str,
    typer.Option(
        "--period",
        metavar="时段",
        help="统计时段 2004、2004-05 或 2004-01-01..2004-06-30，默认为统计日期所在年度",
    ),
]
Community = Annotated[
    str,
    typer.Option("--community", metavar="键", help="社区的键，库中有几个社区时须指明"),
]
KnownAt = Annotated[
    str,
    typer.Option(
        "--known-at",
        metavar="版次或日期",
        help="只看当时已写入的：版次 3（见 shequ log），或 2005-01-31 当天为止",
    ),
]
Boundary = Annotated[
    str,
    typer.Option(
        "--boundary",
        metavar="日期",
        help="按这一天的区划统计；划入划出的各社区都要在库中",
    ),
]
Unmasked = Annotated[
    bool, typer.Option("--unmasked", help="不脱敏：姓名、证件号、电话、住址照原样写出")
]
Actor = Annotated[str, typer.Option("--actor", metavar="姓名", help="经办人")]
AsJson = Annotated[bool, typer.Option("--json", help="以 JSON 输出")]
