"""载入参数. What may be said to ``shequ load``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH", help="台账文件，或放台账的文件夹", show_default=False
    ),
]
Into = Annotated[
    str, typer.Option("--into", metavar="DB", help="数据库：.db 文件，或存储地址")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="只试算，不写入")]
Complete = Annotated[
    list[str] | None,
    typer.Option(
        "--complete",
        metavar="台账",
        help="这份台账是全册（如 居民花名册）：不在册的，从填报日期起减员；可给多个",
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="减员过多、台账较旧时，确认要载入")]
Again = Annotated[bool, typer.Option("--again", help="载入过的文件也再读一遍")]
All = Annotated[bool, typer.Option("--all", help="试算的清单全部列出")]
MarkedUp = Annotated[
    Path | None,
    typer.Option(
        "--marked-up",
        metavar="OUT",
        help="另存标注件：原台账加底色、批注、问题列；几个文件时 OUT 是文件夹",
        show_default=False,
    ),
]
