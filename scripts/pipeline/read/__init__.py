"""Step 1, read: a description from a file or URL, untrusted until it is validated."""
