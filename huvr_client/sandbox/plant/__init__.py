"""A made-up plant: a refinery and a wind farm, their people, forms, work and findings.

In: rows and pictures that follow from a seed, a size and a fixed day.
May come in: believable data. Imports `drf` and `huvr`.
May not: rules of HUVR (`huvr`), HTTP (`server`).
"""
