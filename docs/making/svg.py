"""绘图. Boxes, words and arrows as SVG text, the same on every machine."""

from collections.abc import Iterable, Sequence
from html import escape

INK, FAINT, LINE, PAPER, ROOM = "#1f2933", "#5f6c7b", "#9aa5b1", "#ffffff", "#eef5f4"
"""颜色. Words, lesser words, lines, the sheet, and what stands on it."""

_FONTS = (
    "system-ui, 'Segoe UI', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', "
    "'Noto Sans CJK SC', sans-serif"
)
_WIDE_FROM = "\u2e80"  # from here on a character takes a whole square


def width_of(words: str, size: float) -> float:
    """字宽. About how wide words of a size are."""
    return sum(size if it >= _WIDE_FROM else size * 0.56 for it in words)


def wrapped(parts: Sequence[str], joint: str, size: float, width: float) -> list[str]:
    """折行. Parts put together in lines that are no wider than that."""
    lines = [""]
    for part in parts:
        longer = lines[-1] + joint + part if lines[-1] else part
        if lines[-1] and width_of(longer, size) > width:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines


def words(
    x: float,
    y: float,
    text: str,
    *,
    size: float = 13,
    fill: str = INK,
    weight: int = 400,
    anchor: str = "start",
) -> str:
    """字. Words that begin, or stand in the middle, at a place on their line."""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" font-weight="{weight}" '
        f'fill="{fill}" text-anchor="{anchor}">{escape(text)}</text>'
    )


def heading(x: float, y: float, name: str, beside: str, size: float = 14) -> str:
    """题. A name, and words beside it."""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{INK}">'
        f'<tspan font-weight="600">{escape(name)}</tspan>'
        f'<tspan dx="8">{escape(beside)}</tspan></text>'
    )


def box(x: float, y: float, width: float, height: float, *, fill: str = ROOM) -> str:
    """框. A rectangle with round corners."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="5" '
        f'fill="{fill}" stroke="{LINE}"/>'
    )


def arrow(begin: tuple[float, float], end: tuple[float, float]) -> str:
    """箭头. A bent line to what is named below or above; it arrives upright."""
    (x, y), (to_x, to_y) = begin, end
    half = (y + to_y) / 2
    return _line(
        f"M {x:g} {y:g} C {x:g} {half:g}, {to_x:g} {half:g}, {to_x:g} {to_y:g}"
    )


def arrow_aside(begin: tuple[float, float], end: tuple[float, float]) -> str:
    """横箭头. A bent line to what is named beside; it arrives level."""
    (x, y), (to_x, to_y) = begin, end
    half = (x + to_x) / 2
    return _line(
        f"M {x:g} {y:g} C {half:g} {y:g}, {half:g} {to_y:g}, {to_x:g} {to_y:g}"
    )


def _line(path: str) -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{FAINT}" stroke-width="1.2" '
        'marker-end="url(#tip)"/>'
    )


def drawing(width: float, height: float, title: str, parts: Iterable[str]) -> str:
    """图. A whole drawing, on paper of its own: it is the same by day and by night."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" role="img" font-family="{_FONTS}">'
    )
    tip = (
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        f'markerHeight="7" orient="auto"><path d="M 0 0 L 8 4 L 0 8 z" fill="{FAINT}"/>'
        "</marker></defs>"
    )
    paper = f'<rect width="{width:g}" height="{height:g}" rx="8" fill="{PAPER}"/>'
    whole = (head, f"<title>{escape(title)}</title>", tip, paper, *parts, "</svg>")
    return "\n".join(whole) + "\n"
