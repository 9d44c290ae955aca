"""What takes one value or a list of them: the means of a mention."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from etl.model.project import PACKAGE_SCHEMAS, Project
from etl.model.seed_schemas import editor_schemas
from etl.model.tables import load_model
from tests.conftest import Break, edit, unchecked

SEED = "seeds/sources/river-post.yml"
TYPED = "      means: artillery\n"


@pytest.mark.parametrize(
    ("typed", "rows", "summed"),
    [
        ("artillery", ["artillery"], "artillery"),
        ("[artillery]", ["artillery"], "artillery"),
        ("[artillery, drone]", ["artillery", "drone"], "mixed"),
        ("\n      - artillery\n      - drone", ["artillery", "drone"], "mixed"),
        ("mixed", ["mixed"], "mixed"),
        ("[]", [], None),
        ("~", [], None),
    ],
)
def test_each_value_is_a_row_and_several_are_mixed(typed: str, rows: list[str], summed: str, small: Project) -> None:
    edit(small.root, [(SEED, TYPED, f"      means: {typed}\n")])
    con = unchecked(small).tables.con
    of = "WHERE claim_id = 'river-post-p7-shelling' ORDER BY 1"
    assert con.execute(f"SELECT means FROM mention_means {of}").fetchall() == [(one,) for one in rows]
    assert con.execute(f"SELECT means FROM event_mentions {of}").fetchall() == [(summed,)]


@pytest.mark.parametrize("typed", ["[artillery, [drone]]", "[{means: drone}]", "{means: drone}"])
def test_what_is_no_value_is_told_at_the_key(typed: str, broken: Break) -> None:
    found = broken((SEED, TYPED, f"      means: ▶{typed}\n"))
    [told] = found.of("seed-type")
    assert (told.file, told.line, told.column) == found.places[0]
    assert "expected a text, or a list of texts" in told.message


@pytest.mark.parametrize("typed", ["▶dron", "[artillery, ▶dron]"])
def test_a_value_that_the_vocabulary_lacks_is_told_once_where_it_stands(typed: str, broken: Break) -> None:
    found = broken((SEED, TYPED, f"      means: {typed}\n"))
    [told] = found.of("vocabulary")
    assert (told.file, told.line, told.column) == found.places[0]
    assert told.hint == "did you mean 'drone'?"


def test_a_means_stands_once_in_a_mention(broken: Break) -> None:
    found = broken((SEED, TYPED, "      means: [drone, ▶drone]\n"))
    assert [(p.code, p.line, p.column) for p in found.problems] == [("key-twice", *found.places[0][1:])]


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ("drone", True),
        (["drone", "artillery"], True),
        (None, True),
        ("dron", False),
        (["dron"], False),
        ([None], False),
    ],
)
def test_an_editor_takes_one_or_a_list(value: Any, fits: bool) -> None:
    schema = editor_schemas(load_model(PACKAGE_SCHEMAS), {})["source"]["$defs"]["mention"]["properties"]["means"]
    assert Draft202012Validator(schema).is_valid(value) == fits
    assert "- drone: " in schema["description"]
