"""Files: uploads, downloads and exports, one or many at a time.

In it: what ``huvr.media`` offers (``api``), one transfer each (``upload``, ``download``,
``export``), many (``batch``), files on this side (``local_files``, ``names``) and the storage on
the other (``storage``, ``records``).
May import: ``_calls``, ``_transport``, ``_config``. Knows nothing of pages.
"""
