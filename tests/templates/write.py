"""Write the templates that come with shequ, and the example's blank Word form:
``python -m tests.templates.write``.

They are laid out as the year's summary is (GB/T 9704), from what ``pages`` and
``papers`` say; whoever uses one edits it in Word.
"""

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

from docx.document import Document as WordDocument
from tests.house.sources import ROOT, SRC
from tests.templates.forms import TITLE, overview_form
from tests.templates.pages import disclosure, overview
from tests.templates.papers import annual, party

from shequ_adapters.formats.docx.blocks import composed
from shequ_adapters.formats.docx.package import write_package
from shequ_adapters.formats.docx.styles import CAPTION, CELL
from shequ_core.reports.document import Document, plain

FOLDER = SRC / "shequ_adapters/texts/report/ready"
READY: Mapping[str, Callable[[], Document]] = {
    "社区概况": overview,
    "居务公开": disclosure,
    "党支部年度": party,
    "年度工作总结": annual,
}
FORM = ROOT / f"examples/beizheng/forms/{TITLE}.docx"


def template(name: str) -> bytes:
    """The bytes of one."""
    document = READY[name]()
    word = composed(document)
    dress(word)
    stream = BytesIO()
    title, signed = plain(document.title), plain(document.signed)
    write_package(
        word, stream, title=title, author=signed, on=date(2000, 1, 1), subject=name
    )
    return stream.getvalue()


def dress(word: WordDocument) -> None:
    """Captions as captions, and tables in the letters of tables."""
    for paragraph in word.paragraphs:
        if paragraph.text.startswith("题："):
            paragraph.runs[0].text = paragraph.text.removeprefix("题：")
            paragraph.style = CAPTION
        elif paragraph.text.startswith(("{{ 表(", "{{ 图(")):
            paragraph.style = CELL


def main() -> None:
    """All of them."""
    FOLDER.mkdir(exist_ok=True)
    for name in READY:
        Path(FOLDER / f"{name}.docx").write_bytes(template(name))
    FORM.write_bytes(overview_form())


if __name__ == "__main__":
    main()
