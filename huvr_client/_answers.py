"""``huvr.answer``: a typed call with the HTTP answer that its value came in."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from huvr_api.operations import AsyncResource, Resource

from ._calls import Answer, CallContext, decoded, send_call
from ._transport.error_body import request_id

if TYPE_CHECKING:
    from huvr_api.operations import Operation


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
    """A caller whose calls are coroutines with the answer, also for the synchronous classes."""

    def __init__(self, context: CallContext) -> None:
        self._context = context

    def call(
        self, operation: Operation[Any], arguments: Mapping[str, Any]
    ) -> Coroutine[Any, Any, Answer[Any]]:
        return _answer(self._context, operation, arguments)

    def iterate(self, operation: Operation[Any], _: Mapping[str, Any]) -> NoReturn:
        raise TypeError(
            f"answer() takes a method that makes one call, as {operation.name}(), not one that "
            "walks a list or writes a file"
        )

    save = iterate


def answering(method: Callable[..., Any]) -> Callable[..., Coroutine[Any, Any, Answer[Any]]]:
    """``method`` of a resource, made to return a coroutine with the ``Answer`` of its call.

    The options of the client that it belongs to apply. Raises ``TypeError`` for anything else.
    """
    resource: Any = getattr(method, "__self__", None)
    if not isinstance(resource, Resource | AsyncResource):
        raise TypeError("answer() takes a method of a resource, as in answer(huvr.assets.list)")
    own: Any = resource._caller  # pyright: ignore[reportPrivateUsage]
    caller: Any = _Answers(own.context)
    return getattr(type(resource)(caller), method.__name__)  # type: ignore[no-any-return]
