"""适配器. Ledgers in, stores, formats out, and the command line."""
