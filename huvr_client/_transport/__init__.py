"""Sending one HTTP request and understanding its answer: what is decided, without a socket.

In it: requests and replies and the interface of what sends them (``wire``), retries and redirects
(``exchange``, ``retry``, ``backoff``), errors (``reply``, ``error_body``), addresses (``origin``),
and forks (``fork``). The sockets are in ``network``, which may import these, not the reverse.
May import: ``errors``, ``_secret``. Knows nothing of operations, models, pages or files.
"""
