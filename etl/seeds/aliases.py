"""A source that is told once and used again: `alias` names it, `as` takes it up further down the same article."""

import difflib
from collections.abc import Iterator
from typing import Any

from etl.model.drafts import KEY
from etl.problems import Problem
from etl.seeds.record import Record

CREDIT = ("credit", "credit_nth", "credit_paragraph", "wording_note")


class Aliases:
    """The sources of one article that have a short name, in the order in which they are told."""

    def __init__(self) -> None:
        self._told: dict[str, Record] = {}
        self._again: set[Any] = set()

    def take(self, record: Record) -> list[Problem]:
        """Complete a source from the one it names, and keep it under its own alias for those that will name it.

        Args:
            record: A record of form `told`, changed in place.
        """
        name, alias = record.get("as"), record.get("alias")
        problems = []
        self._again.add(name)
        if name in self._told:
            if _drafted(self._told[name]) and not _drafted(record):
                told, expected = f"the alias {name!r} is that of a draft", "an alias of a source that is no draft"
                hint = f"take `{KEY}` out where that source is told, once it is right, or tell the source here"
                problems.append(record.problem("reference", "as", told, expected=expected, hint=hint))
            inherit(record, self._told[name])
        elif name is not None:
            near = difflib.get_close_matches(str(name), list(self._told), 1)
            told, expected = f"no source above has the alias {name!r}", "an alias given further up in this article"
            hint = f"did you mean {near[0]!r}?" if near else f"add `alias: {name}` where the source is told first"
            problems.append(record.problem("reference", "as", told, expected=expected, hint=hint))
        if alias in self._told:
            self._again.add(alias)  # That it stands twice is told.
            first = self._told[alias].place("alias")[1]
            told = f"the alias {alias!r} is given a second time; the first is in line {first}"
            hint = f"write `as: {alias}` to take that source up again, or choose another alias"
            problems.append(record.problem("key-twice", "alias", told, expected="an alias of its own", hint=hint))
        elif alias is not None:
            self._told[str(alias)] = record
        return problems

    def idle(self) -> Iterator[Problem]:
        """A warning for each alias that nothing takes up; none where something takes up one that there is not."""
        if self._again <= {None, *self._told}:
            for alias, record in self._told.items():
                if alias not in self._again:
                    told = f"nothing further down takes up the alias {alias!r}; expected `as: {alias}` in this article"
                    yield record.problem("alias-idle", "alias", told, expected=f"`as: {alias}` further down")


def _drafted(record: Record) -> bool:
    return any(KEY in around.values for around in record.around())


def inherit(record: Record, told: Record) -> None:
    """Take every key of a source that a later mention of it leaves out.

    Each value keeps the place where it was typed. A key typed as null is not left out. The credit goes together with
    its paragraph and the note on its wording, and is taken only when no new one is typed.

    Args:
        record: The later mention, changed in place.
        told: The source as first told.
    """
    fresh_credit = "credit" in record.nodes
    for key, value in told.values.items():
        if key in record.nodes or key in ("alias", "as", KEY) or (fresh_credit and key in CREDIT):
            continue
        record.values[key] = value
        record.nodes[key] = told.nodes.get(key, told.node)
    if not fresh_credit and "credit" in told.values and "credit_paragraph" not in record.values:
        assert told.parent is not None
        record.values["credit_paragraph"] = told.parent.values.get("paragraph")
