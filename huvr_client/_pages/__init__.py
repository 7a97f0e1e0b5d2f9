"""``iter()``: every row of a list, over all of its pages, while others change the list.

In it: what to fetch next and what a page means, without I/O (``rows``; ``walk`` by offset,
``follow`` by page number or cursor), and fetching one page at a time, with threads or with tasks
(``iterate``).
May import: ``_calls``, ``_transport``, ``_config``. Knows nothing of files.
"""
