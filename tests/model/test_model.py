"""`schemas/` is whole and says nothing twice; the shape of the seeds covers it; contradictions are refused."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from etl.model.forms import FROM_CLAIM
from etl.model.project import PACKAGE_SCHEMAS
from etl.model.tables import SQL_TYPES, Table, load_model
from etl.rules import find_views
from etl.tables.compute import FUNCTIONS

ROOT = PACKAGE_SCHEMAS.parent
MODEL = load_model(PACKAGE_SCHEMAS)
FORMS = MODEL.forms.by_name
LANGUAGE = json.loads((PACKAGE_SCHEMAS.parent / "etl/model/seed.schema.json").read_text(encoding="utf-8"))["$defs"]
DESIGN = """claims casualties quotes attributions figures event_mentions mention_means event_participants sources
paragraphs origins actors actor_names places events tallies utterances claim_links disagreements disagreement_positions
corrections set_aside vocabulary coverage source_overlap paragraph_texts"""
PLACE_IN_TEXT = {"source_id", "paragraph", "exact", "span_start", "span_end"}
COLUMNS = [(table, field) for table in MODEL for field in table.fields]
NAMES = [f"{table.name}.{field.name}" for table, field in COLUMNS]


def test_no_table_of_the_design_is_missing() -> None:
    assert set(DESIGN.split()) - set(MODEL.tables) == set()


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
    alone = {"origins.said_on", "utterances.said_on", "events.deadline", "sources.retrieved"}
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
        forms = [FORMS["told"], next(iter(MODEL.forms.kinds.values()))]
    else:
        forms = [form for form in FORMS.values() if form.table == table]
    return [column for form in forms for owner, column in form.columns if owner == table]


@pytest.mark.parametrize(("table", "field"), COLUMNS, ids=NAMES)
def test_a_column_is_typed_or_computed_never_both_never_neither(table: Table, field: Any) -> None:
    times = typed_by(table.name).count(field.name)
    assert times + (field.name in MODEL.forms.computed[table.name]) == 1


def test_every_form_of_a_claim_types_the_same_columns_of_claims() -> None:
    of_claims = {name: {c for table, c in form.columns if table == "claims"} for name, form in FORMS.items()}
    kinds = {form.name for form in MODEL.forms.kinds.values()}
    assert all(of_claims[name] == {"exact", "event_id", "basis", "note", "wording_note"} for name in kinds)
    assert not any(of_claims[name] for name in set(FORMS) - kinds - {"told"})


def test_a_form_says_what_it_is() -> None:
    assert [name for name, form in FORMS.items() if not form.about.endswith(".")] == []


def test_no_computed_column_is_one_that_no_table_has() -> None:
    for table, columns in MODEL.forms.computed.items():
        assert set(columns) <= set(MODEL[table].by_name), table


def test_every_function_exists_and_is_used() -> None:
    """Columns copied from the claim, and the tables filled whole from files, need no function of a record."""
    forms = MODEL.forms
    named = {
        name for table, columns in forms.computed.items() if table not in forms.filled for name in columns.values()
    }
    left_out = {typed.otherwise for form in FORMS.values() for typed in form.typed.values()} - {None}
    assert (named - {FROM_CLAIM}) | left_out == set(FUNCTIONS)
    assert set(LANGUAGE["column"]["properties"]["from"]["enum"]) == named
    assert set(LANGUAGE["column"]["properties"]["otherwise"]["enum"]) == left_out
    assert set(LANGUAGE["table"]["properties"]["from"]["enum"]) == set(forms.filled.values())


def test_what_is_copied_from_the_claim_is_a_column_of_the_claim() -> None:
    for table, columns in MODEL.forms.computed.items():
        copied = {column for column, name in columns.items() if name == FROM_CLAIM}
        assert copied <= set(MODEL["claims"].by_name), table


def test_every_key_is_one_word_of_the_curator() -> None:
    ids = {key for form in FORMS.values() for key in (*form.types, *form.lists) if key.endswith("_id")}
    assert ids <= {"wikidata_id", "geonames_id", "subject_id"}


def test_every_form_is_reached() -> None:
    reached, waiting = set[str](), [name for name, form in FORMS.items() if form.file is not None]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting += FORMS[name].lists.values()
    assert reached == set(FORMS)


def test_no_form_types_a_date() -> None:
    """DuckDB would refuse what is no date with an error of its own; people type EDTF, which is a text."""
    assert not [k for form in FORMS.values() for k, typed in form.typed.items() if typed.field.type == "date"]


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
        "actors.json: fields: 2: it needs 'description'",
    ),
    "name of a column": (
        "actors",
        lambda d: field(d, "note").update(name="Bad Name;"),
        "actors.json: no column is called 'Bad Name;'",
    ),
    "pattern": (
        "actors",
        lambda d: field(d, "note").update(constraints={"pattern": "("}),
        r"actors.json: note: the pattern '\(' is none: missing \)",
    ),
    "column that is none": (
        "figures",
        lambda d: d["fields"].insert(0, 5),
        "figures.json: fields: 0: it is 5; expected",
    ),
    "constraints that are none": (
        "figures",
        lambda d: d["fields"][0].update(constraints=5),
        "figures.json: fields: 0: constraints: it is 5; expected `key: value` lines",
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


def seed(descriptor: Descriptor, column: str, **keys: Any) -> None:
    """Say how a column is typed."""
    field(descriptor, column)["seed"] = keys


SLIPS: dict[str, tuple[str, Callable[[Descriptor], object], str]] = {
    "no word of a column": (
        "casualties",
        lambda d: seed(d, "outcome", form="from_tally"),
        "casualties.json: outcome: seed: it has no key 'form'; did you mean 'from'?",
    ),
    "no word of a table": (
        "actors",
        lambda d: d["seed"].update(hook={}),
        "actors.json: seed: it has no key 'hook'; did you mean 'hooks'?",
    ),
    "no function": (
        "casualties",
        lambda d: seed(d, "value", **{"from": "number_valu"}),
        "casualties.json: value: seed: from: it is 'number_valu'; expected one of ",
    ),
    "a function, almost": (
        "casualties",
        lambda d: seed(d, "value", **{"from": "number_valu"}),
        "; did you mean 'number_value'?",
    ),
    "typed and computed": (
        "tallies",
        lambda d: seed(d, "period_end", **{"from": "last_day"}, key="until"),
        "tallies.json: period_end: seed: `from` and `key` do not go together",
    ),
    "two defaults": (
        "quotes",
        lambda d: seed(d, "altered", default="none", inherits="claimant"),
        "quotes.json: altered: seed: `default` and `inherits` do not go together",
    ),
    "a default and a function": (
        "quotes",
        lambda d: seed(d, "altered", default="none", otherwise="interest_by_sides"),
        "quotes.json: altered: seed: `default` and `otherwise` do not go together",
    ),
    "a default of no vocabulary": (
        "quotes",
        lambda d: seed(d, "altered", default="non"),
        "quotes.json: altered: seed: default: 'non' is not in the vocabulary",
    ),
    "inherits from nowhere": (
        "quotes",
        lambda d: seed(d, "speaker_id", inherits="speeker"),
        "quotes.json: speaker_id: seed: no form has the key 'speeker'",
    ),
    "neither typed nor computed": (
        "actors",
        lambda d: d.pop("seed"),
        "actors.json: seed: say `form` (people type it), or `from` (a function fills it)",
    ),
    "nowhere": ("actors", lambda d: d["seed"].pop("file"), "actors.json: seed: a form needs either `file` or `in`"),
    "in no form": (
        "casualties",
        lambda d: d["seed"].update({"in": "tolled.casualties"}),
        "casualties.json: seed: in: there is no form 'tolled'",
    ),
    "in no key": (
        "casualties",
        lambda d: d["seed"].update({"in": "told"}),
        "casualties.json: seed: in: it is 'told'; expected the form ",
    ),
    "a form twice": ("places", lambda d: d["seed"].update(form="actor"), "actors.json has a form 'actor' too"),
    "a key twice": (
        "places",
        lambda d: seed(d, "kind", key="name"),
        "places.json: kind: seed: the form 'place' has the key 'name' twice",
    ),
    "of no kind": (
        "quotes",
        lambda d: d["seed"].update(kind="quotation"),
        "quotes.json: seed: the vocabulary claim_kind has no kind 'quotation'; add its row",
    ),
    "a kind without a schema": (
        "quotes",
        lambda d: [d["seed"].pop(key) for key in ("of", "covers", "differ")],
        "claim_kind.csv: no",
    ),
    "covers no tokens": (
        "quotes",
        lambda d: d["seed"].update(covers=["numbers"]),
        "quotes.json: seed: covers: the vocabulary token_kind has no 'numbers'",
    ),
    "covers, yet no claim": (
        "actors",
        lambda d: d["seed"].update(covers=["number"]),
        "actors.json: seed: it needs 'of'",
    ),
    "an occurrence of no phrase": (
        "quotes",
        lambda d: seed(d, "topic", nth="nth"),
        "quotes.json: topic: seed: it needs 'printed'",
    ),
    "a kind of any number of words": (
        "figures",
        lambda d: next(f for f in d["fields"] if f["name"] == "exact").pop("seed"),
        "figures.json: seed: say beside `exact` how many `words` it may have",
    ),
    "a published phrase of any number of words": (
        "corrections",
        lambda d: next(f for f in d["fields"] if f["name"] == "exact")["seed"].pop("words"),
        "corrections.json: exact: seed: say how many `words`",
    ),
    "a kind whose claims nothing tells apart": (
        "figures",
        lambda d: d["seed"].pop("differ"),
        "figures.json: seed: it needs 'differ'",
    ),
    "told apart by no column": (
        "figures",
        lambda d: d["seed"].update(differ=["measured"]),
        "figures.json: seed: differ: there is no column 'measured'",
    ),
    "by no form": (
        "claims",
        lambda d: seed(d, "medium", by="tolled"),
        "medium: seed: by: the table has no form 'tolled'",
    ),
    "several forms elsewhere": ("actors", lambda d: d["seed"].update(each={"hooks": {}, "repeats": []}), "claims.json"),
    "a hook without words": (
        "casualties",
        lambda d: d["seed"]["hooks"].update(age={"type": "string"}),
        "casualties.json: seed: hooks: age: it needs 'about'; add `about: …`",
    ),
}


@pytest.mark.parametrize("case", SLIPS)
def test_a_slip_in_how_a_table_is_typed_is_told_with_file_column_and_key(case: str, tmp_path: Path) -> None:
    name, change, told = SLIPS[case]
    shutil.copytree(PACKAGE_SCHEMAS, tmp_path / "schemas")
    path = tmp_path / f"schemas/{name}.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    change(descriptor)
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(told)):
        load_model(tmp_path / "schemas")


def test_a_schema_that_is_no_json_is_told_with_line_and_column(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE_SCHEMAS, tmp_path / "schemas")
    (tmp_path / "schemas/actors.json").write_text('{\n  "name": "actors",,\n}', encoding="utf-8")
    with pytest.raises(ValueError, match=r"actors\.json:2:20: this is not JSON: Expecting property name"):
        load_model(tmp_path / "schemas")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"[]", "actors.json: it is []; expected `key: value` lines"),
        (b'"x"', "actors.json: it is 'x'; expected `key: value` lines"),
        (b'{\n "name": "\xff"}', "actors.json:2: this is not UTF-8: invalid start byte"),
    ],
)
def test_a_schema_that_is_none_is_told_with_its_file(text: bytes, told: str, tmp_path: Path) -> None:
    shutil.copytree(PACKAGE_SCHEMAS, tmp_path / "schemas")
    (tmp_path / "schemas/actors.json").write_bytes(text)
    with pytest.raises(ValueError, match=re.escape(told)):
        load_model(tmp_path / "schemas")


def test_states_of_a_record_s_own_are_refused_since_nothing_reads_them(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE_SCHEMAS, tmp_path / "schemas")
    load_model(tmp_path / "schemas")
    (tmp_path / "schemas/states.csv").write_text("x", encoding="utf-8")
    with pytest.raises(ValueError, match=r"schemas/states\.csv is not the publisher's"):
        load_model(tmp_path / "schemas")


def test_how_a_table_is_typed_is_not_published() -> None:
    parts = [part for table in MODEL for part in (table.descriptor, *table.descriptor["fields"])]
    assert [part["name"] for part in parts if "seed" in part] == []


def test_the_language_of_these_keys_is_a_json_schema() -> None:
    Draft202012Validator.check_schema({"$defs": LANGUAGE})


def test_every_type_has_its_sql_type() -> None:
    assert {field.type for _, field in COLUMNS} == set(SQL_TYPES)
    types = {f"{table.name}.{field.name}": field.sql_type for table, field in COLUMNS}
    assert {types[f"casualties.{bound}"] for bound in ("value", "low", "high")} == {"BIGINT"}
    assert {types[f"figures.{bound}"] for bound in ("value", "low", "high")} == {"DOUBLE"}
