"""What a pass coded, record by record: the columns by which two passes are held against each other."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from etl.agreement.fields import CodedField
from etl.model.sql import name
from etl.model.tables import Field, Model, Table

CLAIMS = "claims"


@dataclass(frozen=True, slots=True)
class CodedKind:
    """A kind of record that people type.

    Attributes:
        table: Its table.
        claim: Whether it is a claim, which has a row in the table of claims too.
        key: Columns that say where a record stands, whatever it is coded as: its own id, or article and place.
        named: Columns that name it to people.
        columns: The columns compared, each with the register or table that its ids are of.
        near: How far apart two numbers of each column still count as one; null where only equal ones do.
    """

    table: str
    claim: bool
    key: tuple[str, ...]
    named: tuple[str, ...]
    columns: tuple[CodedField, ...]
    near: tuple[Mapping[str, float] | None, ...]


@dataclass(frozen=True, slots=True)
class CodedRecord:
    """A record as one pass coded it.

    Attributes:
        source: The article it stands in; null for a record of a register.
        id: What names it in its own pass, such as `river-post-p2-killed` or `river-post p2 Norland norland`.
        key: Its values of `CodedKind.key`.
        values: Its values of `CodedKind.columns`.
        rows: Table to its row there.
    """

    source: str | None
    id: str
    key: tuple[Any, ...]
    values: tuple[Any, ...]
    rows: Mapping[str, int]


def coded_kinds(model: Model) -> list[CodedKind]:
    """Every kind of record that people type, with its columns that hold codes, ids, numbers, dates or printed words.

    Left out are free text, what is computed from other values, the phrases by which claims are matched, and what nobody
    reads in a text, as what was looked for in it.
    """
    common = _columns(model[CLAIMS], model)
    tables = dict.fromkeys(form.table for form in model.forms.by_name.values())
    kinds = []
    for table in (model[one] for one in tables if one != CLAIMS):
        claim, to = "of" in table.seed, references(table)
        within = {CLAIMS, "sources", *(form.table for form in model.forms.kinds.values())}
        key = [c for c in table.primary_key if not table.by_name[c].vocabulary and to.get(c, CLAIMS) in within]
        joined = [c for c in table.primary_key if c in to and c not in key]
        named = [one for c in key for one in (("paragraph", "exact") if c == "span_start" else (c,))] + joined
        columns = [*(common if claim else ()), *(one for one in _columns(table, model) if one.name not in key)]
        near = tuple(model[one.table].typing.get(one.name, {}).get("near") for one in columns)
        kinds.append(CodedKind(table.name, claim, tuple(key), tuple(named), tuple(columns), near))
    return kinds


def references(table: Table) -> dict[str, str]:
    """Column to the table whose ids it holds."""
    return {key.fields[0]: key.table for key in table.foreign_keys if len(key.fields) == 1}


def _columns(table: Table, model: Model) -> list[CodedField]:
    to, computed = references(table), model.forms.computed[table.name]
    return [
        CodedField(table.name, field.name, to.get(field.name))
        for field in table.fields
        if _is_typed(computed.get(field.name)) and (field.name in to or _is_coded(field, table))
    ]


def _is_typed(function: str | None) -> bool:
    return function is None or function == "claimant_basis" or function.startswith("number_")


def _is_coded(field: Field, table: Table) -> bool:
    seed = table.typing.get(field.name, {})
    coded = field.vocabulary or field.edtf or field.type != "string" or "pattern" in field.constraints
    return bool(coded or ("printed" in seed and "nth" not in seed)) and "once" not in seed


def read_coded(con: duckdb.DuckDBPyConnection, kind: CodedKind) -> list[CodedRecord]:
    """Every record of a kind, in the order of its table."""
    own = name(kind.table)
    of_claim = "claim_id" in kind.key
    joined = f"INNER JOIN claims ON claims.claim_id = {own}.claim_id" if of_claim else ""
    source = "claims.source_id" if of_claim else f"{own}.source_id" if "source_id" in kind.key else "NULL"
    row = 'claims."row"' if kind.claim else "NULL"
    columns = [f"{own}.{name(column)}" for column in (*kind.named, *kind.key)]
    columns += [f"{name(one.table)}.{name(one.name)}" for one in kind.columns]
    sql = f'SELECT {own}."row", {row}, {source}, {", ".join(columns)} FROM {own} {joined} ORDER BY {own}."row"'
    first, after = len(kind.named), len(kind.named) + len(kind.key)
    found: list[CodedRecord] = []
    met = Counter[str]()
    for number, claim, article, *values in con.execute(sql).fetchall():
        words = (f"p{v}" if column == "paragraph" else str(v) for column, v in zip(kind.named, values, strict=False))
        text = " ".join(words)
        met[text] += 1
        text += f" ({met[text]})" if met[text] > 1 else ""
        rows = {kind.table: number} | ({CLAIMS: claim} if kind.claim else {})
        found.append(CodedRecord(article, text, tuple(values[first:after]), tuple(values[after:]), rows))
    return found
