"""Which clients share a token: those of one process with the same credentials and origin."""

from __future__ import annotations

import hashlib
import threading
import weakref
from typing import TYPE_CHECKING

from . import _fork
from ._effects import Flow
from ._token import Token
from ._tokens import Tokens

if TYPE_CHECKING:
    from ._login import Login
    from ._token_cache import CachedTokens


class Access:
    """One client's way to the shared token: the store, and how this client would fill it."""

    __slots__ = ("cache", "discard", "fresh", "login", "tokens")

    def __init__(self, login: Login, cache: CachedTokens | None = None) -> None:
        self.login = login
        self.cache = cache
        self.tokens = _registry.get(login)
        self.fresh = self.tokens.fresh
        self.discard = self.tokens.discard

    def current(self) -> Flow[Token]:
        """See ``Tokens.current``."""
        return self.tokens.current(self.login, self.cache)


class _Registry:
    """Every ``Tokens`` in use, by origin and credentials.

    They are held weakly: with the last client the token is gone from memory.
    """

    def __init__(self) -> None:
        self._items: weakref.WeakValueDictionary[tuple[str, str, bytes], Tokens] = (
            weakref.WeakValueDictionary()
        )
        self.after_fork()
        _fork.register(self)

    def after_fork(self) -> None:
        """Another thread of the parent may have held the lock."""
        self._lock = threading.RLock()

    def get(self, login: Login) -> Tokens:
        """The one ``Tokens`` for the credentials of ``login``."""
        digest = hashlib.sha256(login.client_secret.reveal().encode()).digest()
        key = login.origin, login.client_id, digest
        with self._lock:
            tokens = self._items.get(key)
            if tokens is None:
                tokens = self._items[key] = Tokens(login.clock)
            return tokens


_registry = _Registry()
