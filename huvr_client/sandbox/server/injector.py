"""Faults at work on one exchange: the answer replaced, broken off, or late."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from ..drf.responses import Answer, ApiError, detail, html_answer, throttled, unauthenticated
from ..storage.objects import StorageError
from .exchange import HttpExchange
from .faults import Fault
from .storage_origin import xml_answer

Work = Callable[[HttpExchange], Awaitable[Answer]]

# Long enough for a peer on the same machine to have read what was sent before a reset, which may
# take with it what lies unread in the peer's buffers (RFC 9293, 3.10.4).
_PAUSE = 0.05


class FaultInjector:
    """Carries an exchange out with the faults that it meets."""

    def __init__(
        self,
        exchange: HttpExchange,
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
        slow = [fault.seconds or 0.0 for fault in faults if fault.kind == "latency"]
        if latency or slow:
            await self._wait(latency + sum(slow))
        fault = next((other for other in faults if other.kind != "latency"), None)
        if fault is None:
            await self._exchange.send(await self._work(self._exchange))
            return
        if not self._exchange.path.startswith("/storage/"):
            # A peer still at sending would see a failed write, not a lost answer.
            await self._exchange.body()
        if fault.applied or fault.kind == "reset-after-write":
            await self._work(self._exchange)
        await self._inject(fault)

    async def _inject(self, fault: Fault) -> None:
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
            await self._distort(fault, await self._work(self._exchange))

    async def _distort(self, fault: Fault, answer: Answer) -> None:
        match fault.kind:
            case "short-body" | "reset-mid-body" | "stall-mid-body":
                await self._exchange.send_half(answer)
                await self._break_off(fault)
            case "drip":
                await self._exchange.send_slowly(answer, fault.seconds or _PAUSE)
            case "truncated-json":
                whole = b"".join(answer.chunks())
                half = Answer(answer.status, whole[: len(whole) // 2], answer.headers)
                await self._exchange.send(half)
            case _:
                await self._exchange.send(answer)

    async def _break_off(self, fault: Fault) -> None:
        if fault.kind == "reset-mid-body":
            await asyncio.sleep(_PAUSE)
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
                return html_answer(200, "Signed in elsewhere.")
            case "firewall":
                return html_answer(403, "Blocked by security rules.")
            case "redirect":
                return Answer(fault.status or 302, headers={"Location": fault.target})
            case "empty":
                return Answer(200)
            case "expired":
                return xml_answer(StorageError(400, "ExpiredToken", "The signed URL has expired."))
            case "error-body":
                error = StorageError(fault.status or 200, "InternalError", "Try again.")
                return xml_answer(error)
            case _:
                return None

    def _error(self, code: int, fault: Fault) -> Answer:
        wait = fault.retry_after
        shown = f"{wait:g}" if isinstance(wait, int | float) else wait
        headers = {} if shown is None else {"Retry-After": shown}
        if self._exchange.path.startswith("/storage/"):
            answer = xml_answer(StorageError(code, "ServiceUnavailable", "Try again."))
        elif code >= 500:
            answer = html_answer(code)
        else:
            answer = _api_error(code, wait).answer()
        answer.headers |= headers
        return answer


def _api_error(code: int, wait: float | str | None) -> ApiError:
    match code:
        case 401:
            return unauthenticated()
        case 429:
            return throttled(wait if isinstance(wait, int | float) else None)
        case _:
            return detail(code)
