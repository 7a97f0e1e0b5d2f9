"""Step 3, normalise for typing: the corrected document as the generator wants it."""
