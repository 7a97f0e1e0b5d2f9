"""One token for everybody: shared, renewed once, never in the way.

All clients of a process that use the same credentials on the same origin share one ``Tokens``, be
they sync or async, on whatever thread or event loop. Who finds that a token is needed and none is
on its way becomes the *leader* and makes the request inside its own call; the others wait for the
leader's ``Flight``. Locks are held for the moment of an election only, never across I/O.

What can go wrong with a leader, and what then happens:

* It fails: everybody waiting gets (a copy of) its exception.
* It is cancelled or interrupted, or its client is closed: the flight is *abandoned*, the waiters
  elect another leader.
* Its event loop stands still: the flight's lease, which every step of a living leader prolongs,
  runs out, and a waiter takes over; at once, if that waiter is a blocking call in a coroutine of
  the same loop.
* The process is forked: the child forgets flights, and keeps the token.
"""

from __future__ import annotations

import copy
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from . import _fork
from ._drive import tapped
from ._effects import Effect, Flow, Sleep, Spawn, Wait
from ._secret import Secret
from ._token import EXPIRED, FRESH, STALE, Token, state
from .errors import (
    AuthenticationError,
    HuvrAPIError,
    HuvrClosedError,
    HuvrConnectionError,
    HuvrDecodeError,
    HuvrError,
    PermissionDeniedError,
)

if TYPE_CHECKING:
    from ._login import Login
    from ._token_cache import CachedTokens

log = logging.getLogger("huvr_client")

# Longer than any one step of a living leader: a connect and a read of 30 s each, and some.
_LEASE = 75.0
# After a failed renewal, unless the server names a time; the old token is good for 15 min more.
_RENEWAL_PAUSE = 60.0
# For so long, refused credentials are not tried again: a thousand callers make one request. Short
# enough that someone who has just had the account repaired does not notice.
_REFUSAL_MEMORY = 10.0

# Failures that are true for every client with these credentials. Others (this client is closed,
# its proxy setting is unusable) are the leader's own.
_COMMON = (HuvrAPIError, HuvrConnectionError, HuvrDecodeError)

E = TypeVar("E", bound=HuvrError)
Outcome: TypeAlias = "Token | HuvrError | None"  # None: abandoned


class Flight:
    """One token request on its way."""

    __slots__ = ("future", "holder", "landed", "lease")

    def __init__(self, lease: float) -> None:
        from concurrent.futures import Future  # 2 ms, and not before the first token

        self.future: Future[Outcome] = Future()
        self.lease = lease
        self.holder = threading.get_ident()
        self.landed = False


