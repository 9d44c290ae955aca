"""Fill the column `says` of the claims, once all tables are full."""

from pathlib import Path

import duckdb

from etl.model.sql import name
from etl.model.tables import Model
from etl.sentences.compose import Composer
from etl.sentences.english import English
from etl.tables.insert import create, insert_rows

_FACTS = Path(__file__).with_name("facts.sql")
_COLUMNS = {"row": "BIGINT", "says": "VARCHAR"}
# Where a word has a capital inside one of these, it is a name.
_TEXTS = """
SELECT name FROM actors UNION SELECT description FROM actors UNION SELECT name FROM places UNION SELECT name FROM
actor_names UNION SELECT role FROM actor_names UNION SELECT title FROM events UNION SELECT summary FROM events UNION
SELECT note FROM events UNION SELECT title FROM tallies UNION SELECT note FROM tallies UNION SELECT subject FROM figures
UNION SELECT among FROM figures
"""
_ADDRESSED = """
SELECT c."row", p.actor_id
FROM event_participants AS p
INNER JOIN claims AS c ON p.claim_id = c.claim_id
WHERE p.role = 'addressee'
ORDER BY c."row", p.actor_id
"""
_ISSUERS = """
SELECT c."row", p.actor_id
FROM event_participants AS p
INNER JOIN claims AS c ON p.claim_id = c.claim_id
WHERE p.role = 'issuer'
ORDER BY c."row", p.actor_id
"""
_MEANS = """
SELECT c."row", m.means
FROM mention_means AS m
INNER JOIN claims AS c ON m.claim_id = c.claim_id
ORDER BY c."row", m.means
"""
_HOLDING = """
SELECT DISTINCT table_name FROM duckdb_columns() INNER JOIN duckdb_tables() USING (database_name, table_name)
WHERE column_name IN ('says', 'other_says')
"""


def fill_sentences(con: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Give every claim its sentence.

    Answers that hold sentences and were kept before there were any are given up, to be computed anew.

    Args:
        con: A connection that holds the tables, without faults.
        model: The tables and vocabularies.
    """
    english = English([text for (text,) in con.execute(_TEXTS).fetchall() if text])
    actors = {
        actor_id: english.actor(name, kind)
        for actor_id, name, kind in con.execute("SELECT actor_id, name, kind FROM actors").fetchall()
    }
    composer = Composer(
        english,
        actors,
        issuers=_listed(con, _ISSUERS),
        addressees=_listed(con, _ADDRESSED),
        means=_listed(con, _MEANS),
        vocabularies=model.vocabularies,
    )
    cursor = con.execute(_FACTS.read_text(encoding="utf-8"))
    names = [column[0] for column in cursor.description or []]
    said = []
    while rows := cursor.fetchmany(10_000):
        said += [(row[0], composer.sentence(dict(zip(names, row, strict=True)))) for row in rows]
    create(con, "sentences", _COLUMNS)
    insert_rows(con, "sentences", _COLUMNS, said)
    # Made anew, for of a table with updated rows DuckDB writes another Parquet than of one with the same rows.
    con.execute(
        """CREATE OR REPLACE TABLE claims AS SELECT c.* REPLACE (s.says AS says)
        FROM claims AS c INNER JOIN sentences AS s ON c."row" = s."row" ORDER BY c."row" """
    )
    con.execute("DROP TABLE sentences")
    for (answer,) in con.execute(_HOLDING).fetchall():
        if answer not in model.tables:
            con.execute(f"DROP TABLE {name(answer)}")


def _listed(con: duckdb.DuckDBPyConnection, sql: str) -> dict[int, list[str]]:
    """Row of a claim to the values that a query gives for it."""
    found: dict[int, list[str]] = {}
    for row, value in con.execute(sql).fetchall():
        found.setdefault(row, []).append(value)
    return found
