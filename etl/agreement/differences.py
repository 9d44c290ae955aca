"""What is left to settle: every record that one pass found alone, and every field in which two matched ones differ."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from etl.agreement.compare import Passes
from etl.agreement.fields import Entry
from etl.agreement.ids import translated
from etl.model.templates import filled
from etl.problems import Place
from etl.tables import Tables
from etl.tables.provenance import Spots


@dataclass(frozen=True, slots=True)
class Side:
    """A record in one pass, or the paragraph in which that pass has no such record.

    Attributes:
        claim_id: Its id; null where the pass has none.
        exact: Its phrase; likewise.
        file: Path of the seed.
        line: Line of the record, else of the paragraph.
        column: Column in that line.
    """

    claim_id: str | None
    exact: str | None
    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Value:
    """A field of a matched record, as both passes tell it.

    Attributes:
        field: Table and column.
        first: Value of the first pass.
        second: Value of the second, in its own ids.
        second_means: The second's value in ids of the first; null where that is unknown or the value is null.
        first_place: (file, line, column) at which the first value is typed, or the record where it is left out.
        second_place: Likewise of the second.
    """

    field: str
    first: str | None
    second: str | None
    second_means: str | None
    first_place: Place
    second_place: Place


@dataclass(frozen=True, slots=True)
class Difference:
    """A record found by one pass only, or found by both and told differently.

    Attributes:
        found_by: `both`, `first` or `second`.
        values: The fields that differ; empty where one pass alone found the record.
    """

    source: str
    paragraph: int
    kind: str
    found_by: str
    first: Side
    second: Side
    values: list[Value]


@dataclass(frozen=True, slots=True)
class Differences:
    """The list, in reading order, and what was compared."""

    first_pass: str
    second_pass: str
    differences: list[Difference]


def differences(comparison: Passes, first: Tables, second: Tables, first_pass: str) -> Differences:
    """Everything in which two passes differ.

    Args:
        comparison: The two passes, compared.
        first: Tables of the first pass, which know where each value was typed.
        second: Likewise of the second.
        first_pass: What the first pass is, as shown to people.
    """
    told_of = "sources", "paragraphs", "claims", *(form.table for form in first.provenance.model.forms.kinds.values())
    here, there = (tables.provenance.read(*told_of) for tables in (first, second))
    matches = comparison.matches
    differing = ((one, other, list(_values(one, other, comparison, here, there))) for one, other in matches.both)
    told = [("both", one, _side(one, here), _side(other, there), values) for one, other, values in differing if values]
    told += [("first", one, _side(one, here), _absent(one, second, there), []) for one in matches.first_only]
    told += [("second", one, _absent(one, first, here), _side(one, there), []) for one in matches.second_only]
    told.sort(key=lambda found: (*found[1].order[:4], found[1].kind, found[0], found[1].claim_id))
    found = [Difference(*entry.key, entry.kind, by, one, other, values) for by, entry, one, other, values in told]
    return Differences(first_pass, "seeds/second-pass", found)


def _absent(entry: Entry, tables: Tables, spots: Spots) -> Side:
    """Where a pass has nothing: at the paragraph, or at the article where it lacks even that."""
    source, paragraph = entry.key
    rows = tables.con.execute(
        """SELECT 'paragraphs', "row" FROM paragraphs WHERE source_id = $1 AND paragraph = $2
        UNION ALL SELECT 'sources', "row" FROM sources WHERE source_id = $1""",
        [source, paragraph],
    ).fetchall()
    table, row = min(rows)  # Both passes coded the article.
    return Side(None, None, *spots[table, row, None].at)


def _side(entry: Entry, spots: Spots) -> Side:
    return Side(entry.claim_id, entry.exact, *spots["claims", entry.rows["claims"], None].at)


def _values(one: Entry, other: Entry, comparison: Passes, here: Spots, there: Spots) -> Iterator[Value]:
    told = translated(other, comparison.ids)
    for field, value in one.values.items():
        if value == told[field]:
            continue
        own = other.values[field]
        means = comparison.ids[field.register].get(own) if field.register is not None and own is not None else own
        column = "event_id" if field.name == "event_type" else field.name
        places = (spots[field.table, e.rows[field.table], column].at for e, spots in ((one, here), (other, there)))
        yield Value(f"{field.table}.{field.name}", value, own, means, *places)


def _json(told: Differences) -> str:
    """The list as a JSON object."""
    return json.dumps(asdict(told), ensure_ascii=False, indent=2)


def _text(told: Differences) -> str:
    """The list for people: a block a record, and a count."""
    return filled(Path(__file__).with_name("differences.txt.jinja"), **asdict(told)).removesuffix("\n")


DIFFERENCES_SHOWN: dict[str, Callable[[Differences], str]] = {"text": _text, "json": _json}
