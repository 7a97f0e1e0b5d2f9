"""HUVR on top of `drf`: tables, fields that are worked out, filters, rules of rows, actions.

In: what HUVR's documents and recorded answers show (tables and functions by table and path).
May come in: a fact about HUVR with its source. Imports `drf` and `storage`.
May not: a meaning that nobody has seen (the shape of the description answers), made-up data
(`plant`), HTTP connections (`server`).
"""
