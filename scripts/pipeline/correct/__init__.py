"""Step 2, correct: our corrections, applied as data."""
