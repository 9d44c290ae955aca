"""What the claims that stand in a tally without a record determine of that record."""

from typing import Any

from etl.seeds import Record, Seeds
from etl.tables.compute import numbered
from etl.tables.tallied import meant

_OF = {"casualty": ("victims", "outcome"), "figure": ("subject", "measure", "scope")}
"""The keys of a tally that claims of a form tell, beside its event."""


def begun_tally(id_: str, seeds: Seeds) -> dict[str, Any]:
    """Column of a tally to its value, where its claims agree; to null where they leave it to a person.

    Args:
        id_: The tally.
        seeds: The seeds.
    """
    claims = [record for record in numbered(seeds) if record.get("tally") == id_]
    values: dict[str, Any] = {}
    events = {record.get("event") for record in claims}
    if len(events) == 1 and None not in events:
        values["event_id"] = events.pop()
    forms = {record.form.name for record in claims}
    for key in _OF.get(forms.pop(), ()) if len(forms) == 1 else ():
        found = _outcomes(claims, seeds) if key == "outcome" else {record.get(key) for record in claims} - {None}
        values["victims_id" if key == "victims" else key] = found.pop() if len(found) == 1 else None
    return values


def _outcomes(claims: list[Record], seeds: Seeds) -> set[str]:
    """The outcomes that fit the words of harm in every phrase that has any."""
    fitting = []
    for record in claims:
        assert record.source is not None
        if words := meant(seeds.grammars.get(str(record.source.get("language"))), record, "harm"):
            fitting.append(set[str]().union(*words))
    return set.intersection(*fitting) if fitting else set()
