"""`schemas/` is whole and says nothing twice; the shape of the seeds covers it; contradictions are refused."""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl.model.project import PACKAGE_SCHEMAS
from etl.model.seed_schemas import form_keys
from etl.model.shape import CLAIM_FORMS, COMPUTED, FORMS, REGISTERS
from etl.model.tables import SQL_TYPES, Table, load_model
from etl.rules import find_views
from etl.tables.build import FROM_CLAIM
from etl.tables.compute import FUNCTIONS
from etl.tables.held import HELD

ROOT = PACKAGE_SCHEMAS.parent
MODEL = load_model(PACKAGE_SCHEMAS)
KEYS = form_keys(MODEL)
DESIGN = """claims casualties quotes attributions figures event_mentions event_participants sources paragraphs origins
actors actor_names places events tallies utterances claim_links disagreements disagreement_positions corrections
set_aside vocabulary coverage source_overlap"""
PLACE_IN_TEXT = {"source_id", "paragraph", "exact", "span_start", "span_end"}
COLUMNS = [(table, field) for table in MODEL for field in table.fields]
NAMES = [f"{table.name}.{field.name}" for table, field in COLUMNS]


def test_the_tables_are_those_of_the_design() -> None:
    assert set(MODEL.tables) == set(DESIGN.split())


def test_every_table_refers_only_to_itself_and_those_before_it() -> None:
    seen: set[str] = set()
    for table in MODEL:
        seen.add(table.name)
        assert {key.table for key in table.foreign_keys} <= seen


@pytest.mark.parametrize(("table", "field"), COLUMNS, ids=NAMES)
def test_a_column_has_a_title_and_a_description(table: Table, field: Any) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", field.name)
    assert field.title.strip() == field.title != ""
    assert field.description.strip() == field.description
    assert len(field.description.split()) >= 4, "a sentence, not a word"
    assert field.description.endswith(".")


@pytest.mark.parametrize("name", MODEL.tables)
def test_a_table_has_a_title_a_description_and_a_key(name: str) -> None:
    table = MODEL[name]
    assert table.title
    assert len(table.description.split()) >= 5
    assert table.primary_key
    assert all(table.by_name[column].required for column in table.primary_key)
    assert list(table.descriptor)[:5] == ["$schema", "name", "title", "description", "fields"]


@pytest.mark.parametrize("name", [t.name for t in MODEL if "span_start" in t.by_name and t.name != "paragraphs"])
def test_place_in_the_text_is_whole(name: str) -> None:
    assert set(MODEL[name].by_name) >= PLACE_IN_TEXT


def test_every_date_in_edtf_has_its_bounds_beside_it_or_is_typed_alone() -> None:
    alone = {"origins.said_on", "utterances.said_on", "events.deadline"}
    for table, field in COLUMNS:
        if field.edtf:
            bounds = {f"{field.name}_start", f"{field.name}_end"} & set(table.by_name)
            assert len(bounds) == (0 if f"{table.name}.{field.name}" in alone else 2)
            assert all(table.by_name[name].type == "date" for name in bounds)


def test_every_vocabulary_is_used_and_every_value_defined() -> None:
    used = {field.vocabulary for _, field in COLUMNS} - {None}
    used |= {vocabulary for view in find_views() for vocabulary in view.vocabularies.values()}
    assert used == set(MODEL.vocabularies)
    for name, terms in MODEL.vocabularies.items():
        assert terms, name
        for value, term in terms.items():
            assert value == term.value
            assert term.label, (name, value)
            assert term.definition.endswith("."), (name, value)


@pytest.mark.parametrize("name", MODEL.vocabularies)
def test_no_value_of_a_vocabulary_stands_twice(name: str) -> None:
    lines = (PACKAGE_SCHEMAS / f"vocabularies/{name}.csv").read_text(encoding="utf-8").splitlines()
    values = [line.partition(",")[0] for line in lines[1:]]
    assert values == list(MODEL.vocabularies[name])


def test_columns_of_one_name_mean_the_same() -> None:
    """A name has one type and, but for kinds, stances and roles, one vocabulary in all tables."""
    types: dict[str, set[str]] = {}
    for _, field in COLUMNS:
        types.setdefault(field.name, set()).add("integer" if field.type in ("integer", "number") else field.type)
    assert {name: found for name, found in types.items() if len(found) > 1} == {"value": {"integer", "string"}}


def typed_by(table: str) -> list[str]:
    """Every column of a table, as often as a record of it gets it from a key."""
    if table == "claims":
        return [*FORMS["told"].typed, *FORMS["casualty"].in_claims]
    forms = [form for name, form in FORMS.items() if form.table == table and name != "told"]
    return [name for form in forms for name in form.typed]


@pytest.mark.parametrize(("table", "field"), COLUMNS, ids=NAMES)
def test_a_column_is_typed_or_computed_never_both_never_neither(table: Table, field: Any) -> None:
    times = typed_by(table.name).count(field.name)
    assert times + (field.name in COMPUTED.get(table.name, {})) == 1


def test_every_form_of_a_claim_types_the_same_columns_of_claims() -> None:
    assert len({FORMS[form].in_claims for form in CLAIM_FORMS}) == 1
    assert not any(form.in_claims for name, form in FORMS.items() if name not in CLAIM_FORMS)


