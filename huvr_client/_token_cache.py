"""A token shared by the processes of one user: off by default.

A ``TokenCache`` keeps a text by key and can be locked; ``FileTokenCache`` is the one behind
``token_cache="some/folder"``. ``CachedTokens`` turns it into a source of tokens. Sixteen processes
that start together make one token request: the first to lock asks, the others read what it wrote.

Whatever goes wrong with a cache is a warning and never an error: a token can always be had from
HUVR instead.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ._effects import Flow, Run, Sleep
from ._secret import Secret
from ._token import Token, issue, read_answer, state

if TYPE_CHECKING:
    from ._login import Login

log = logging.getLogger("huvr_client")

_LONGEST_FILE = 64 * 1024
_POLL = 0.05
_LOCK_PATIENCE = 60.0


class TokenCache(Protocol):
    """Where a token may be kept between processes.

    Methods may block for a moment (async clients call them in a thread), and may raise anything:
    it is logged and got over. ``key`` is a string of hexadecimal digits that stands for origin and
    credentials.
    """

    def load(self, key: str) -> str | None:
        """The text last saved under ``key``; ``None`` if there is none."""
        ...

    def save(self, key: str, text: str) -> None:
        """Replace the text under ``key``. It holds a token: keep it from other users."""
        ...

    def lock(self, key: str) -> Callable[[], None] | None:
        """Try, without waiting, to become the only holder of ``key`` among all processes.

        Returns the function that ends it (quick, callable from any thread), or ``None`` if another
        holds it. A holder that dies must lose the lock.
        """
        ...


class FileTokenCache:
    """Texts in a folder that is the user's alone (made with mode 0700; files 0600).

    A file that belongs to somebody else, that others may read or that is a link is not trusted.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._folder = Path(folder).expanduser()

    def load(self, key: str) -> str | None:
        path = self._folder / f"{key}.json"
        try:
            handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        except FileNotFoundError:
            return None
        with os.fdopen(handle, encoding="utf-8") as file:
            _check(os.fstat(handle), 0o077)
            return file.read(_LONGEST_FILE)

    def save(self, key: str, text: str) -> None:
        self._prepare()
        path = self._folder / f"{key}.json"
        draft = self._folder / f"{key}.{os.getpid()}.tmp"
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise

    def lock(self, key: str) -> Callable[[], None] | None:
        self._prepare()
        handle = os.open(self._folder / f"{key}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle)
        except BlockingIOError:
            os.close(handle)
            return None
        except BaseException:
            os.close(handle)
            raise
        return lambda: os.close(handle)  # which unlocks it, as does the end of the process

    def _prepare(self) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check(self._folder.stat(), 0o022)


def _check(found: os.stat_result, forbidden: int) -> None:
    """Raises ``PermissionError`` if what is found is not the user's, or open to others."""
    if not hasattr(os, "geteuid"):
        return  # Windows: a profile folder is private, and its mode bits mean nothing
    if found.st_uid != os.geteuid():
        raise PermissionError("it belongs to another user")
    if stat.S_IMODE(found.st_mode) & forbidden:
        raise PermissionError("other users can get at it")


def _lock(handle: int) -> None:
    """Raises ``BlockingIOError`` if another process holds the lock."""
    try:
        import fcntl
    except ImportError:  # pragma: no cover (Windows)
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]  # pyright: ignore
        except OSError:
            raise BlockingIOError from None
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class CachedTokens:
    """A source of tokens that asks ``cache`` first, and HUVR under its lock.

    ``wall``: seconds since the epoch, the one clock that processes have in common.
    """

    def __init__(self, cache: TokenCache, wall: Callable[[], float] = time.time) -> None:
        self._cache = cache
        self._wall = wall

    def obtain(
        self, login: Login, discarded: Secret | None, wanted: tuple[str, ...]
    ) -> Flow[Token]:
        """A cached token in a ``wanted`` state, or a new one, which is saved for the others.

        Not the ``discarded`` one, which HUVR has refused. Raises what ``Login.obtain`` raises.
        """
        key: str = yield Run(lambda: cache_key(login))
        release = yield from self._lock(key)
        try:
            token: Token | None = yield Run(lambda: self._load(key, login))
            now = login.clock()
            if token is None or token.secret == discarded or state(token, now) not in wanted:
                token = yield from login.obtain()
                text = self._write(token, login.clock())
                yield Run(
                    lambda: _forgiving("written", lambda: self._cache.save(key, text.reveal()))
                )
            return token
        finally:
            release()

    def _lock(self, key: str) -> Flow[Callable[[], None]]:
        """Waits in steps, so that no thread is blocked; gives up on a lock that is never free."""
        for _ in range(round(_LOCK_PATIENCE / _POLL)):
            locked: Any = yield Run(
                lambda: _forgiving("locked", lambda: self._cache.lock(key), _nothing)
            )
            if locked is not None:
                return lambda: _forgiving("unlocked", locked)
            yield Sleep(_POLL)
        log.warning("the token cache stays locked by another process and is not waited for")
        return _nothing

    def _load(self, key: str, login: Login) -> Token | None:
        text = _forgiving("read", lambda: self._cache.load(key))
        if text is None:
            return None
        token = self._read(text, login)
        if token is None:
            log.warning("the token cache holds something else than a token, which is ignored")
        return token

    def _read(self, text: str, login: Login) -> Token | None:
        with contextlib.suppress(ValueError, TypeError, KeyError, RecursionError):
            data = json.loads(text)
            secret, life = read_answer(data)
            # A wall clock may have been set back since: never trust a token beyond its life.
            age = max(life - (float(data["expires_at"]) - self._wall()), 0.0)
            return issue(secret, life, login.clock() - age, login.jitter)
        return None

    def _write(self, token: Token, now: float) -> Secret:
        values = {
            "access_token": token.secret.reveal(),
            "expires_in": token.life,
            "expires_at": self._wall() + token.expires_at - now,
        }
        return Secret(json.dumps(values))


def cache_key(login: Login) -> str:
    """A name for origin and credentials.

    The secret may be a password that a person thought up, and the key becomes a file name: so it
    is stretched (scrypt, about 50 ms, once per token).
    """
    salt = f"{login.origin}\0{login.client_id}".encode()
    secret = login.client_secret.reveal().encode()
    return hashlib.scrypt(secret, salt=salt, n=2**14, r=8, p=1, dklen=20).hex()


def _nothing() -> None:
    return None


def _forgiving(deed: str, action: Callable[[], Any], otherwise: Any = None) -> Any:
    try:
        return action()
    except Exception as exc:  # noqa: BLE001 - a cache is never worth a failed call
        # The type and the reason, not repr(): a user's cache may quote what it was to save.
        reason = exc.strerror or str(exc) if isinstance(exc, OSError) else ""
        log.warning("the token cache could not be %s: %s %s", deed, type(exc).__name__, reason)
        return otherwise
