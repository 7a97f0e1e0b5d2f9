"""``huvr.answer``: a typed call with the HTTP answer that its value came in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

from huvr_api.operations import AsyncResource, Resource

from ._calls import Answer, CallContext, decoded, send_call, short_traceback
from ._transport.error_body import request_id
from ._transport.network.sync_io import finish

if TYPE_CHECKING:
    from huvr_api.operations import Operation


T = TypeVar("T")


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
