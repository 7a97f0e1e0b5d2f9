"""Files: uploads, downloads and exports, one or many at a time.

In it: what ``huvr.media`` offers (``api``, ``async_api``), one transfer each (``upload`` with its
``options``, ``download``, ``export``), many (``batch``, ``side_by_side``), files on this side
(``local_files``, ``names``) and the storage on the other (``storage``, ``records``).
May import: ``_calls``, ``_transport``, ``_config``. Knows nothing of pages.
"""
