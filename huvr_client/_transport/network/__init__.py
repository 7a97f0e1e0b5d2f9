"""The sockets: what sends a request by an HTTP library, blocking or on an event loop.

In it: an exchange (``http_io``) and its two kinds (``sync_io``, ``async_io``), the HTTP libraries
(``http_clients``, ``aiohttp_client``: their only importers), who uses their connections
(``leases``, ``locks``, ``workers``), what comes back (``bodies``, ``responses``, ``failures``) and
for how long (``deadline``), and variables that no library could work with (``environment``).
May import: the rest of ``_transport``, ``errors``. Decides nothing: no retry, no token.
"""
