"""Django REST framework's behaviour, from an OpenAPI description: no HUVR name stands here.

In: routes, validation, rows, filters, ordering, pages, answers and errors, as the framework does.
May come in: what is true of any service built on it. Imports nothing of the sandbox.
May not: tables, fields, paths or rules of HUVR (`huvr`), sockets (`server`).
"""
