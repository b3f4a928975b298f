"""街道看板. A street office's communities side by side, one in memory at a time."""
