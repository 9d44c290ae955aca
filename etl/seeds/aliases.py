"""A source that is told once and used again: `alias` names it, `as` takes it up further down the same article."""

import difflib

from etl.problems import Problem, problem
from etl.seeds.record import Record

CREDIT = ("credit", "credit_nth", "credit_paragraph")


def inherit(record: Record, told: Record) -> None:
    """Take every key of a source that a later mention of it leaves out.

    Each value keeps the place where it was typed. A key typed as null is not left out. The credit goes together with
    its paragraph, and is taken only when no new one is typed.

    Args:
        record: The later mention, changed in place.
        told: The source as first told.
    """
    fresh_credit = "credit" in record.nodes
    for key, value in told.values.items():
        if key in record.nodes or key in ("alias", "as") or (fresh_credit and key in CREDIT):
            continue
        record.values[key] = value
        record.nodes[key] = told.nodes.get(key, told.node)
    if not fresh_credit and "credit" in told.values and "credit_paragraph" not in record.values:
        assert told.parent is not None
        record.values["credit_paragraph"] = told.parent.values.get("paragraph")


def unknown_alias(record: Record, name: str, known: list[str]) -> Problem:
    """The problem of an `as` that names no source told above."""
    near = difflib.get_close_matches(name, known, 1)
    return problem(
        "reference",
        f"no source above has the alias {name!r}",
        at=record.place("as"),
        table="claims",
        field="as",
        value=name,
        expected="an alias given further up in this article",
        hint=f"did you mean {near[0]!r}?" if near else f"add `alias: {name}` where the source is told first",
    )
