"""What sqlglot makes of the SQL of views. Only a build imports it: a check asks DuckDB which views it must compute."""

from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.optimizer.scope import Scope, build_scope

from etl.rules.views import find_views

LIVING = "rules"
"""Schema of the living views in the published database."""


@lru_cache(maxsize=256)
def parsed(sql: str) -> Scope:
    """A statement's last SELECT, with what every name after its FROM and JOIN stands for.

    Raises:
        ValueError: It is no SELECT of the SQL that DuckDB speaks.
    """
    scope = build_scope(sqlglot.parse_one(sql, dialect="duckdb"))
    if scope is None:
        raise ValueError(f"this is no SELECT: {sql[:80]}")
    return scope


def columns(scope: Scope) -> list[str]:
    """Names of the columns that a SELECT gives, in their order."""
    assert isinstance(scope.expression, exp.Query)
    return scope.outer_columns or scope.expression.named_selects


def living(sql: str) -> str:
    """The SQL of a view that names other views as `rules.x`, so that it reads those and not the tables of their names.

    Raises:
        ValueError: A common table expression bears the name of a view, so that nobody can say which of both is read.
    """
    views = {view.name for view in find_views()}
    root = parsed(sql).expression
    shadows = sorted(views & {cte.alias for cte in root.find_all(exp.CTE)})
    if shadows:
        raise ValueError(f"a common table expression is named as the view {', '.join(shadows)}: rename it")
    places = sorted(table.this.meta["start"] for table in root.find_all(exp.Table) if table.name in views)
    parts = [sql[start:end] for start, end in zip([0, *places], [*places, None], strict=True)]
    return f"{LIVING}.".join(parts)
