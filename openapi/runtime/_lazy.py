"""The attributes of the clients: each is imported and made when it is first used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class Lazy(Generic[T]):
    """A decorator for a method that imports and returns a class.

    On a client the attribute is one object of that class, made with the client's caller. On the
    client's class it is the class itself, where `unittest.mock.create_autospec` finds its methods.
    Safe among threads: all get the same object.
    """

    def __init__(self, load: Callable[[Any], type[T]]) -> None:
        self.load = load
        self.__doc__ = load.__doc__

    def __set_name__(self, owner: type[Any], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, client: None, owner: type[Any]) -> type[T]: ...
    @overload
    def __get__(self, client: object, owner: type[Any]) -> T: ...
    def __get__(self, client: Any, owner: type[Any]) -> type[T] | T:
        kind: Any = self.load(client)
        if client is None:
            return kind  # type: ignore[no-any-return]
        attributes: dict[str, T] = client.__dict__
        return attributes.setdefault(self.name, kind(client._caller))