def test_no_form_types_what_no_table_has() -> None:
    for name, form in FORMS.items():
        assert set(form.typed) <= set(MODEL[form.table].by_name), name
        assert set(form.defaults) <= set(form.typed) | set(form.in_claims), name
        assert set(form.keys) <= set(form.typed), name
        assert set(form.evidence) <= set(KEYS[name].typed) | set(form.hooks), name
        assert set(form.lists.values()) <= set(FORMS), name
        assert form.description.endswith("."), name


def test_no_computed_column_is_one_that_no_table_has() -> None:
    for table, columns in COMPUTED.items():
        assert set(columns) <= set(MODEL[table].by_name), table


def test_every_function_exists_and_is_used() -> None:
    """Columns copied from the claim, and the tables filled whole from files, need no function of a record."""
    named = {name for table, columns in COMPUTED.items() if table not in HELD for name in columns.values()}
    assert named - {FROM_CLAIM} == set(FUNCTIONS)
    assert all(set(COMPUTED[table]) == set(MODEL[table].by_name) for table in HELD)


def test_what_is_copied_from_the_claim_is_a_column_of_the_claim() -> None:
    for table, columns in COMPUTED.items():
        copied = {column for column, name in columns.items() if name == FROM_CLAIM}
        assert copied <= set(MODEL["claims"].by_name), table


def test_every_key_is_one_word_of_the_curator() -> None:
    for name, form in FORMS.items():
        keys = [*KEYS[name].typed, *form.hooks, *form.lists]
        assert len(keys) == len(set(keys)), name
        ids = {key for key in keys if key.endswith("_id")}
        assert ids <= {"wikidata_id", "geonames_id", "subject_id"}, name


def test_every_form_is_reached() -> None:
    roots = {"source", *REGISTERS.values()}
    reached, waiting = set[str](), list(roots)
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting += FORMS[name].lists.values()
    assert reached == set(FORMS)


def test_no_form_types_a_date() -> None:
    """DuckDB would refuse what is no date with an error of its own; people type EDTF, which is a text."""
    assert not [k for keys in KEYS.values() for k, typed in keys.typed.items() if typed.field.type == "date"]


Descriptor = dict[str, Any]


def field(descriptor: Descriptor, name: str) -> Descriptor:
    found: Descriptor = next(f for f in descriptor["fields"] if f["name"] == name)
    return found


CONTRADICTIONS: dict[str, tuple[str, Callable[[Descriptor], object], str]] = {
    "vocabulary": ("actors", lambda d: field(d, "kind").update(vocabulary="none"), "actors.kind: no vocabulary 'none'"),
    "type": ("actors", lambda d: field(d, "kind").update(type="text"), "actors.kind: no type 'text'"),
    "key": ("actors", lambda d: d.update(primaryKey=["id"]), "refer to no key of 'actors'"),
    "own key": ("coverage", lambda d: d.update(primaryKey=["id"]), "coverage: key column 'id' does not exist"),
    "unique key": ("actors", lambda d: d.update(uniqueKeys=[["id"]]), "actors: key column 'id' does not exist"),
    "foreign key": (
        "actors",
        lambda d: d["foreignKeys"][0].update(fields=["boss_id"]),
        "actors: key column 'boss_id' does not exist",
    ),
    "foreign table": (
        "actors",
        lambda d: d["foreignKeys"].append({"fields": ["kind"], "reference": {"resource": "kinds", "fields": ["kind"]}}),
        r"actors: \('kind',\) refer to no key of 'kinds'",
    ),
    "foreign column": (
        "origins",
        lambda d: d["foreignKeys"][0]["reference"].update(fields=["name"]),
        r"origins: \('actor_id',\) refer to no key of 'actors'",
    ),
    "column twice": ("actors", lambda d: d["fields"].append(field(d, "kind")), "actors: a column stands twice"),
    "name": ("actors", lambda d: d.update(name="actor"), "actors.json names itself 'actor'"),
    "no description": (
        "actors",
        lambda d: field(d, "kind").pop("description"),
        "actors.json: 'description' is missing",
    ),
    "circle": (
        "actors",
        lambda d: d["foreignKeys"].append(
            {"fields": ["note"], "reference": {"resource": "origins", "fields": ["origin_id"]}}
        ),
        "cycle",
    ),
}


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_schemas_that_contradict_themselves_are_refused(case: str, tmp_path: Path) -> None:
    name, change, told = CONTRADICTIONS[case]
    shutil.copytree(PACKAGE_SCHEMAS, tmp_path / "schemas")
    path = tmp_path / f"schemas/{name}.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    change(descriptor)
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        load_model(tmp_path / "schemas")


def test_a_vocabulary_that_is_missing_is_refused(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE_SCHEMAS, tmp_path / "schemas")
    (tmp_path / "schemas/vocabularies/side.csv").unlink()
    with pytest.raises(ValueError, match=r"actors\.side: no vocabulary 'side'"):
        load_model(tmp_path / "schemas")


def test_a_shape_that_types_an_unknown_column_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = FORMS | {"actor": replace(FORMS["actor"], typed=("actor_id", "age"))}
    monkeypatch.setattr("etl.model.seed_schemas.FORMS", changed)
    with pytest.raises(ValueError, match=r"the shape types actors\.age, which no schema has"):
        form_keys(MODEL)


def test_every_type_has_its_sql_type() -> None:
    assert {field.type for _, field in COLUMNS} == set(SQL_TYPES)
    decimals = {f"{table.name}.{field.name}" for table, field in COLUMNS if field.sql_type == "DECIMAL(24,6)"}
    assert {"figures.value", "figures.low", "figures.high"} <= decimals
