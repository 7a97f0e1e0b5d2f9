"""Cloud storage as Google's XML API offers it: objects and signed URLs, on an origin of its own.

In: stored bytes, signatures, byte ranges, the storage's errors.
May come in: what the storage's own documentation says. Imports nothing of the sandbox.
May not: records of media (`huvr`), HTTP connections (`server`).
"""
