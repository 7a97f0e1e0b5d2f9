"""Faults at work on one exchange."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from ._errors import page, throttled
from ._exchange import Answer, Exchange, html_answer, json_answer
from ._faults import Fault
from ._storage import StorageError

Work = Callable[[Exchange], Awaitable[Answer]]

# Long enough for a peer on the same machine to have read what was sent before a reset, which may
# take with it what lies unread in the peer's buffers (RFC 9293, 3.10.4).
_BREATH = 0.05
_DETAILS = {
    401: "Invalid token.",
    403: "You do not have permission to perform this action.",
    404: "Not found.",
}


class Trouble:
    """Carries an exchange out with the faults that struck it."""

    def __init__(
        self,
        exchange: Exchange,
        work: Work,
        stopping: asyncio.Event,
        revoke: Callable[[], None],
    ) -> None:
        self._exchange = exchange
        self._work = work
        self._stopping = stopping
        self._revoke = revoke

    async def run(self, faults: list[Fault], latency: float) -> None:
        """Answer, or break the connection instead."""
        slow = [each.seconds or 0.0 for each in faults if each.kind == "latency"]
        if latency or slow:
            await self._wait(latency + sum(slow))
        fault = next((each for each in faults if each.kind != "latency"), None)
        if fault is None:
            await self._exchange.send(await self._work(self._exchange))
            return
        if not self._exchange.path.startswith("/storage/"):
            # A peer still at sending would see a failed write, not a lost answer.
            await self._exchange.body()
        if fault.applied or fault.kind == "reset-after-write":
            await self._work(self._exchange)
        await self._strike(fault)

    async def _strike(self, fault: Fault) -> None:
        replacement = self._replacement(fault)
        if replacement is not None:
            await self._exchange.send(replacement)
        elif fault.kind in ("reset", "reset-after-write"):
            self._exchange.reset()
        elif fault.kind == "stall":
            await self._wait(fault.seconds)
            self._exchange.close()
        else:
            if fault.kind == "revoke":
                self._revoke()
            await self._spoil(fault, await self._work(self._exchange))

    async def _spoil(self, fault: Fault, answer: Answer) -> None:
        match fault.kind:
            case "short-body" | "reset-mid-body" | "stall-mid-body":
                await self._exchange.send_half(answer)
                await self._break_off(fault)
            case "drip":
                await self._exchange.send_slowly(answer, fault.seconds or _BREATH)
            case "truncated-json":
                whole = b"".join(answer.chunks())
                half = Answer(answer.status, whole[: len(whole) // 2], answer.headers)
                await self._exchange.send(half)
            case _:
                await self._exchange.send(answer)

    async def _break_off(self, fault: Fault) -> None:
        if fault.kind == "reset-mid-body":
            await asyncio.sleep(_BREATH)
            self._exchange.reset()
            return
        if fault.kind == "stall-mid-body":
            await self._wait(fault.seconds)
        self._exchange.close()

    async def _wait(self, seconds: float | None) -> None:
        """Wait, but not longer than the sandbox lives."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    def _replacement(self, fault: Fault) -> Answer | None:
        """The answer that a fault puts in place of the real one, or None."""
        if fault.code is not None:
            return self._error(fault.code, fault)
        match fault.kind:
            case "html":
                return html_answer(200, page(200, "Signed in elsewhere."))
            case "firewall":
                return html_answer(403, page(403, "Blocked by security rules."))
            case "redirect":
                return html_answer(fault.status or 302, b"", {"Location": fault.target})
            case "empty":
                return Answer(200)
            case "expired":
                return xml(StorageError(400, "ExpiredToken", "The signed URL has expired."))
            case "error-body":
                error = StorageError(fault.status or 200, "InternalError", "Try again.")
                return xml(error)
            case _:
                return None

    def _error(self, code: int, fault: Fault) -> Answer:
        headers = {} if fault.retry_after is None else {"Retry-After": _after(fault.retry_after)}
        if self._exchange.path.startswith("/storage/"):
            answer = xml(StorageError(code, "ServiceUnavailable", "Try again."))
            answer.headers |= headers
            return answer
        if code == 429:
            wait = fault.retry_after if isinstance(fault.retry_after, int | float) else None
            error = throttled(wait)
            return json_answer(429, error.body, {**error.headers, **headers})
        if code >= 500:
            return html_answer(code, page(code), headers)
        if code == 401:
            headers["WWW-Authenticate"] = "Token"
        return json_answer(code, {"detail": _DETAILS.get(code, "Request refused.")}, headers)


def _after(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def xml(error: StorageError) -> Answer:
    """A storage error as an answer."""
    return Answer(error.status, error.page(), {"Content-Type": "application/xml; charset=UTF-8"})
