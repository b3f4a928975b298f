"""报表文件. A superior's blank workbook, filled and otherwise as it was."""

from shequ_adapters.forms.workbook import write_form

__all__ = ["write_form"]
