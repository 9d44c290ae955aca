"""Invariants that follow from `schemas/`: from keys, references, and columns whose names say that they belong together.

A rule for one row is a condition like those of `compiled`; what holds between rows is SQL with the columns of an
invariant: table_name, "row", field, value, expected. Where an invariant of its own file reads what follows from the
schemas, it calls it: `every('a, b')`, `phrases()` or `told_apart()`.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from etl.checks.compiled import Condition
from etl.model.sql import literal
from etl.model.tables import Model, Table

CIRCLES = Path(__file__).with_name("circles.sql")


def of_rows(table: Table) -> Iterator[Condition]:
    """What must hold in each row of a table."""
    columns = table.by_name
    if has_own_ids(table):
        # Whoever cited an id that was given up would find something else under it.
        [key] = table.primary_key
        wrong = f"{key} IN (SELECT id FROM retired_ids WHERE table_name = {literal(table.name)})"
        yield Condition("id-retired", key, wrong, literal("an id that seeds/retired.yml does not list"), key)
    in_article = any(key.table == "sources" for key in table.foreign_keys)
    for name, field in columns.items():
        if name.endswith("_basis"):
            yield from _basis(table, name)
        if name.endswith("_start") and field.type == "date":
            yield _days(name.removesuffix("_start"))
        # A day resolved against the day of publication needs no reason of its own: the article's note gives it.
        told = columns.get(name.removesuffix("_basis"), field)
        needs_reason = "note" in columns and not (in_article and told.edtf) and _by_hand(table, name)
        if field.vocabulary == "basis" and needs_reason:
            wrong, expected = f"{name} = 'inferred' AND note IS NULL", "stated, or the reason in the note"
            yield Condition("inferred-reason", name, wrong, literal(expected), name)


def between_rows(model: Model) -> Iterator[tuple[str, str]]:
    """What must hold between rows, as (code, SQL)."""
    yield "id-unused", "\nUNION ALL\n".join(_unused(model))
    yield "self-link", _circles(model)


def gathered(sql: str, model: Model) -> str:
    """The SQL of an invariant, with what it calls written out."""
    known = {"every": _every, "phrases": _phrases, "told_apart": _told_apart}
    calls = rf"\b({'|'.join(known)})\('?([a-z_, ]*)'?\)"
    return re.sub(calls, lambda call: f"({' UNION ALL '.join(known[call[1]](model, call[2]))})", sql)


def has_own_ids(table: Table) -> bool:
    """Whether its rows have ids that are no other table's."""
    return len(table.primary_key) == 1 and all(key.fields != table.primary_key for key in table.foreign_keys)


def _by_hand(table: Table, name: str) -> bool:
    """Whether somebody types a basis, if only where it is not stated; what is computed needs no reason."""
    hooks = (form.get("hooks", {}) for form in table.seed.get("forms", {}).values())
    return "from" not in table.typing.get(name, {}) or any(name in keys for keys in hooks)


def _basis(table: Table, name: str) -> Iterator[Condition]:
    """A value is printed or inferred, and its basis says which: the basis is null exactly where the value is."""
    what = name.removesuffix("_basis")
    told = next((column for column in (what, f"{what}_id") if column in table.by_name), None)
    if told is None:
        raise ValueError(f"{table.name}.{name}: there is no column {what} whose basis it could be")
    expected = literal(f"nothing, since {what} is empty"), literal(f"stated or inferred, since {what} is given")
    yield Condition("basis-pair", name, f"{told} IS NULL AND {name} IS NOT NULL", expected[0], name)
    yield Condition("basis-pair", name, f"{told} IS NOT NULL AND {name} IS NULL", expected[1], name)


def _days(edtf: str) -> Condition:
    """The first and last day beside an EDTF text stand inside it.

    The year of each is printed in the text, a text that is one day is both, a month is all its days, and a day is
    missing only where the text leaves its end open.
    """
    first, last = f"{edtf}_start", f"{edtf}_end"
    wrong = f"""
        -- A text that cannot be read has neither day; it is told where it is typed.
        ({first} IS NOT NULL OR {last} IS NOT NULL) AND (
            {edtf} IS NULL
            OR {first} > {last}
            OR strpos({edtf}, strftime({first}, '%Y')) = 0
            OR strpos({edtf}, strftime({last}, '%Y')) = 0
            OR (
                regexp_full_match({edtf}, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}')
                AND (CAST({first} AS VARCHAR) <> {edtf} OR CAST({last} AS VARCHAR) <> {edtf})
            )
            OR (
                regexp_full_match({edtf}, '[0-9]{{4}}-[0-9]{{2}}')
                AND (CAST({first} AS VARCHAR) <> {edtf} || '-01' OR {last} <> last_day({first}))
            )
            OR (NOT regexp_matches({edtf}, '\\.\\.|^/|/$') AND ({first} IS NULL OR {last} IS NULL))
        )"""
    shown = " || ' to ' || ".join(f"coalesce(CAST({day} AS VARCHAR), 'open')" for day in (first, last))
    expected = f"coalesce('days inside ' || {edtf}, 'no days, since there is no date')"
    return Condition("day-bounds", edtf, wrong, expected, shown)


