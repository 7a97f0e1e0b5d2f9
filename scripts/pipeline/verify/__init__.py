"""Steps 5 and 6, verify and swap: nothing is replaced unless the new package is whole and safe."""
