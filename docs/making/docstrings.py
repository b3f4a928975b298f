"""文档串. How docstrings stand on the pages of the reference."""

import re
from typing import Any

import griffe

_EXAMPLE = re.compile(r"^>>> .*?(?=\n\n|\Z)", re.DOTALL | re.MULTILINE)


class Shown(griffe.Extension):
    """展示. Examples are fenced, so that they are shown as they are; the fields of a
    class stand below its words, as they are written.
    """

    def on_instance(self, *, obj: Any, **_: Any) -> None:
        """逐个. Fence the examples of one docstring."""
        if obj.docstring:
            obj.docstring.value = _EXAMPLE.sub(
                r"```pycon\n\g<0>\n```", obj.docstring.value
            )

    def on_class_members(self, *, cls: Any, **_: Any) -> None:
        """字段. Put fields that have no words of their own below those of a class."""
        fields = [
            field
            for field in cls.members.values()
            if field.is_attribute and not (field.docstring or field.name[0] == "_")
        ]
        if cls.docstring and fields:
            written = "\n".join(map(_written, fields))
            cls.docstring.value += f"\n\n```python\n{written}\n```"


def _written(field: Any) -> str:
    """A field as it stands in the class."""
    kind = f": {field.annotation}" if field.annotation else ""
    value = f" = {field.value}" if field.value is not None else ""
    return f"{field.name}{kind}{value}"
