"""The one exception of the pipeline."""

from __future__ import annotations


class PipelineError(Exception):
    """A regeneration cannot go on; the message is one line and names what is at fault."""
