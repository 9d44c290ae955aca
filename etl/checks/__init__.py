"""Seventh stage: everything that must hold of the tables, as SQL. A check knows rows and columns, never files."""

from etl.checks.run import find_codes, run_checks

__all__ = ["find_codes", "run_checks"]