def _unused(model: Model) -> Iterator[str]:
    """Every id of a register is referred to by some other record.

    What nobody refers to is left over from an earlier draft, or a claim is missing. Lists inside a record, whose key
    holds its id, do not count.
    """
    for table in (model[form.table] for form in model.forms.registers.values()):
        users = [(user, key.fields) for user in model for key in user.foreign_keys if key.table == table.name]
        if has_own_ids(table) and any(column[0] not in user.primary_key for user, column in users):
            [id_] = table.primary_key
            used = " UNION ALL ".join(
                f'SELECT {column[0]} FROM "{user.name}"' + (f" WHERE {column[0]} <> {id_}" if user is table else "")
                for user, column in users
                if not _repeats(user, column, model)
            )
            yield f"""SELECT {literal(table.name)} AS table_name, "row", {literal(id_)} AS field, {id_},
                'an id that some other record refers to'
            FROM {table.name} WHERE {id_} NOT IN (SELECT id FROM ({used}) AS u (id) WHERE id IS NOT NULL)"""


def _repeats(table: Table, columns: tuple[str, ...], model: Model) -> bool:
    """Whether a table of one kind of claim repeats what stands in the table of all."""
    whole = next((key.table for key in table.foreign_keys if key.fields == table.primary_key), None)
    return whole is not None and any(key.fields == columns for key in model[whole].foreign_keys)


def _circles(model: Model) -> str:
    """Nothing leads back to itself: the typed references between records of one table, in the SQL that follows them."""
    steps = "\nUNION ALL\n".join(
        f'SELECT {literal(table.name)} AS table_name, "row", {literal(there)} AS field,'
        f" {_with(here, kind)} AS id, {_with(there, kind)} AS next_id FROM {table.name}"
        for table in model
        for here, there, kind in _links(table, model.forms.computed[table.name])
    )
    return CIRCLES.read_text(encoding="utf-8").replace("{steps}", steps)


def _links(table: Table, computed: Mapping[str, str]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The typed references between records of one table, as (from, to, what else the key holds)."""
    for key in table.foreign_keys:
        [*_, there] = key.fields
        keyed = [k.fields[0] for k in table.foreign_keys if k.table == key.table and k.fields[0] in table.primary_key]
        here = table.primary_key[0] if key.table == table.name else next(iter(keyed), there)
        if here != there and len(key.fields) == 1 and there not in computed:
            yield here, there, tuple(name for name in table.primary_key if name not in {here, there})


def _with(column: str, kind: tuple[str, ...]) -> str:
    return " || ' ' || ".join((column, *kind))


def _every(model: Model, columns: str) -> Iterator[str]:
    """The rows of every table that has some columns."""
    for table in model:
        if set(columns.split(", ")) <= set(table.by_name):
            yield f'SELECT {literal(table.name)} AS table_name, "row", {columns} FROM {table.name}'


def _phrases(model: Model, _: str) -> Iterator[str]:
    """Each phrase whose place is published, its place, and the most words that its schema allows; null: any number."""
    for table in model:
        token = next((field.name for field in table.fields if field.vocabulary == "token_kind"), None)
        for name, seed in ((name, seed) for name, seed in table.typing.items() if "nth" in seed):
            most, place = seed.get("words"), "span" if name == "exact" else name.removesuffix("_exact")
            if most is None:
                kinds = [(kind, model[form.table].typing.get(name, {})) for kind, form in model.forms.kinds.items()]
                most = " ".join(f"WHEN {literal(kind)} THEN {own.get('words', 'NULL')}" for kind, own in kinds)
                most = f"CASE kind {most} END"
            elif token:
                most = f"CASE WHEN {token} <> 'quotation' THEN {most} END"
            yield f"""SELECT {literal(table.name)} AS table_name, "row", {literal(name)} AS field, {name} AS exact,
                source_id, {"paragraph" if place == "span" else f"{place}_paragraph"} AS paragraph,
                {place}_start AS span_start, {place}_end AS span_end, {most} AS most,
                {seed["printed"] == "credit"} AS credit FROM {table.name}"""


def _told_apart(model: Model, _: str) -> Iterator[str]:
    """Each claim, what its schema says tells it from another of its kind on the same words, and what that is in it."""
    for form in model.forms.kinds.values():
        differ = model[form.table].seed["differ"]
        *others, last = [column.removesuffix("_id") for column in differ] or ["words"]
        other = f"another {', '.join(others)} or {last}" if others else f"other {last}"
        values = "".join(f", coalesce(CAST({column} AS VARCHAR), '')" for column in differ)
        yield f"""SELECT claim_id, {literal(other)} AS other, concat_ws(',', {literal(form.table)}{values}) AS told
            FROM {form.table}"""
