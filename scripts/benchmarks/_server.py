"""A HUVR of prepared bytes, in a process of its own: what is measured is the client.

It knows tokens, the caller's profile and two lists, with the page size and latency that are asked
for. `python -m benchmarks._server ITEMS LATENCY_SECONDS` prints its address and serves until its
standard input ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import subprocess
import sys
from collections.abc import Generator
from typing import Any
from urllib.parse import parse_qs, urlsplit

from huvr_client import HuvrClient
from huvr_client.sandbox import Sandbox

TOKEN = b'{"access_token": "bench", "token_type": "Token", "expires_in": "3600"}'
PROFILE = {
    "id": 1,
    "username": "service",
    "email": "service@example.com",
    "first_name": "",
    "last_name": "",
    "display_name": "service",
    "date_joined": "2024-01-01T00:00:00.123456Z",
    "is_active": True,
    "roles": ["technician"],
    "company": [],
    "crews": [],
    "permissions": ["technician:use"],
    "preferences": None,
    "last_login": None,
    "name": None,
}
LONGEST_PAGE = 1000


LISTS = {"/api/assets/": "assets", "/api/defects/": "defects"}


def plant(items: int) -> dict[str, list[bytes]]:
    """By path, `items` rows as the sandbox's plant has them, each with an id of its own."""
    with (
        Sandbox() as sandbox,
        HuvrClient(
            base_url=sandbox.base_url,
            client_id=sandbox.client_id,
            client_secret=sandbox.client_secret,
            user_agent="bench/1",
        ) as huvr,
    ):
        lists = {path: getattr(huvr, name).list(limit=100).records for path, name in LISTS.items()}
    return {path: _numbered(rows, items) for path, rows in lists.items()}


def _numbered(rows: list[dict[str, Any]], items: int) -> list[bytes]:
    numbered = ({**rows[number % len(rows)], "id": number + 1} for number in range(items))
    return [json.dumps(row).encode() for row in numbered]


class Server:
    """Answers from memory; one connection after another request, as HTTP/1.1 keeps it."""

    def __init__(self, items: int, latency: float) -> None:
        self.lists = plant(items)
        self.latency = latency

    def answer(self, method: str, target: str) -> bytes:
        """The JSON body for a request."""
        url = urlsplit(target)
        if method == "POST":
            return TOKEN
        if url.path == "/api/users/me/":
            return json.dumps(PROFILE).encode()
        rows = self.lists[url.path]
        query = parse_qs(url.query)
        limit = min(int(query.get("limit", ["100"])[0]), LONGEST_PAGE)
        offset = int(query.get("offset", ["0"])[0])
        following = offset + limit < len(rows)
        place = f'"http://{{host}}{url.path}?limit={limit}&offset={offset + limit}"'
        head = f'{{"count": {len(rows)}, "next": {place if following else "null"}, '
        return b"".join(
            (head.encode(), b'"previous": null, "results": [',
             b",".join(rows[offset : offset + limit]), b"]}")
        )  # fmt: skip

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        address = "{}:{}".format(*writer.get_extra_info("sockname"))
        with contextlib.suppress(
            asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError
        ):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                method, target, _ = head.split(" ", 2)
                if length := re.search(r"(?i)^content-length: (\d+)", head, re.MULTILINE):
                    await reader.readexactly(int(length[1]))
                if self.latency and method == "GET":
                    await asyncio.sleep(self.latency)
                body = self.answer(method, target).replace(b"{host}", address.encode(), 1)
                size = f"Content-Length: {len(body)}\r\n\r\n".encode()
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + size + body)
                await writer.drain()
        writer.close()


async def _main(items: int, latency: float) -> None:
    server = await asyncio.start_server(Server(items, latency).serve, "127.0.0.1", 0)
    print("http://{}:{}".format(*server.sockets[0].getsockname()), flush=True)
    await asyncio.to_thread(sys.stdin.read)


@contextlib.contextmanager
def running(items: int, latency: float = 0.0) -> Generator[str, None, None]:
    """The address of a server in another process, for as long as the block takes."""
    command = [sys.executable, "-m", "benchmarks._server", str(items), str(latency)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        try:
            yield child.stdout.readline().decode().strip()
        finally:
            child.stdin.close()
            child.wait()


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1]), float(sys.argv[2])))
