"""One token for everybody: shared, renewed once, without making calls wait.

All clients of a process with the same credentials on the same origin share one ``SharedToken``,
be they sync or async, on whatever thread or event loop. The first call that finds neither a usable
token nor a request for one becomes the *leader* and makes the request; the others wait for its
``Refresh``. Locks are held only to choose a leader, never across I/O.

* The leader fails: everybody waiting gets (a copy of) its exception.
* It is cancelled or interrupted, or its client is closed: the waiters choose another leader.
* Its event loop stands still: a waiter takes over, at the price of a second token request: after
  75 s, or less if its own timeout is short; at once if it blocks that very loop.
* The process is forked: the child forgets requests under way, and keeps the token.
"""

from __future__ import annotations

import contextlib
import copy
import hashlib
import logging
import math
import threading
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from .._config import TIMEOUT, Config
from .._secret import Token
from .._transport import fork
from ..errors import (
    AuthenticationError,
    HuvrAPIError,
    HuvrClosedError,
    HuvrConnectionError,
    HuvrDecodeError,
    HuvrError,
    HuvrTimeoutError,
    PermissionDeniedError,
)
from .credentials import PATH, obtain_token
from .token import EXPIRED, STALE, state

if TYPE_CHECKING:
    from concurrent.futures import Future

    from .._transport.wire import IO

log = logging.getLogger("huvr_client")

# Seconds. How long others wait for a leader: longer than a connect and a read of 30 s each.
_LEASE = 75.0
# After a failed renewal, unless the server names a time; the old token is good for 15 min more.
_RENEWAL_PAUSE = 60.0
# Refused credentials are not tried again for so long: a thousand callers make one request, and
# someone who has just had the account repaired does not notice.
_REFUSAL_MEMORY = 10.0
# No answer, whatever it asks for, stops this process from asking again for longer.
_LONGEST_MEMORY = 3600.0
# Failures that hold for every client with these credentials. Others (this client is closed, its
# proxy setting is unusable) are the leader's own.
_COMMON = (HuvrAPIError, HuvrConnectionError, HuvrDecodeError)

E = TypeVar("E", bound=HuvrError)
Outcome: TypeAlias = "Token | HuvrError | None"  # None: the leader has gone away


class Refresh:
    """One token request under way, for which others wait until ``lease_end``.

    ``leader``: the thread that makes it.
    """

    def __init__(self, lease_end: float) -> None:
        from concurrent.futures import Future  # takes 2 ms, and not before the first token

        self.future: Future[Outcome] = Future()
        self.lease_end = lease_end
        self.leader = threading.get_ident()


