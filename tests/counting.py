"""Counts that a test writes claim by claim, and what the rules make of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from etl.model.words import number
from etl.seeds.numbers import UNSPECIFIED
from etl.tables.insert import insert
from tests.empty import LOOKED_FOR, MODEL, empty_tables
from tests.lexicons import grammar
from tests.living import create_views

ARTICLES = 9  # Article 1 appeared on 1 March 2020, article 2 a day later, and so on.
SIDES = {
    "north": "norland",
    "south": "vesland",
    "monitor": "not_a_party",
    "agency": "not_a_party",
    "witness": "unknown",
}
ORIGINS = {
    "north-count": "north",
    "south-count": "south",
    "monitor-early": "monitor",
    "monitor-count": "monitor",
    "monitor-later": "monitor",
    "agency-report": "agency",
    "wire": None,
}
Connection = duckdb.DuckDBPyConnection
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
        unsure: Whether its links are inferred and only probable.
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
    unsure: bool = False


def settled(counts: Mapping[str, Sequence[Said]], outcomes: Mapping[str, str] | None = None) -> Connection:
    """A connection that holds the counts, each by its name, and the views.

    Args:
        counts: Name to the claims of the count.
        outcomes: Name to what became of those counted; killed where it is not named.
    """
    outcomes = outcomes or {}
    con = empty_tables()
    _fill(con, "sources", [_article(nth) for nth in range(1, ARTICLES + 1)])
    con.execute(LOOKED_FOR)
    _fill(con, "actors", [{"actor_id": actor, "side": side} for actor, side in SIDES.items()])
    _fill(con, "origins", [_origin(origin, actor) for origin, actor in ORIGINS.items()])
    tallies = [{"tally_id": name, "scope": "event", "outcome": outcomes.get(name, "killed")} for name in counts]
    _fill(con, "tallies", tallies)
    claims = [(name, said) for name, claims in counts.items() for said in claims]
    _fill(con, "claims", [_claim(*claim) for claim in claims])
    _fill(con, "casualties", [_casualty(*claim) for claim in claims])
    _fill(con, "claim_links", [link for claim in claims for link in _links(*claim)])
    create_views(con)
    return con


def answers(con: Connection) -> dict[str, dict[str, Row]]:
    """Count to rule to its answer."""
    cursor = con.execute("SELECT tally_id, rule, * EXCLUDE (tally_id, rule) FROM estimates")
    names = [column[0] for column in cursor.description]
    found: dict[str, dict[str, Row]] = {}
    for row in cursor.fetchall():
        found.setdefault(row[0], {})[row[1]] = dict(zip(names, row, strict=True))
    return found


def shown(row: Row) -> str:
    """An answer in a line: `300 (300..] by a`: value, bounds with round brackets where they are outside, claims.

    Where it is another without all unsure links together, that one follows: `45 [45..45] by b, without b 16 [16..16]`.
    """
    opening, closing = "(" if row["low_open"] else "[", ")" if row["high_open"] else "]"
    words = _numbers(row["value"], row["low"], row["high"], opening, closing)
    if row["reason_null"]:
        words.append(row["reason_null"])
    if row["deciding_claim_ids"]:
        words.append(f"by {_words(row['deciding_claim_ids'])}")
    if row["hangs_on"] is None:
        return " ".join(words)
    opening, closing = "(" if row["low_open_without"] else "[", ")" if row["high_open_without"] else "]"
    without = _numbers(row["value_without"], row["low_without"], row["high_without"], opening, closing)
    return f"{' '.join(words)}, without {_words(row['hangs_on'])} {' '.join(without)}"


def behind(row: Row) -> str:
    """How much stands behind an answer: `2 claims, 3 articles, 2 to 3 origins, contested`."""
    told = f"{row['claims']} claims, {row['articles']} articles, {row['origins_low']} to {row['origins_high']} origins"
    return f"{told}, contested" if row["contested"] else told


def _numbers(value: Any, low: Any, high: Any, opening: str = "[", closing: str = "]") -> list[str]:
    bounds = [] if low is None and high is None else [f"{opening}{_number(low)}..{_number(high)}{closing}"]
    return [_number(value) or "-", *bounds]


def _words(claim_ids: str) -> str:
    return " ".join(claim.rpartition("/")[2] for claim in claim_ids.split(" "))


def _number(value: Any) -> str:
    return "" if value is None else number(value)


def _id(tally: str, claim: str) -> str:
    return f"{tally.replace(' ', '-')}/{claim}"


def _origin(origin: str, actor: str | None) -> Row:
    return {"origin_id": origin, "actor_id": actor, "kind": "agency_report" if actor == "agency" else "statement"}


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
        "modality": "certain",
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
            yield {
                "claim_id": _id(tally, said.claim),
                "relation": relation,
                "other_claim_id": _id(tally, other),
                "basis": "inferred" if said.unsure else "stated",
                "certainty": "probable" if said.unsure else "certain",
            }


def _fill(con: Connection, table: str, rows: Sequence[Row]) -> None:
    if rows:
        fields = MODEL[table].by_name
        insert(con, table, {name: (fields[name].sql_type, [row[name] for row in rows]) for name in rows[0]})
