"""The words that the made-up plant is made of."""

from __future__ import annotations

CONDITIONS = {0: "Not inspected", 1: "Good", 2: "Fair", 3: "Watch", 4: "Poor", 5: "Critical"}
