"""Spreadsheets of the seeds: an article or a register as a workbook, and back."""

from etl.sheets.export import export_sheets
from etl.sheets.faults import FAULT_FORMATS
from etl.sheets.importing import import_sheets

__all__ = ["FAULT_FORMATS", "export_sheets", "import_sheets"]
