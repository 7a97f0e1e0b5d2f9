"""The access token: requested once, shared by all clients of a process, renewed in time.

In it: the states of a token's life (``token``), the request for one (``credentials``), and who
makes it while others wait (``shared_token``).
May import: ``_transport``, ``_config``. Never sees an operation or a model.
"""
