"""Who may change the basis: whoever knows the administrator's password, if there is one."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import deque

PASSWORD = "RAG_ADMIN_PASSWORD"
SESSION_SECONDS = 8 * 3600.0
_FAILURES, _WITHIN_SECONDS = 5, 60.0


class TooManyTries(Exception):
    """So many wrong passwords that nobody may try for a while."""


class Admin:
    """Passwords and the sessions they opened; without a password nobody gets in."""

    def __init__(self, password: str | None) -> None:
        self._password = _digest(password) if password else None
        self._sessions: dict[str, float] = {}
        # Of everybody together: addresses are easy to change, and one administrator is enough.
        self._failures: deque[float] = deque(maxlen=_FAILURES)
        self._lock = threading.Lock()

    @property
    def enabled(self) -> bool:
        """Whether there is a password at all."""
        return self._password is not None

    def log_in(self, password: str) -> str | None:
        """A new session; None when the password is wrong.

        Raises:
            TooManyTries
        """
        now = time.monotonic()
        with self._lock:
            if len(self._failures) == _FAILURES and now - self._failures[0] < _WITHIN_SECONDS:
                raise TooManyTries
            # Of equal length and compared in constant time, so that nothing leaks by the clock.
            if self._password is None or not hmac.compare_digest(_digest(password), self._password):
                self._failures.append(now)
                return None
            self._sessions = {s: end for s, end in self._sessions.items() if end > now}
            session = secrets.token_urlsafe(32)
            self._sessions[session] = now + SESSION_SECONDS
            return session

    def log_out(self, session: str) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(session, None)

    def may(self, session: str) -> bool:
        """Whether a session is one that a password opened."""
        return self._sessions.get(session, 0.0) > time.monotonic()


def _digest(password: str) -> bytes:
    return hashlib.sha256(password.encode("utf-8", "surrogateescape")).digest()
