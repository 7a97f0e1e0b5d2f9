"""A web service (ASGI, as uvicorn runs it): the open findings of an asset, as JSON."""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from huvr_client import AsyncHuvrClient, HuvrAPIError, HuvrError

Message = MutableMapping[str, Any]
huvr = AsyncHuvrClient(user_agent="acme-findings/1.0")  # one for all requests


async def findings(asset: str) -> tuple[int, object, str]:
    try:
        answer = await huvr.answer(huvr.defects.list, asset=asset, state="OPEN", limit=50)
    except HuvrAPIError as error:
        return error.status_code, {"error": error.detail}, error.request_id or ""
    except (HuvrError, ValueError) as error:
        return (400 if isinstance(error, ValueError) else 502), {"error": str(error)}, ""
    return 200, answer.value.records, answer.request_id or ""


async def app(
    scope: Message,
    receive: Callable[[], Awaitable[Message]],
    send: Callable[[Message], Awaitable[None]],
) -> None:
    if scope["type"] == "lifespan":
        await receive()  # the server starts
        await send({"type": "lifespan.startup.complete"})
        await receive()  # it stops
        await huvr.aclose()
        await send({"type": "lifespan.shutdown.complete"})
        return
    status, body, request = await findings(scope["path"].removeprefix("/assets/"))
    headers = [(b"content-type", b"application/json"), (b"x-huvr-request", request.encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(body).encode()})
