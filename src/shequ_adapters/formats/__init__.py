"""格式. One module a format; none knows another."""
