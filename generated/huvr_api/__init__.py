"""Typed access to the HUVR API (3), generated: do not edit.

Made by scripts/regenerate.py from the files in openapi/. People import from `huvr_client`.
"""
