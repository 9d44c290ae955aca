"""Checks compiled from `schemas/`: required, form, length, bounds, vocabularies, references and keys.

Each constraint is an SQL condition that is true of a wrong row. One look a table asks whether any is, and one at all
references and keys; a table in which something may be wrong counts each, and those above zero are asked for their rows.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from etl.model.sql import literal, name, names
from etl.model.tables import Field, ForeignKey, Model, Table
from etl.model.vocabularies import named

# Constraint of Table Schema to its code, SQL that is true of a wrong column and limit, and what should stand there.
LIMITS = {
    "pattern": ("pattern", "NOT regexp_full_match({}, {})", "the form {}"),
    "minLength": ("length", "length({}) < {}", "{} characters or more"),
    "maxLength": ("length", "length({}) > {}", "{} characters or fewer"),
    "minimum": ("minimum", "{} < {}", "{} or more"),
    "maximum": ("maximum", "{} > {}", "{} or less"),
}

SUGGESTED = 25
"""Values of one rule that are held against all known ones for the nearest: for each of many that takes too long."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One value that breaks one rule.

    Attributes:
        code: Code of the problem.
        table: Table of the value.
        row: Its row's number.
        field: Its column; null for the row as a whole.
        value: What stands there, as text.
        expected: What should.
        hint: What to do, where the check knows better than the catalogue.
    """

    code: str
    table: str
    row: int
    field: str | None
    value: str | None
    expected: str | None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A rule for the rows of one table.

    Attributes:
        code: Code of the problem.
        field: The column at fault.
        wrong: SQL that is true of a row that breaks the rule.
        expected: SQL of what should stand there, in words.
        shown: SQL of the value that is shown.
        target: Table referred to; null for other rules.
    """

    code: str
    field: str
    wrong: str
    expected: str
    shown: str
    target: str | None = None


def looks(model: Model, more: Mapping[str, Sequence[Condition]]) -> Iterator[str]:
    """SQL that names a table in which some row may be wrong: planning it costs far less than counting each rule.

    Args:
        model: The tables.
        more: Table to the rules that its schema implies.
    """
    for table in model:
        wrong = " OR ".join(f"({rule.wrong})" for rule in (*conditions(table, model), *more[table.name]))
        if wrong:
            yield f"SELECT {_told(table)} WHERE {wrong} LIMIT 1"


def looks_between(model: Model) -> Iterator[str]:
    """SQL that names the tables in which a key may stand twice, or a reference lead to nothing."""
    keys, users = [], defaultdict(list)
    for table in model:
        told = _told(table)
        for nth, key in enumerate(_keys(table)):
            keys.append(f"SELECT {nth} AS nth, {_joined(key)} AS id, {told} WHERE {_known(key)}")
        for one in table.foreign_keys:
            joined = _joined(one.fields)
            users[one.table, one.target].append(f"SELECT {joined} AS id, {told} WHERE {_known(one.fields)}")
    yield f'SELECT "table" FROM ({" UNION ALL ".join(keys)}) GROUP BY "table", nth, id HAVING count(*) > 1'
    for (other, target), referring in users.items():
        known = f'SELECT {_joined(target)} FROM "{other}" WHERE {_known(target)}'
        yield f'SELECT DISTINCT "table" FROM ({" UNION ALL ".join(referring)}) WHERE id NOT IN ({known})'


def check_table(con: duckdb.DuckDBPyConnection, table: Table, model: Model) -> Iterator[Finding]:
    """Every value of one table that breaks its schema."""
    between = [_reference(key, model) for key in table.foreign_keys] + [_once(table, key) for key in _keys(table)]
    yield from check_rows(con, table, [*conditions(table, model), *between], model)


def check_rows(
    con: duckdb.DuckDBPyConnection, table: Table, rules: Sequence[Condition], model: Model
) -> Iterator[Finding]:
    """Every value of one table that breaks one of some rules."""
    if not rules:
        return
    measures = ", ".join(f"count(*) FILTER (WHERE {rule.wrong})" for rule in rules)
    counts = con.execute(f"SELECT {measures} FROM {name(table.name)}").fetchone()
    assert counts is not None
    for rule, count in zip(rules, counts, strict=True):
        if count:
            yield from _findings(con, table, rule, model)


