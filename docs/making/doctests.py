"""文档示例. Examples in docstrings, fenced, so that Markdown shows them as they are."""

import re
from typing import Any

import griffe

_EXAMPLE = re.compile(r"^>>> .*?(?=\n\n|\Z)", re.DOTALL | re.MULTILINE)


class Fenced(griffe.Extension):
    """围栏. Fences the examples of every docstring."""

    def on_instance(self, *, obj: Any, **_: Any) -> None:
        """逐个. One object's docstring."""
        if obj.docstring:
            obj.docstring.value = _EXAMPLE.sub(
                r"```pycon\n\g<0>\n```", obj.docstring.value
            )
