"""What the columns of a view mean, read from its parsed SQL.

A column that a view passes on under its own name is what `schemas/` says of it in the table from which it comes,
through whatever common table expressions and views: as it is, cast, or one of a group (`min`, `max`). Where branches
of a UNION, a CASE or a coalesce take it from several tables, the first says it. Every other column is explained in
the head of the view, in a line `-- column: what it holds`; those of the rules, which all have the same, in the head
of the view that puts the rules side by side. A line `-- column [side]: …` says that the column holds codes of that
vocabulary.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import duckdb
from sqlglot import exp
from sqlglot.optimizer.scope import Scope

from etl.model.tables import SQL_TYPES, Field, Model
from etl.rules.parsed import columns, parsed
from etl.rules.views import ALL_RULES, View, find_views

Origin = tuple[str, str]  # Table or view, and its column.
Seen = frozenset[tuple[int, int]]

TYPES = {sql: told for told, sql in SQL_TYPES.items()}
# What hands on a value of its operand.
PASSING = (exp.Alias, exp.Paren, exp.Cast, exp.Min, exp.Max, exp.Filter, exp.Coalesce)
# A join may leave a column empty, and repeat what was unique.
NOT_PASSED_ON = frozenset({"required", "unique"})


def view_columns(con: duckdb.DuckDBPyConnection, model: Model, view: View) -> list[Field]:
    """The columns of a view, in their order, as `schemas/` would tell them.

    Args:
        con: A connection that holds the view, or its answer.
        model: The tables.
        view: One of the views.

    Raises:
        ValueError: A column is explained nowhere, has a type that the formats do not share, or codes of no vocabulary.
    """
    rows = con.execute(f'DESCRIBE "{view.name}"').fetchall()
    meanings = [(name, type_, _meaning(model, view, name)) for name, type_, *_ in rows]
    missing = [name for name, _, field in meanings if field is None]
    if missing:
        lines = ", ".join(f"`-- {name}: …`" for name in missing)
        raise ValueError(f"the head of {view.name}.sql must explain {', '.join(missing)}: add {lines}")
    return [_typed(field, type_, view) for _, type_, field in meanings if field is not None]


def _meaning(model: Model, view: View, column: str) -> Field | None:
    """What the head of the view says of a column, else what is said of it where it comes from."""
    for head in (view, _named(ALL_RULES)) if view.is_rule else (view,):
        if column in head.columns:
            return _told(model, head, column)
    root = parsed(view.sql)
    names = columns(root)
    came = list(origins(model, root, names.index(column), Seen())) if column in names else []
    own = [one for one in came if one is not None and one[1] == column]
    if not own or None in came:
        return None
    read = own[0][0]
    return model[read].by_name[column] if read in model.tables else _meaning(model, _named(read), column)


def _named(name: str) -> View:
    return next(view for view in find_views() if view.name == name)


def _columns(model: Model, source: exp.Expr | Scope) -> Sequence[str]:
    """The columns of what stands after FROM or JOIN; none where it is no table, view or SELECT of ours."""
    if isinstance(source, Scope):
        return columns(source)
    if source.name in model.tables:
        return list(model[source.name].by_name)
    return [name for view in find_views() if view.name == source.name for name in columns(parsed(view.sql))]


def origins(model: Model, select: Scope, place: int, seen: Seen) -> Iterator[Origin | None]:
    """Where the values of a column come from; null for what is made in the SELECT itself.

    Args:
        model: The tables.
        select: The SELECT, or several put together by UNION.
        place: The column's, from 0.
        seen: Columns on the way here: what a recursive part takes from itself, it has from the part before.
    """
    key = (id(select), place)
    if key in seen:
        return
    if select.set_operation_scopes:
        for branch in select.set_operation_scopes:
            yield from origins(model, branch, place, seen | {key})
    elif isinstance(select.expression, exp.Select) and not select.expression.is_star:  # VALUES are read as a star.
        yield from _of(model, select, select.expression.selects[place], seen | {key})
    else:
        yield None


def _of(model: Model, select: Scope, made: exp.Expr, seen: Seen) -> Iterator[Origin | None]:
    if isinstance(made, exp.Column):
        yield from _taken(model, select, made, seen)
    elif isinstance(made, exp.Case):
        for way in [*(way.args["true"] for way in made.args["ifs"]), made.args.get("default") or exp.Null()]:
            yield from _of(model, select, way, seen)
    elif isinstance(made, PASSING):
        for part in (made.this, *made.expressions):
            yield from _of(model, select, part, seen)
    elif not isinstance(made, exp.Null):
        yield None


def _taken(model: Model, select: Scope, column: exp.Column, seen: Seen) -> Iterator[Origin | None]:
    for alias, (_, source) in select.selected_sources.items():
        names = _columns(model, source) if column.table in {"", alias} else ()
        if column.name not in names:
            continue
        if isinstance(source, Scope):
            yield from origins(model, source, names.index(column.name), seen)
        else:
            yield source.name, column.name
        return
    yield None


def _told(model: Model, view: View, column: str) -> Field:
    """A column as the head of a view explains it; its type is not known yet."""
    vocabulary = view.vocabularies.get(column)
    if vocabulary is not None and vocabulary not in model.vocabularies:
        raise ValueError(f"the head of {view.name}.sql says of {column}: no vocabulary {vocabulary!r}")
    return Field(column, "", "", view.columns[column], None, vocabulary, edtf=False, constraints={})


def _typed(field: Field, type_: str, view: View) -> Field:
    if type_ not in TYPES:
        known = ", ".join(TYPES)
        raise ValueError(f"{view.name}.{field.name} is {type_}: cast it to one of the types of the tables ({known})")
    kept = {key: limit for key, limit in field.constraints.items() if key not in NOT_PASSED_ON}
    return replace(field, type=TYPES[type_], constraints=kept)
