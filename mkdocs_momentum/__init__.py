"""Living specifications for MkDocs: status, progress and an index of all specs."""

__version__ = "0.1.0"