class SharedToken:
    """The token of one set of credentials on one origin, for all threads and event loops."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock  # monotonic seconds
        self._token: Token | None = None
        self._refresh: Refresh | None = None
        self._refusal: tuple[float, HuvrAPIError] | None = None
        self._renew_after = 0.0
        self._warned = False
        self.after_fork()
        fork.register(self)

    def after_fork(self) -> None:
        """Forget what threads of the parent were doing; keep the token."""
        # Reentrant: in a thread that holds it, the garbage collector may close an abandoned
        # coroutine, whose last act is to complete its refresh.
        self._lock = threading.RLock()
        self._refresh = None

    def fresh(self) -> Token | None:
        """The token, if nothing has to be done about it: the fast path, without a lock."""
        token = self._token
        return token if token is not None and self._clock() < token.stale_at else None

    def discard(self, token: Token) -> None:
        """HUVR refused ``token``: forget it, unless it has been replaced already."""
        with self._lock:
            if self._token is token:
                self._token = None

    async def current(self, io: IO, config: Config, ends_at: float = math.inf) -> Token:
        """A token that is good now; waits only if there is none, and only until ``ends_at``.

        Raises what ``obtain_token`` raises, and the same again within ten seconds after HUVR has
        refused the credentials.
        """
        while True:
            token = self._token
            life = state(token, self._clock())
            if token is not None and life != EXPIRED:
                if life == STALE:
                    self._renew_in_background(io, config)
                return token
            refresh, leads = self._join()
            if refresh is None:
                continue
            if leads:
                return await self._lead(io, refresh, config, ends_at)
            token = await self._await(io, refresh, config, ends_at)
            if token is not None:
                return token

    def _join(self) -> tuple[Refresh | None, bool]:
        """The refresh to wait for, and whether it is ours to lead; ``None`` if there is a token.

        Raises a remembered refusal.
        """
        with self._lock:
            now = self._clock()
            if state(self._token, now) != EXPIRED:
                return None, False
            self._raise_refusal(now)
            if self._refresh is not None and now < self._refresh.lease_end:
                return self._refresh, False
            self._refresh = Refresh(now + _LEASE)
            return self._refresh, True

    def _raise_refusal(self, now: float) -> None:
        if self._refusal is None or now >= self._refusal[0]:
            return
        until, remembered = self._refusal
        error = _copied(remembered)
        if error.retry_after is not None:
            error.retry_after = until - now
        raise error

    async def _lead(self, io: IO, refresh: Refresh, config: Config, ends_at: float) -> Token:
        outcome: Outcome = None
        try:
            token = outcome = await obtain_token(io, config, ends_at)
            return token
        except _COMMON as error:
            if self._clock() < ends_at:  # else only this call's deadline has passed
                outcome = _copied(error)
            raise
        finally:
            self._complete(refresh, outcome)

    async def _await(
        self, io: IO, refresh: Refresh, config: Config, ends_at: float
    ) -> Token | None:
        """The token of another call's request; ``None``: it will not come, choose again."""
        lease = max(min(refresh.lease_end, ends_at) - self._clock(), 0.0)
        seconds = min(lease, _patience(config))
        done = await io.wait(refresh.future, seconds, refresh.leader)
        if not done and self._clock() >= ends_at:
            raise HuvrTimeoutError(f"POST {PATH}: another call waits for the token for too long")
        # None: as long as this call waits, its leader cannot go on.
        if done is None or (not done and seconds < lease):
            self._end(refresh)
        outcome = refresh.future.result() if done else None
        if isinstance(outcome, HuvrError):
            raise _copied(outcome)
        return outcome

    def _end(self, refresh: Refresh) -> None:
        """Let others lead."""
        with self._lock:
            if self._refresh is refresh:
                self._refresh = None

    def _complete(self, refresh: Refresh, outcome: Outcome) -> None:
        """End ``refresh``. May be repeated; a token that comes after its lease is used as well."""
        from concurrent.futures import InvalidStateError

        with self._lock:
            self._end(refresh)
            if isinstance(outcome, Token):
                self._token, self._refusal, self._warned = outcome, None, False
            elif isinstance(outcome, HuvrAPIError):
                self._remember(outcome)
        # Not under our lock: whoever holds the future's may come to complete another, see `_lock`.
        with contextlib.suppress(InvalidStateError):
            refresh.future.set_result(outcome)

    def _remember(self, error: HuvrAPIError) -> None:
        pause = error.retry_after
        if isinstance(error, AuthenticationError | PermissionDeniedError):
            pause = _REFUSAL_MEMORY
        if pause:
            self._refusal = self._clock() + min(pause, _LONGEST_MEMORY), error

    def _renew_in_background(self, io: IO, config: Config) -> None:
        with self._lock:
            now = self._clock()
            pauses = self._refresh is not None or now < self._renew_after
            if pauses or state(self._token, now) != STALE:  # replaced a moment ago
                return
            refresh = self._refresh = Refresh(now + _LEASE)
        try:
            io.spawn(
                lambda: self._renew(io, refresh, config), lambda: self._complete(refresh, None)
            )
        except BaseException as exc:
            self._renew_after = now + _RENEWAL_PAUSE
            self._complete(refresh, None)
            if not isinstance(exc, RuntimeError):  # no thread can be started: the old token will do
                raise

    async def _renew(self, io: IO, refresh: Refresh, config: Config) -> None:
        outcome: Outcome = None
        try:
            outcome = await obtain_token(io, config)
        except HuvrClosedError:
            pass
        except Exception as error:  # noqa: BLE001 - also what a user's transport may raise
            self._postpone(error)
            outcome = _copied(error) if isinstance(error, _COMMON) else None
        finally:
            self._complete(refresh, outcome)

    def _postpone(self, error: Exception) -> None:
        asked = error.retry_after if isinstance(error, HuvrAPIError) else None
        self._renew_after = self._clock() + min(asked or _RENEWAL_PAUSE, _LONGEST_MEMORY)
        level = logging.DEBUG if self._warned else logging.WARNING
        self._warned = True
        reason = error if isinstance(error, HuvrError) else type(error).__name__
        log.log(level, "the token could not be renewed and stays in use: %s", reason)


def _patience(config: Config) -> float:
    """How long a call waits for another client's request before it makes one of its own.

    As long as one attempt with its own timeout may take: another client's may be a long one.
    """
    timeout = TIMEOUT if config.timeout is None else config.timeout
    if not isinstance(timeout, int | float):
        timeout = ((timeout.connect or TIMEOUT) + (timeout.read or TIMEOUT)) / 2
    return timeout * _LEASE / TIMEOUT


def _copied(error: E) -> E:
    """The same error, to be raised once more.

    A shared exception would collect the tracebacks, and so the frames, of everybody who raises it.
    """
    twin = copy.copy(error)
    twin.__cause__ = error.__cause__
    return twin


class TokenProvider:
    """One client's access to the shared token: how it would request one is in its ``config``."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self.shared = _shared_by(config)
        self.fresh = self.shared.fresh
        self.discard = self.shared.discard

    async def current(self, io: IO, ends_at: float = math.inf) -> Token:
        """See ``SharedToken.current``."""
        return await self.shared.current(io, self._config, ends_at)


# By origin and credentials. The references are weak: with its last client a token is forgotten.
_in_use: weakref.WeakValueDictionary[tuple[str, str, bytes], SharedToken] = (
    weakref.WeakValueDictionary()
)
_access = fork.Lock()


def _shared_by(config: Config) -> SharedToken:
    """The one ``SharedToken`` for the credentials of ``config``."""
    digest = hashlib.sha256(config.client_secret.reveal().encode()).digest()
    key = config.origin, config.client_id, digest
    with _access.lock:
        shared = _in_use.get(key)
        if shared is None:
            shared = _in_use[key] = SharedToken(config.clock)
        return shared
