"""Fifth stage: records to typed tables on one in-memory DuckDB connection. Python objects end here."""

from etl.tables.build import Tables, build_tables
from etl.tables.origins import Origins

__all__ = ["Origins", "Tables", "build_tables"]
