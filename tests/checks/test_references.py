"""Ids that nothing has are told in a time that grows with their number, and not with its square."""

import difflib
from collections.abc import Sequence

import pytest

from etl.checks.compiled import SUGGESTED, check_table
from etl.model.project import PACKAGE_SCHEMAS
from etl.model.tables import load_model
from tests.checks.asked import tables


@pytest.mark.parametrize(("unknown", "looked"), [("'bridge-strke-' || \"row\"", SUGGESTED), ("'bridge-strke'", 1)])
def test_the_nearest_id_is_looked_for_a_few_times(unknown: str, looked: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    nearest = difflib.get_close_matches

    def counted(word: str, known: Sequence[str], n: int, cutoff: float) -> list[str]:
        asked.append(word)
        return nearest(word, known, n, cutoff)

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    model = load_model(PACKAGE_SCHEMAS)
    with tables() as con:
        con.execute(f"UPDATE claims SET event_id = {unknown} WHERE event_id IS NOT NULL")
        found = [f for f in check_table(con, model["claims"], model) if f.field == "event_id"]
    assert len(found) > SUGGESTED
    assert len(asked) == looked
    hinted = [f.hint == "did you mean 'bridge-strike'?" for f in found]
    assert hinted == [f.value in asked for f in found]
    assert all(f.hint for f in found)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Storm: all", "an id of events has the form ^[a-z0-9]+(-[a-z0-9]+)*$; write one"),
        ("storm-all", "add 'storm-all' to events, or correct the id"),
    ],
)
def test_what_is_no_id_is_told_the_form_of_one(typed: str, hint: str) -> None:
    model = load_model(PACKAGE_SCHEMAS)
    with tables() as con:
        con.execute('UPDATE claims SET event_id = ? WHERE "row" = (SELECT min("row") FROM claims)', [typed])
        [told] = [f.hint or "" for f in check_table(con, model["claims"], model) if f.value == typed]
    assert told.startswith(hint)
