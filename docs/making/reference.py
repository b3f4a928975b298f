"""参考. The pages of the rooms of the core, drawn from their docstrings."""

import inspect
import tomllib
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[2]


def floors() -> list[list[str]]:
    """楼层. The rooms of the core, floor by floor from the top, as pyproject says."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    [layers] = [
        contract["layers"]
        for contract in contracts["tool"]["importlinter"]["contracts"]
        if contract.get("containers") == ["shequ_core"]
    ]
    return [floor.replace("|", ":").replace(" ", "").split(":") for floor in layers]


def rooms() -> list[str]:
    """房间. The rooms from the ground up: each after those that it may use."""
    return [room for floor in reversed(floors()) for room in floor]


def told(thing: object) -> tuple[str, str]:
    """所述. The Chinese term of a docstring, and the sentence after it."""
    paragraph = " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split())
    chinese, _, english = paragraph.partition(". ")
    return chinese, english


def room_page(room: str) -> str:
    """房间页. What can be imported from a room."""
    module = f"shequ_core.{room}"
    chinese, _ = told(import_module(module))
    return f"# {room} {chinese}\n\n`from {module} import …`\n\n::: {module}\n"


def door_page() -> str:
    """前门页. What the front door has, and the room that each of it comes from."""
    door = import_module("shequ_core")
    lines = ["| Name | 中文 | What it is |", "| --- | --- | --- |"]
    for name in door.__all__:
        thing = getattr(door, name)
        link = (
            f"({name}.md)"
            if inspect.ismodule(thing)
            else f"[shequ_core.{_home(name)}.{name}]"
        )
        lines.append(f"| [`{name}`]{link} | {' | '.join(told(thing))} |")
    about = "What most people need: `from shequ_core import …`"
    return "\n".join(["# The front door 前门", "", about, "", *lines, ""])


def _home(name: str) -> str:
    """The room that a name is imported from."""
    return next(room for room in rooms() if name in _offered(room))


def _offered(room: str) -> set[str]:
    """What a room exports: all it lists, or all that is defined in it."""
    module = import_module(f"shequ_core.{room}")
    own = {
        name
        for name, thing in vars(module).items()
        if getattr(thing, "__module__", "") == module.__name__
    }
    return set(getattr(module, "__all__", own))
