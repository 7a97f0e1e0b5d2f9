"""A typed client for the HUVR inspection-data API."""

from ._version import __version__

__all__ = ["__version__"]
