"""工作簿. Reads the files of ledgers, .xlsx to .csv, as sheets of cells."""

from shequ_adapters.workbooks.contents import TEXT_SUFFIXES, WORKBOOK_SUFFIXES
from shequ_adapters.workbooks.reading import Workbooks, read_workbook

__all__ = ["TEXT_SUFFIXES", "WORKBOOK_SUFFIXES", "Workbooks", "read_workbook"]
