"""Spreadsheets of the seeds: an article or a register as a workbook, and back."""

from etl.sheets.export import export_sheets

__all__ = ["export_sheets"]
