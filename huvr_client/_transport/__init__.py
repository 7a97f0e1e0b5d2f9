"""Sending one HTTP request and understanding its answer, blocking or on an event loop.

In it: requests and replies (``wire``), the two I/O classes, the HTTP library (``http_clients``,
its only importer), retries and redirects (``exchange``), errors (``reply``, ``error_body``).
May import: ``errors``, ``_secret``. Knows nothing of operations, models, pages or files.
"""
