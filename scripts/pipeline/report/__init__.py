"""Step 7, report: what changed for people's code."""
