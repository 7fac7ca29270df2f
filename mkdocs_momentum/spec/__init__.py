"""One specification: what it is, and how it is read from Markdown."""
