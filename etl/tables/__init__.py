"""Fifth stage: records to typed tables on one in-memory DuckDB connection. Python objects end here."""

from etl.tables.build import Tables, build_tables
from etl.tables.provenance import Provenance

__all__ = ["Provenance", "Tables", "build_tables"]
