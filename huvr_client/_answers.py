"""``huvr.answer``: a typed call with the HTTP answer that its value came in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar, cast

from huvr_api.operations import AsyncResource, Resource

from ._calls import CallContext, decoded, send_call, short_traceback
from ._transport.error_body import request_id
from ._transport.network.sync_io import finish

if TYPE_CHECKING:
    from huvr_api.operations import Operation

    from ._transport.network.http_clients import Response

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What a call returned, and how it came.

    * ``value``: what the method returns by itself.
    * ``status_code``, ``headers`` (case-insensitive), ``request_id`` (HUVR's own, to quote to its
      support; ``None`` if it gave none).
    * ``attempts``: how often the request was sent, retries and the replay after a 401 included.
    * ``elapsed``: seconds from the first attempt to the answer, waits between attempts included.
    * ``response``: the ``httpx.Response``; its request carries neither token nor body.
    """

    value: T
    response: Response
    request_id: str | None
    attempts: int
    elapsed: float

    @property
    def status_code(self) -> int:
        return self.response.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        return self.response.headers


async def _answer(
    context: CallContext, operation: Operation[Any], arguments: Mapping[str, Any]
) -> Answer[Any]:
    bound = operation.bind(arguments)
    reply = await send_call(context, operation, bound)
    value = decoded(operation, bound, reply)
    assert reply.response is not None
    number = request_id(reply.headers)
    return Answer(value, reply.response, number, reply.attempts, reply.elapsed)


class _Answers:
    """A caller whose calls return the answers, not only their values."""

    def __init__(self, context: CallContext) -> None:
        self._context = context

    def call(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> Any:
        with short_traceback:
            return finish(_answer(self._context, operation, arguments))

    def iterate(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> NoReturn:
        del arguments
        raise TypeError(
            f"answer() takes a method that makes one call, as {operation.name}(), not one that "
            "walks a list or writes a file"
        )

    save = iterate


class _AsyncAnswers(_Answers):
    async def call(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> Any:
        with short_traceback:
            return await _answer(self._context, operation, arguments)


def answering(method: Callable[..., Any]) -> Callable[..., Any]:
    """``method`` of a resource, made to return the ``Answer`` of its call.

    The options of the client that it belongs to apply. Raises ``TypeError`` for anything else.
    """
    resource: object = getattr(method, "__self__", None)
    if not isinstance(resource, Resource | AsyncResource):
        raise TypeError("answer() takes a method of a resource, as in answer(huvr.assets.list)")
    caller = _Answers if isinstance(resource, Resource) else _AsyncAnswers
    own: Any = resource._caller  # pyright: ignore[reportPrivateUsage]
    make: Callable[[Any], Any] = type(resource)
    return cast("Callable[..., Any]", getattr(make(caller(own.context)), method.__name__))
