"""适配器. Stores, formats, readers of workbooks, and the command line of shequ."""

__version__ = "0.1.0"
