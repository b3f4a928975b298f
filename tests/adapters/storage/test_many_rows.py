"""多行写入: every row is written, in whatever company, and once."""

from contextlib import closing
from sqlite3 import SQLITE_LIMIT_VARIABLE_NUMBER, IntegrityError, connect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_adapters.storage.sql.many_rows import AT_ONCE, write

ADD = "INSERT INTO row (id, words) VALUES (?, ?)"


def opened(marks=None):
    """A database of one table, whose statements have no more marks than that."""
    driver = connect(":memory:")
    driver.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, words TEXT)")
    if marks is not None:
        driver.setlimit(SQLITE_LIMIT_VARIABLE_NUMBER, marks)
    return driver


def written(driver):
    """What is in the table, in the order of the ids."""
    return driver.execute("SELECT id, words FROM row ORDER BY id").fetchall()


@given(words=st.lists(st.none() | st.text("王芳'", max_size=3), max_size=30))
@pytest.mark.parametrize("marks", [2, 3, 4, 7, 20, None])
def test_every_row_is_written(marks, words):
    """Few or many, by as many marks as the database lets a statement have."""
    rows = list(enumerate(words))
    with closing(opened(marks)) as driver:
        write(driver, ADD, iter(rows))
        assert written(driver) == rows


@pytest.mark.parametrize("more", [-1, 0, 1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1])
def test_so_are_those_at_the_seams(more):
    """Just as many as a statement takes, one less, one more."""
    rows = [(number, "") for number in range(AT_ONCE + more)]
    with closing(opened()) as driver:
        write(driver, ADD, rows)
        assert written(driver) == rows


def test_rows_are_taken_as_they_are_written():
    """Those of the third statement are made when two statements are in the table."""
    with closing(opened()) as driver:

        def rows():
            for number in range(3 * AT_ONCE):
                if number == 2 * AT_ONCE:
                    assert len(written(driver)) == 2 * AT_ONCE
                yield number, ""

        write(driver, ADD, rows())
        assert len(written(driver)) == 3 * AT_ONCE


def test_a_row_that_is_there_is_refused():
    """By the driver's own error, whichever row it is."""
    rows = [(number, "") for number in range(AT_ONCE + 2)]
    for place in (0, AT_ONCE // 2, AT_ONCE + 1):
        with closing(opened()) as driver:
            write(driver, ADD, [rows[place]])
            with pytest.raises(IntegrityError):
                write(driver, ADD, rows)
