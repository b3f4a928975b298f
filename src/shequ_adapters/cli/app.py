"""应用. The commands put together, and their errors said in one line."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from shequ_adapters import __version__
from shequ_adapters.cli.batches import log, undo
from shequ_adapters.cli.check import check
from shequ_adapters.cli.conform import conform
from shequ_adapters.cli.datasets import datasets
from shequ_adapters.cli.demo import demo
from shequ_adapters.cli.diff import diff
from shequ_adapters.cli.due import due
from shequ_adapters.cli.erase import erase
from shequ_adapters.cli.export import export
from shequ_adapters.cli.festivals import festivals
from shequ_adapters.cli.figures import figures
from shequ_adapters.cli.fill import fill
from shequ_adapters.cli.hand_out import hand_out
from shequ_adapters.cli.history import history
from shequ_adapters.cli.holidays import holidays
from shequ_adapters.cli.import_ import import_
from shequ_adapters.cli.load import load
from shequ_adapters.cli.look import look
from shequ_adapters.cli.looking import As, as_first, check_command, look_as
from shequ_adapters.cli.months import months
from shequ_adapters.cli.narrate import check as narrate_check
from shequ_adapters.cli.new_plugin import new_plugin
from shequ_adapters.cli.plugins import plugins
from shequ_adapters.cli.report import report, report_template
from shequ_adapters.cli.rotate import rotate
from shequ_adapters.cli.take_back import take_back
from shequ_adapters.cli.template import template
from shequ_adapters.cli.upgrade import upgrade
from shequ_adapters.cli.verify import verify
from shequ_adapters.cli.waive import waive
from shequ_adapters.cli.why import why
from shequ_adapters.cli.words import Language, say, speak
from shequ_core.errors import ShequError

_COMMANDS = (
    (demo, "示例社区：从台账到指标、总结、看板"),
    (look, "先看：认出了哪些台账、哪些列，什么也不写"),
    (template, "空白台账：带下拉选项和填写提示，填好即可载入"),
    (load, "把台账载入数据库"),
    (
        hand_out,
        "按小组、组长等分发台账，每组一本，可改可收\n\n"
        "姓名、证件号、电话、住址默认脱敏，带*号的格收回时不作数。"
        "核对要看全名全号的，加 --unmasked，并当面发放、当面收回。"
        "组长管几个组的，--by 组长 合成一本。",
    ),
    (
        take_back,
        "收回发放的台账：只取改过的格，两边都改的列出来问\n\n"
        "添的行照常入库，少了的行列出来问，不会自动删。"
        "同一格两边改得不一样的，库里不动；要以一边为准，用 --prefer。",
    ),
    (holidays, "把放假和调休安排写入库，办理时限按工作日计算"),
    (festivals, "把春节、端午、中秋等传统节日的日期写入库，活动与节日核对"),
    (
        diff,
        "对比新旧两份台账：出生、死亡、迁入、迁出、分户、并户、户主变更、调整小组\n\n"
        "每件都说明把握有多大、依据是哪两格；日期不知道的给出区间。"
        "-o 写出核对表，标好采纳后用 --accept 和 --into 写入数据库。",
    ),
    (check, "按规则检查，指出问题在哪个文件哪一格"),
    (waive, "豁免一类或一条问题：谁批准、为什么、到何时"),
    (figures, "统计指标"),
    (due, "应办事项：会议、公开、换届、共建、答复，已办的和缺的"),
    (months, "逐月人口变动：期初、出生、迁入、死亡、迁出、期末"),
    (why, "指标的口径，和计入它的每一条记录"),
    (
        fill,
        "填报：上级的空白表，按绑定从库里填好，几张一次填\n\n"
        "哪一格是哪个指标、哪几行是哪本台账，写在绑定文件里，写一次，以后月月照填。"
        "--submit 记下这次报送，下次变动的格标黄并注明上次的数。没有指标的格列为手填。",
    ),
    (
        report,
        "按 Word 模板写报告：指标、表、图填进去，版式照旧\n\n"
        '模板里写 {{ 指标("户籍人口") }} 的地方，写出来就是那个数。'
        "名称写错的，说明在哪一段、哪一格。",
    ),
    (report_template, "现成的报告模板：列出，或写出一份来改"),
    (export, "导出为 xlsx、docx、html、json…"),
    (datasets, "能导出的表：台账、指标、各类记录，各有哪些列，涉不涉及个人"),
    (import_, "导入记录：导出过的 json、jsonl，或别的程序写的记录"),
    (log, "写过的批次：谁、何时、为什么、多少条"),
    (history, "一条记录的历次变更"),
    (undo, "撤销一个批次，恢复到它之前"),
    (verify, "核验：日志和记录是否仍如当初所写"),
    (erase, "依法删除一个人的身份信息，数字不变"),
    (rotate, "更换加密密钥：现有记录改用 SHEQU_KEYS 的第一个密钥"),
    (upgrade, "把旧版本的数据库升级到本版本，历史原样保留"),
    (conform, "检验存储、格式、规则、指标、台账是否遵守全部定律，不必写测试文件"),
    (new_plugin, "新建一个插件包：存储、格式、规则或台账，附测试，装上即可用"),
    (plugins, "已装的插件和格式"),
)

_GROUPS: Mapping[str, tuple[str, tuple[tuple[Any, str, str], ...]]] = {
    "narrate": (
        "文稿：总结、汇报里的数和底册核对",
        (
            (
                narrate_check,
                "check",
                "逐个核对文稿里的数：一致、不一致、约数相容、无记录",
            ),
        ),
    ),
}
"""命令组. What has commands of its own: name, words, and its commands."""

Lang = Annotated[Language, typer.Option("--lang", help="语言 zh 或 en")]


def _tell_version(wanted: bool) -> None:
    if wanted:
        print(f"shequ {__version__}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option("--version", callback=_tell_version, is_eager=True, help="显示版本"),
]


def run(words: Sequence[str]) -> int:
    """运行. Run the command that was typed; the exit code."""
    arguments, language = _language_first(as_first(words))
    speak(language)
    try:
        done = command().main(
            args=arguments or ["--help"], prog_name="shequ", standalone_mode=False
        )
    except typer.TyperException as error:
        return _fail(say("用法不对：{reason}", reason=error.format_message()))
    except ShequError as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(f"{error.filename or ''} {error.strerror or error}".strip())
    return done if isinstance(done, int) else 0


def _fail(reason: str) -> int:
    print("shequ:", " ".join(reason.split()), file=sys.stderr)
    return 2


def _language_first(words: Sequence[str]) -> tuple[list[str], Language]:
    """``--lang`` may stand anywhere; help must know it before it is written."""
    arguments = list(words)
    for place, word in enumerate(arguments):
        option, equals, value = word.partition("=")
        if option == "--lang" and (equals or place + 1 < len(arguments)):
            chosen = value if equals else arguments[place + 1]
            del arguments[place : place + (1 if equals else 2)]
            known = [language for language in Language if language.value == chosen]
            return ["--lang", chosen, *arguments], known[0] if known else Language.ZH
    return arguments, Language.ZH


def command() -> Any:
    """命令. The whole command, in the language spoken."""
    app = typer.Typer(add_completion=False, help="社区：台账进，底册、指标、报告出")
    app.callback()(_options)
    for function, words in _COMMANDS:
        name = function.__name__.rstrip("_").replace("_", "-")
        app.command(name, help=words)(function)
    for name, (words, inner) in _GROUPS.items():
        group = typer.Typer(help=words)
        group.callback()(_nothing)
        for function, called, told in inner:
            group.command(called, help=told)(function)
        app.add_typer(group, name=name)
    made = typer.main.get_command(app)
    _translate(made)
    return made


def _nothing() -> None:
    """A group does nothing by itself."""


def _options(
    context: typer.Context,
    lang: Lang = Language.ZH,
    looking: As = "",
    version: Version = False,
) -> None:
    """What stands before the command; ``run`` has seen to the language already."""
    look_as(looking)
    check_command(context.invoked_subcommand or "")


def _translate(part: Any) -> None:
    """The help of a command, of its options and of its sub-commands."""
    part.help = say(part.help)
    context = typer.Context(part)
    part.get_help_option(context).help = say("显示用法")
    for option in part.get_params(context):
        option.help = say(option.help)
        option.metavar = option.metavar and say(option.metavar)
        is_option = option.param_type_name == "option"
        option.rich_help_panel = say("选项") if is_option else say("参数")
    part.rich_help_panel = say("命令")
    for inner in getattr(part, "commands", {}).values():
        _translate(inner)
