"""链接. Where a link of a page leads once the page stands in the site.

In a clone a page may link to any file of the project. The site has the pages, and no
address at which the rest could be read: such a link becomes the file's name.
"""

import posixpath
import re
from collections.abc import Mapping

_CODE_OR_LINK = re.compile(
    r"^```.*?^```|`[^`\n]+`"  # code is left as it is
    r"|(?P<picture>!?)\[(?P<words>(?:`[^`]*`|[^\[\]`])*)\]"
    r"\((?!\w+:|[#/])(?P<target>[^)#\s]+)(?P<anchor>#[^)\s]*)?\)",
    re.DOTALL | re.MULTILINE,
)


def led(markdown: str, file: str, site: Mapping[str, str]) -> str:
    """改写链接. The text of a file with its links as they lead within the site.

    ``file`` is named from the top of the project, and ``site`` says where each file
    of the project that is in the site stands there.
    """

    def lead(found: re.Match[str]) -> str:
        if found["target"] is None:
            return found[0]
        target = posixpath.normpath(
            posixpath.join(posixpath.dirname(file), found["target"])
        )
        there = site.get(target) or site.get(f"{target}/README.md")
        if there is None:
            return _told(found["words"], target)
        way = posixpath.relpath(there, posixpath.dirname(site[file]) or ".")
        return f"{found['picture']}[{found['words']}]({way}{found['anchor'] or ''})"

    return _CODE_OR_LINK.sub(lead, markdown)


def _told(words: str, target: str) -> str:
    """The words of a link, and the name of the file that they spoke of."""
    named = f"`{target}`"
    return named if words.strip("`") == target else f"{words} ({named})"
