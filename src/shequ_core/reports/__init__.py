"""报告. What reports say, before any format: a written summary, a board of charts."""