class Tokens:
    """The token of one set of credentials on one origin. Thread-safe, and safe among event loops.

    ``clock``: monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._token: Token | None = None
        self._flight: Flight | None = None
        self._discarded: Secret | None = None
        self._refusal: tuple[float, HuvrAPIError] | None = None
        self._renew_after = 0.0
        self._warned = False
        self.after_fork()
        _fork.register(self)

    def after_fork(self) -> None:
        """Forget what threads of the parent were about; keep the token."""
        # Reentrant: the garbage collector may run in a thread that holds the lock, and close an
        # abandoned flow whose last act is to release its flight.
        self._lock = threading.RLock()
        self._flight = None

    def fresh(self) -> Token | None:
        """The token, if nothing is to be done about it: the fast path, without a lock."""
        token = self._token
        return token if token is not None and self._clock() < token.stale_at else None

    def discard(self, token: Token) -> None:
        """HUVR refused ``token``: forget it, unless somebody has already replaced it."""
        with self._lock:
            if self._token is token:
                self._token = None
                self._discarded = token.secret

    def current(self, login: Login, cache: CachedTokens | None = None) -> Flow[Token]:
        """A token that is good now; waits only if there is none.

        Raises what ``Login.obtain`` raises, and the same again within ten seconds after HUVR has
        refused the credentials.
        """
        while True:
            token = self._token
            life = state(token, self._clock())
            if token is not None and life != EXPIRED:
                if life == STALE:
                    yield from self._renew_behind(login, cache)
                return token
            flight, leads = self._join()
            if flight is None:
                continue
            if leads:
                return (yield from self._lead(flight, login, cache))
            token = yield from self._await(flight)
            if token is not None:
                return token

    def _join(self) -> tuple[Flight | None, bool]:
        """The flight to wait for, and whether it is ours to lead; none if there is a token by now.

        Raises what is remembered of a refusal.
        """
        with self._lock:
            now = self._clock()
            if state(self._token, now) != EXPIRED:
                return None, False
            self._raise_refusal(now)
            if self._flight is not None and now < self._flight.lease:
                return self._flight, False
            self._flight = Flight(now + _LEASE)
            return self._flight, True

    def _raise_refusal(self, now: float) -> None:
        if self._refusal is None:
            return
        until, error = self._refusal
        if now >= until:
            self._refusal = None
            return
        error = _copied(error)
        if error.retry_after is not None:
            error.retry_after = until - now
        raise error

    def _lead(self, flight: Flight, login: Login, cache: CachedTokens | None) -> Flow[Token]:
        outcome: Outcome = None
        try:
            token = outcome = yield from self._obtain(flight, login, cache, FRESH, STALE)
            return token
        except _COMMON as error:
            outcome = _copied(error)
            raise
        finally:
            self._land(flight, outcome)

    def _await(self, flight: Flight) -> Flow[Token | None]:
        patience = max(flight.lease - self._clock(), 0.0)
        landed: bool | None = yield Wait(flight.future, patience, flight.holder)
        if landed is None:  # while this call waits, its leader cannot go on
            self._leave(flight)
        outcome = flight.future.result() if landed else None
        if isinstance(outcome, HuvrError):
            raise _copied(outcome)
        return outcome

    def _leave(self, flight: Flight) -> None:
        with self._lock:
            if self._flight is flight:
                self._flight = None

    def _land(self, flight: Flight, outcome: Outcome) -> None:
        """End ``flight``. Idempotent; a token that arrives after its lease is welcome still."""
        with self._lock:
            if flight.landed:
                return
            flight.landed = True
            if self._flight is flight:
                self._flight = None
            if isinstance(outcome, Token):
                self._token, self._refusal, self._warned = outcome, None, False
            elif isinstance(outcome, HuvrAPIError):
                self._remember(outcome)
        flight.future.set_result(outcome)

    def _remember(self, error: HuvrAPIError) -> None:
        pause = error.retry_after
        if isinstance(error, AuthenticationError | PermissionDeniedError):
            pause = _REFUSAL_MEMORY
        if pause:
            self._refusal = self._clock() + pause, error

    def _renew_behind(self, login: Login, cache: CachedTokens | None) -> Flow[None]:
        with self._lock:
            now = self._clock()
            if self._flight is not None or now < self._renew_after:
                return
            if state(self._token, now) != STALE:  # renewed, or discarded, a moment ago
                return
            flight = self._flight = Flight(now + _LEASE)
        renewal = self._renew(flight, login, cache)
        try:
            yield Spawn(renewal, lambda: self._land(flight, None))
        except RuntimeError:  # no thread to be had; the old token will do for now
            self._renew_after = now + _RENEWAL_PAUSE
            self._land(flight, None)
        except BaseException:
            self._land(flight, None)
            raise

    def _renew(self, flight: Flight, login: Login, cache: CachedTokens | None) -> Flow[None]:
        try:
            token = yield from self._obtain(flight, login, cache, FRESH)
        except HuvrClosedError:
            self._land(flight, None)
        except HuvrError as error:
            self._postpone(error)
            self._land(flight, _copied(error) if isinstance(error, _COMMON) else None)
        else:
            self._land(flight, token)

    def _postpone(self, error: HuvrError) -> None:
        pause = getattr(error, "retry_after", None) or _RENEWAL_PAUSE
        self._renew_after = self._clock() + pause
        level = logging.DEBUG if self._warned else logging.WARNING
        self._warned = True
        log.log(level, "the token could not be renewed and stays in use: %s", error)

    def _obtain(
        self, flight: Flight, login: Login, cache: CachedTokens | None, *wanted: str
    ) -> Flow[Token]:
        """A token from the cache, if there is one in a ``wanted`` state, or from HUVR."""

        def prolong(effect: Effect) -> None:
            pause = effect.seconds if isinstance(effect, Sleep) else 0.0
            flight.lease = self._clock() + pause + _LEASE

        known = self._discarded
        source = login.obtain() if cache is None else cache.obtain(login, known, wanted)
        return (yield from tapped(source, prolong))


def _copied(error: E) -> E:
    """The same error, to be raised once more.

    A shared exception would collect the tracebacks, and so the frames, of everybody who raises it.
    """
    twin = copy.copy(error)
    twin.__cause__ = error.__cause__
    return twin
