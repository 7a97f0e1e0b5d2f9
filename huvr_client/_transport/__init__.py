"""Sending one HTTP request and understanding its answer, blocking or on an event loop.

In it: requests and replies (``wire``), the two I/O classes, the HTTP libraries (``http_clients``,
``aiohttp_client``: their only importers) and who uses them (``leases``), retries and redirects
(``exchange``), errors (``failures``, ``reply``, ``error_body``).
May import: ``errors``, ``_secret``. Knows nothing of operations, models, pages or files.
"""
