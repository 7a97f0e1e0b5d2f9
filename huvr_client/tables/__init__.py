"""Lists as Arrow tables, for data teams: schema, streams of record batches, the extract command.

Comes in: models and their annotations, rows as the client's ``iter`` yields them, with the JSON
that came. Goes out: Arrow, of the types in HUVR's description. Nothing here talks to HUVR, and only
public names of ``huvr_client`` and ``huvr_api`` are used. Needs the extra ``tables`` (pyarrow).

::

    import pyarrow as pa
    from huvr_client import HuvrClient, tables

    with HuvrClient() as huvr:
        findings = pa.table(tables.stream(huvr.defects.iter, state="OPEN"))
"""

try:
    from ._schema import schema
    from ._stream import AsyncStream, Stream, stream
except ModuleNotFoundError as missing:
    if missing.name != "pyarrow":
        raise
    extra = "huvr_client.tables needs: pip install 'huvr-client-typed[tables]'"
    raise ImportError(extra) from missing

__all__ = ["AsyncStream", "Stream", "schema", "stream"]
