"""模板报告. A user's own .docx, with what it asks for put in."""

from shequ_adapters.texts.report.writing import Template, write_report

__all__ = ["Template", "write_report"]
