"""A large file up and down: throughput beside plain httpx, and how much memory it takes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from huvr_client.sandbox import Sandbox

from ._harness import Case, Comparison, Options, compare
from ._programs import timed

MEGABYTES = 200

OURS = """
import os, time
from huvr_client import HuvrClient
huvr = HuvrClient(client_id=os.environ["ID"], client_secret=os.environ["SECRET"],
                  base_url=os.environ["BASE_URL"], user_agent="bench/1")
source, folder = os.environ["SOURCE"], os.environ["FOLDER"] + "/"
"""
START = """
started = time.perf_counter()
"""
SECONDS = "print(time.perf_counter() - started)\n"
# Not ru_maxrss, which a process inherits from the one that starts it.
PEAK = """
with open("/proc/self/status") as status:
    peak = next(line for line in status if line.startswith("VmHWM"))
print(int(peak.split()[1]) / 1e6)
"""
UPLOAD = "record = huvr.media.upload(source)\n"
DOWNLOAD = "huvr.media.download(record, to=folder, overwrite=True)\n"
RECORD = 'record = huvr.inspection_media.create({"filename": "bench.bin"})\n'

PLAIN_UPLOAD = """
import httpx
with open(source, "rb") as file:
    sized = {"Content-Length": str(os.path.getsize(source)), **record.upload.headers}
    httpx.put(record.upload.url, content=file, headers=sized).raise_for_status()
"""
PLAIN_DOWNLOAD = """
import httpx
with httpx.stream("GET", record.file) as answer, open(folder + "plain.bin", "wb") as file:
    for chunk in answer.iter_bytes(1 << 20):
        file.write(chunk)
"""


def run(options: Options) -> list[Comparison]:
    """Elapsed time on the sandbox, in this process; peak of memory in the client's."""
    with Sandbox() as sandbox, tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source.bin"
        source.write_bytes(os.urandom(1_000_000) * MEGABYTES)
        settings = {
            "ID": sandbox.client_id,
            "SECRET": sandbox.client_secret,
            "SOURCE": str(source),
            "FOLDER": folder,
        }

        def case(name: str, *parts: str) -> Case:
            return timed(name, OURS + "".join(parts), sandbox.base_url, **settings)

        rounds = options.count(5, 2)
        plain = case("plain httpx", RECORD, START, PLAIN_UPLOAD, SECONDS)
        ours = case("`huvr.media.upload`", START, UPLOAD, SECONDS)
        up = compare(f"Upload of {MEGABYTES} MB", [plain, ours], rounds)
        plain = case("plain httpx", UPLOAD, START, PLAIN_DOWNLOAD, SECONDS)
        ours = case("`huvr.media.download`", UPLOAD, START, DOWNLOAD, SECONDS)
        down = compare(f"Download of {MEGABYTES} MB", [plain, ours], rounds)
        idle = case("a small call", RECORD, PEAK)
        both = case(f"{MEGABYTES} MB up and down", UPLOAD, DOWNLOAD, PEAK)
        memory = compare("Peak memory of the process", [idle, both], options.count(3, 1))
    up.unit = down.unit = "ms"
    memory.unit = "MB"
    return [up, down, memory]
