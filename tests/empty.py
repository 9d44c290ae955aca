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


LOOKED_FOR = """
INSERT INTO source_scope BY NAME
SELECT s.source_id, v.value AS kind
FROM sources AS s
INNER JOIN vocabulary AS v ON v.vocabulary = 'source_scope'
WHERE s.source_id NOT IN (SELECT source_id FROM source_scope);
"""
"""Everything looked for in each article of which it is not said, as where nothing is typed in a seed."""


def empty_tables() -> duckdb.DuckDBPyConnection:
    """A connection that holds the tables."""
    con = duckdb.connect()
    for table in MODEL:
        create(con, table.name, columns_of(table))
    fill_vocabulary(con, MODEL, Provenance(con, MODEL))
    return con
