"""Write assets, findings and measurements to Parquet files, whole and typed, every night."""

from pathlib import Path

from pyarrow.parquet import ParquetWriter

from huvr_client import HuvrClient, tables

with HuvrClient(user_agent="acme-extract/1.0") as huvr:
    lists = {
        "assets": tables.stream(huvr.assets.iter, is_active=True, concurrency=8),
        "findings": tables.stream(huvr.defects.iter, state=["OPEN", "REPAIR"], concurrency=8),
        "measurements": tables.stream(huvr.measurements.iter, page_size=500, concurrency=8),
    }
    for name, batches in lists.items():
        with ParquetWriter("unfinished.parquet", batches.schema) as file:
            for batch in batches:
                file.write_batch(batch)
        Path("unfinished.parquet").replace(f"{name}.parquet")
        print(name, "is written;", batches.rejects.num_rows, "values did not fit")
