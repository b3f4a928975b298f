"""Lines are found by bisection as they are by looking at each."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from shequ_adapters.storage.text.lines import SortedLines, place_in, place_of, ref_in

names = st.sampled_from(["1", "1-2", "1.5", "10", "2", "a"])
books = st.sampled_from(["be", "bei", "bei-2", "bei0", "z"])
refs = st.builds(lambda book, name: f"{book}/team/{name}".encode(), books, names)
contents = st.dictionaries(refs, st.integers(0, 3000))


def line(ref, size):
    """A payload of about that size."""
    return b'{"kind":"team","schema":1,"id":"%b","name":"%b"}' % (ref, b"x" * size)


def sorted_lines(content):
    """The lines of a file, and the file."""
    lines = [line(ref, content[ref]) for ref in sorted(content, key=place_of)]
    return lines, SortedLines(BytesIO(b"".join(it + b"\n" for it in lines)))


@given(contents, refs)
def test_a_line_is_found_if_it_is_there(content, ref):
    """And only then."""
    _, file = sorted_lines(content)
    assert file.find(ref) == (line(ref, content[ref]) if ref in content else None)


@given(contents, books | st.none())
def test_the_lines_of_a_book_are_read(content, book):
    """Those of that book, in order, and no others."""
    lines, file = sorted_lines(content)
    community = book and book.encode()
    assert list(file.of(community)) == [
        it for it in lines if community in (None, place_in(it)[0])
    ]


def test_the_id_of_a_line_is_its_first():
    """Whatever else the record says."""
    said = b'{"kind":"team","schema":1,"id":"bei/team/1","name":"\\"id\\":\\"x"}'
    assert ref_in(said) == b"bei/team/1"
