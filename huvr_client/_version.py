"""The version of the distribution, also what ``pyproject.toml`` reads."""

__version__ = "0.1.0"
