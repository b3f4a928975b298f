"""外来. What a page would fetch from another host: there must be none of it."""

import re
from collections.abc import Iterator
from pathlib import Path

_TAG = re.compile(
    r"<(?!a\b)\w+\b[^>]*?\s(?:src|href|srcset|data|poster)=\"?(?:https?:)?//[^>]*>"
)
_STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)\"'\s]+")
_DIAGRAM = re.compile(r'class="[^"]*\bmermaid\b')
"""图语. The theme would fetch what draws these."""

_LOOKED_FOR = {
    ".html": (_TAG, _STYLE, _DIAGRAM),
    ".css": (_STYLE,),
    ".svg": (_TAG, _STYLE),
}


def loads_from_elsewhere(site: Path) -> Iterator[str]:
    """外来内容. Each file of a built site that would fetch something, and what."""
    for path in sorted(site.rglob("*")):
        for pattern in _LOOKED_FOR.get(path.suffix, ()):
            for found in pattern.finditer(path.read_text("utf-8")):
                yield f"{path.relative_to(site)}: {found[0][:120]}"
