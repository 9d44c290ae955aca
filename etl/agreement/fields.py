"""What of a claim is compared: its coded fields, derived from the schemas, and the claims of a pass as entries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from etl.model.tables import Model, Table

MAPPED = ("actors", "places", "events")
"""Registers whose ids can be told alike; a pass makes up the ids of the others for itself alone."""

_ELSEWHERE = ("from_claim", "claim_kind")


@dataclass(frozen=True, slots=True)
class CodedField:
    """A coded field of a claim.

    Attributes:
        table: The table that it is told in.
        name: Its column there, or `event_type`: the type of the event, told for mentions.
        register: The register whose ids it holds; null where it holds a code, a number or a date.
    """

    table: str
    name: str
    register: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as one pass coded it.

    Attributes:
        kind: Its kind.
        key: Source and paragraph.
        start: First character of its phrase in the article's text.
        end: The one after its last.
        claim_id: Its id, which means something in its own pass only.
        rows: Table to the claim's row in it.
        values: CodedField to its value as text; null where it is null.
    """

    kind: str
    key: tuple[str, int]
    start: int
    end: int
    claim_id: str
    exact: str
    rows: Mapping[str, int]
    values: Mapping[CodedField, str | None]

    @property
    def order(self) -> tuple[str, int, int, int, str]:
        """Reading order."""
        return (*self.key, self.start, self.end, self.claim_id)


def coded_fields(model: Model) -> dict[str, tuple[CodedField, ...]]:
    """Kind of a claim to the fields compared: those of every claim, then its own.

    Coded columns, ids of registers that can be told alike, numbers and EDTF dates; not the basis of a single value,
    which goes with the value, nor ids that a pass makes up for itself (tallies, origins, utterances, claims).
    """
    common = _of_table(model["claims"], model)
    fields = {}
    for kind, form in model.forms.kinds.items():
        event = (CodedField(form.table, "event_type"),) if kind == "event" else ()
        fields[kind] = (*common, *_of_table(model[form.table], model), *event)
    return fields


def _of_table(table: Table, model: Model) -> tuple[CodedField, ...]:
    registers = {key.fields[0]: key.table for key in table.foreign_keys if len(key.fields) == 1}
    found = []
    for field in table.fields:
        function = model.forms.computed[table.name].get(field.name, "")
        if function in _ELSEWHERE or field.name.endswith("_basis"):
            continue
        register = registers.get(field.name)
        number = function.startswith("number_")
        if register in MAPPED or (register is None and (field.vocabulary or field.edtf or number)):
            found.append(CodedField(table.name, field.name, register))
    return tuple(found)


def entries(con: duckdb.DuckDBPyConnection, model: Model) -> list[Entry]:
    """Every claim of a pass whose phrase was found in its article, in reading order."""
    found: list[Entry] = []
    for kind, fields in coded_fields(model).items():
        table = model.forms.kinds[kind].table
        columns = [
            'events."type"' if field.name == "event_type" else f'"{field.table}"."{field.name}"' for field in fields
        ]
        rows = con.execute(
            f"""SELECT claims.source_id, claims.paragraph, claims.span_start, claims.span_end, claims.claim_id,
                claims.exact, claims."row", "{table}"."row", {", ".join(columns)}
            FROM claims
            INNER JOIN "{table}" ON claims.claim_id = "{table}".claim_id
            LEFT JOIN events ON claims.event_id = events.event_id
            WHERE claims.kind = ? AND claims.span_start IS NOT NULL""",
            [kind],
        ).fetchall()
        for source, paragraph, start, end, claim_id, exact, claims_row, own_row, *values in rows:
            told = dict(zip(fields, map(as_text, values), strict=True))
            place = {"claims": claims_row, table: own_row}
            found.append(Entry(kind, (source, paragraph), start, end, claim_id, exact, place, told))
    return sorted(found, key=lambda entry: (*entry.order, entry.kind))


def as_text(value: Any) -> str | None:
    """A value of a table as people write it; null stays null."""
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)
