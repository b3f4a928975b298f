"""社区. Ports and plain records of a community."""
