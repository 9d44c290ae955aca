"""Counts that a test writes claim by claim, and what the rules make of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from etl.model.words import number
from etl.seeds.numbers import UNSPECIFIED
from etl.tables.insert import insert
from tests.empty import MODEL, empty_tables
from tests.lexicons import grammar
from tests.living import create_views

ARTICLES = 9  # Article 1 appeared on 1 March 2020, article 2 a day later, and so on.
SIDES = {"north": "norland", "south": "vesland", "monitor": "not_a_party", "witness": "unknown"}
ORIGINS = {
    "north-count": "north",
    "south-count": "south",
    "monitor-early": "monitor",
    "monitor-count": "monitor",
    "monitor-later": "monitor",
    "wire": None,
}
Row = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """A claim of a count.

    Attributes:
        claim: Last word of its id.
        number: The number as printed; none where no quantity is given.
        origin: One of `ORIGINS`; none where it is unknown.
        by: One of `SIDES`; none is the article's own voice.
        article: The article that prints it.
        day: The day given for it, in EDTF.
        updates: The claim that it updates; `repeats` and `derives_from` likewise.
    """

    claim: str
    number: str | None
    origin: str | None = None
    by: str | None = None
    article: int = 1
    day: str | None = None
    stance: str = "asserts"
    interest: str | None = None
    updates: str | None = None
    repeats: str | None = None
    derives_from: str | None = None


def settled(counts: Mapping[str, Sequence[Said]]) -> duckdb.DuckDBPyConnection:
    """A connection that holds the counts, each by its name, and the views."""
    con = empty_tables()
    _fill(con, "sources", [_article(nth) for nth in range(1, ARTICLES + 1)])
    _fill(con, "actors", [{"actor_id": actor, "side": side} for actor, side in SIDES.items()])
    _fill(con, "origins", [{"origin_id": origin, "actor_id": actor} for origin, actor in ORIGINS.items()])
    _fill(con, "tallies", [{"tally_id": name, "scope": "event", "outcome": "killed"} for name in counts])
    claims = [(name, said) for name, claims in counts.items() for said in claims]
    _fill(con, "claims", [_claim(*claim) for claim in claims])
    _fill(con, "casualties", [_casualty(*claim) for claim in claims])
    _fill(con, "claim_links", [link for claim in claims for link in _links(*claim)])
    create_views(con)
    return con


def answers(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, Row]]:
    """Count to rule to its answer."""
    cursor = con.execute("SELECT tally_id, rule, * EXCLUDE (tally_id, rule) FROM estimates")
    names = [column[0] for column in cursor.description]
    found: dict[str, dict[str, Row]] = {}
    for row in cursor.fetchall():
        found.setdefault(row[0], {})[row[1]] = dict(zip(names, row, strict=True))
    return found


def shown(row: Row) -> str:
    """An answer in a line: `300 (300..] by a`: value, bounds with round brackets where they are outside, claims."""
    words = [_number(row["value"]) or "-"]
    if row["low"] is not None or row["high"] is not None:
        opening, closing = "(" if row["low_open"] else "[", ")" if row["high_open"] else "]"
        words.append(f"{opening}{_number(row['low'])}..{_number(row['high'])}{closing}")
    if row["reason_null"]:
        words.append(row["reason_null"])
    if row["deciding_claim_ids"]:
        words.append("by " + " ".join(claim.rpartition("/")[2] for claim in row["deciding_claim_ids"].split(" ")))
    return " ".join(words)


def behind(row: Row) -> str:
    """How much stands behind an answer: `2 claims, 3 articles, 2 to 3 origins, contested`."""
    told = f"{row['claims']} claims, {row['articles']} articles, {row['origins_low']} to {row['origins_high']} origins"
    return f"{told}, contested" if row["contested"] else told


def _number(value: Any) -> str:
    return "" if value is None else number(value)


def _id(tally: str, claim: str) -> str:
    return f"{tally.replace(' ', '-')}/{claim}"


def _article(nth: int) -> Row:
    day = f"2020-03-0{nth}"
    return {"source_id": f"article-{nth}", "published": day, "published_start": day, "published_end": day}


def _claim(tally: str, said: Said) -> Row:
    first, _, last = (said.day or "").partition("/")
    return {
        "claim_id": _id(tally, said.claim),
        "source_id": f"article-{said.article}",
        "claimant_id": said.by,
        "origin_id": said.origin,
        "said_on": said.day,
        "said_on_start": first or None,
        "said_on_end": last or first or None,
    }


def _casualty(tally: str, said: Said) -> Row:
    quantity = grammar("en").read(said.number) if said.number else UNSPECIFIED
    return {
        "claim_id": _id(tally, said.claim),
        "tally_id": tally,
        "source_id": f"article-{said.article}",
        "paragraph": 1,
        "stance": said.stance,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "qualifier": quantity.qualifier,
        "claimant_id": said.by,
        "claimant_interest": said.interest,
    }


def _links(tally: str, said: Said) -> Iterable[Row]:
    for relation in ("updates", "repeats", "derives_from"):
        other = getattr(said, relation)
        if other:
            yield {"claim_id": _id(tally, said.claim), "relation": relation, "other_claim_id": _id(tally, other)}


def _fill(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    if rows:
        fields = MODEL[table].by_name
        insert(con, table, {name: (fields[name].sql_type, [row[name] for row in rows]) for name in rows[0]})