def conditions(table: Table, model: Model) -> Iterator[Condition]:
    """Every rule that a table's schema sets for a single value."""
    for field in table.fields:
        column, limits = name(field.name), field.constraints
        shown = f"CAST({column} AS VARCHAR)"

        def rule(code: str, wrong: str, expected: str, column: str = field.name, shown: str = shown) -> Condition:
            return Condition(code, column, wrong, literal(expected), shown)

        if field.required:
            yield rule("required", f"{column} IS NULL", "a value")
        for limit, (code, wrong, expected) in LIMITS.items():
            if limit in limits:
                yield rule(code, wrong.format(column, _literal(field, limits[limit])), expected.format(limits[limit]))
        if field.vocabulary is not None:
            wrong = f"{column} NOT IN ({', '.join(map(literal, model.vocabularies[field.vocabulary]))})"
            yield rule("vocabulary", wrong, f"a value of the vocabulary {field.vocabulary}")


def _reference(key: ForeignKey, model: Model) -> Condition:
    noun = model[key.table].primary_key[-1].removesuffix("_id")
    # A null among the keys would make NOT IN true of nothing.
    known = f"SELECT ({names(key.target)}) FROM {name(key.table)} WHERE {_known(key.target)}"
    broken = f"SELECT id FROM broken_ids WHERE table_name = {literal(key.table)}"
    id_ = _joined(key.fields)
    wrong = f"{_known(key.fields)} AND ({names(key.fields)}) NOT IN ({known}) AND {id_} NOT IN ({broken})"
    expected = literal(f"the id of a known {noun}")
    return Condition("reference", key.fields[-1], wrong, expected, id_, key.table)


def _once(table: Table, key: tuple[str, ...]) -> Condition:
    first = f'SELECT min("row") FROM {name(table.name)} WHERE {_known(key)} GROUP BY {names(key)}'
    expected = literal(f"{' and '.join(key)} to stand once in {table.name}")
    return Condition("key-twice", key[-1], f'{_known(key)} AND "row" NOT IN ({first})', expected, _joined(key))


def _findings(con: duckdb.DuckDBPyConnection, table: Table, rule: Condition, model: Model) -> Iterator[Finding]:
    rows = con.execute(
        f'SELECT "row", {rule.shown}, {rule.expected} FROM "{table.name}" WHERE {rule.wrong} ORDER BY "row"'
    ).fetchall()
    known, codes = list[str](), ""
    if rule.code == "vocabulary":
        terms = model.vocabularies[table.by_name[rule.field].vocabulary or ""]
        known, codes = list(terms), named(terms)
    elif rule.target is not None:
        known = _ids(con, model[rule.target])
    nearest, form = dict[str, list[str]](), "" if rule.target is None else _form(model[rule.target])
    for row, value, expected in rows:
        hint: str | None = None
        if known and value not in nearest and len(nearest) < SUGGESTED:
            nearest[value] = difflib.get_close_matches(value, known, 1, 0.6)
        if nearest.get(value):
            hint = f"did you mean {nearest[value][0]!r}?"
        elif form and not re.fullmatch(form, str(value)):
            hint = f"an id of {rule.target} has the form {form}; write one, and add it to {rule.target} where it is new"
        elif rule.target is not None:
            hint = f"add {value!r} to {rule.target}, or correct the id"
        elif known:
            hint = f"its values are {codes}"
        yield Finding(rule.code, table.name, row, rule.field, value, expected, hint)


def _keys(table: Table) -> list[tuple[str, ...]]:
    unique = [(field.name,) for field in table.fields if field.constraints.get("unique")]
    return [table.primary_key, *table.unique_keys, *unique]


def _form(table: Table) -> str:
    """The form that an id of a table has; empty where none is asked of it."""
    *_, own = table.primary_key
    return str(table.by_name[own].constraints.get("pattern", ""))


def _ids(con: duckdb.DuckDBPyConnection, table: Table) -> list[str]:
    sql = f'SELECT {_joined(table.primary_key)} AS id FROM "{table.name}" ORDER BY id'
    return [row[0] for row in con.execute(sql).fetchall()]


def _told(table: Table) -> str:
    return f'{literal(table.name)} AS "table" FROM "{table.name}"'


def _known(columns: tuple[str, ...]) -> str:
    return " AND ".join(f'"{name}" IS NOT NULL' for name in columns)


def _joined(columns: tuple[str, ...]) -> str:
    return f"concat_ws(', ', {names(columns)})"


def _literal(field: Field, value: object) -> str:
    text = literal(value) if isinstance(value, str) else str(value)
    return f"DATE {text}" if field.type == "date" else text
