"""The tables of the model without a row, but for the vocabularies: for records that a test writes itself.

The sides are those of the small project, Norland and Vesland.
"""

import duckdb

from etl.model.project import PACKAGE_SCHEMAS
from etl.model.tables import load_model
from etl.tables.held import fill_vocabulary
from etl.tables.insert import columns_of, create
from etl.tables.provenance import Provenance
from tests import SMALL

MODEL = load_model(PACKAGE_SCHEMAS, SMALL / "seeds" / "vocabularies")


def empty_tables() -> duckdb.DuckDBPyConnection:
    """A connection that holds the tables."""
    con = duckdb.connect()
    for table in MODEL:
        create(con, table.name, columns_of(table))
    fill_vocabulary(con, MODEL, Provenance(con, MODEL))
    return con
