"""The JSON Schemas of the seeds: editors complete by them, and name a slip at its key."""

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from etl.model.project import PACKAGE_SCHEMAS, Project
from etl.model.seed_schemas import editor_schemas, record_schema
from etl.model.tables import load_model
from etl.seeds import load_seeds
from tests import SMALL

ROOT = PACKAGE_SCHEMAS.parent
MODEL = load_model(PACKAGE_SCHEMAS, Project(ROOT).vocabularies)
REGISTERS = MODEL.forms.registers


class Core(yaml.CSafeLoader):
    """YAML 1.2 as editors read it: null, true, false, numbers; dates are texts."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - PyYAML's own way


for tag, form, letters in [
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
]:
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{form})\Z"), letters)


def ids(project: Project) -> dict[str, list[str]]:
    seeds, problems = load_seeds(project, MODEL)
    assert problems == []
    return {form.table: seeds.ids(form.name, form.name) for form in REGISTERS.values()}


def files(root: Path) -> Iterator[tuple[str, Any]]:
    """(name of the schema, content) of every seed file."""
    for path in sorted((root / "seeds/sources").glob("*.yml")):
        yield "source", yaml.load(path.read_text(encoding="utf-8"), Core)
    for name in REGISTERS:
        yield name, yaml.load((root / f"seeds/{name}.yml").read_text(encoding="utf-8"), Core)


SCHEMAS = editor_schemas(MODEL, ids(Project(ROOT)))
CONTENTS = dict(files(ROOT))


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_editor_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert json.loads(json.dumps(SCHEMAS[name])) == SCHEMAS[name]
    for definition in SCHEMAS[name]["$defs"].values():
        for key, about in definition["properties"].items():
            assert about.get("description") or about["type"][0] == "array", key


@pytest.mark.parametrize("name", MODEL.forms.by_name)
def test_the_schema_that_judges_a_record_is_one(name: str) -> None:
    Draft202012Validator.check_schema(record_schema(MODEL.forms.by_name[name]))


def test_there_is_a_schema_for_every_seed_file() -> None:
    assert set(SCHEMAS) == {"source", *REGISTERS}


@pytest.mark.slow
@pytest.mark.parametrize("name", SCHEMAS)
def test_an_editor_accepts_the_seeds(name: str) -> None:
    for found, content in files(ROOT):
        if found == name:
            assert [e.message for e in Draft202012Validator(SCHEMAS[name]).iter_errors(content)] == []


def test_an_editor_accepts_the_small_project() -> None:
    small = Project(SMALL)
    schemas = editor_schemas(load_model(small.schemas, small.vocabularies), ids(small))
    for name, content in files(SMALL):
        assert [e.message for e in Draft202012Validator(schemas[name]).iter_errors(content)] == []


def first(content: Any, key: str) -> dict[str, Any]:
    """The first record, however deep, that has a key."""
    waiting = [content]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, dict) and key in node:
            return node
        waiting += node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    raise AssertionError(key)


SLIPS: list[tuple[str, str, Any, str]] = [
    ("source", "accused", "erdgan", "'erdgan' is not one of"),
    ("source", "topic", "blame", "'blame' is not one of"),
    ("source", "role", "foot", "'foot' is not one of"),
    ("source", "paragraph", "one", "'one' is not of type 'integer'"),
    ("source", "exact", None, "None is not of type 'string'"),
    ("source", "told", "x", "'x' is not of type"),
    ("actors", "kind", "human", "'human' is not one of"),
    ("actors", "member_of", "nobody", "'nobody' is not one of"),
    ("places", "latitude", "north", "'north' is not of type"),
    ("events", "place", "nowhere", "'nowhere' is not one of"),
    ("tallies", "scope", None, "None is not one of"),
    ("links", "relation", "like", "'like' is not one of"),
    ("disagreements", "explained_by", "none_such", "'none_such' is not one of"),
]


@pytest.mark.parametrize(("name", "key", "value", "told"), SLIPS)
def test_an_editor_names_a_slip_at_its_key(name: str, key: str, value: Any, told: str) -> None:
    content = copy.deepcopy(CONTENTS[name])
    first(content, key)[key] = value
    errors = list(Draft202012Validator(SCHEMAS[name]).iter_errors(content))
    assert {error.absolute_path[-1] for error in errors} == {key}
    assert any(told in error.message for error in errors)


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_editor_names_a_key_that_there_is_not(name: str) -> None:
    content = copy.deepcopy(CONTENTS[name])
    record = content if isinstance(content, dict) else content[0]
    record["kindd"] = "x"
    [error] = Draft202012Validator(SCHEMAS[name]).iter_errors(content)
    assert "'kindd' was unexpected" in error.message


def test_an_editor_explains_values_and_defaults() -> None:
    stance = SCHEMAS["source"]["$defs"]["casualty"]["properties"]["stance"]
    assert stance["default"] == "asserts"
    assert None not in stance["enum"]
    assert SCHEMAS["source"]["$defs"]["told"]["properties"]["medium"]["enum"][-1] is None
    assert all(f"- {value}: " in stance["description"] for value in MODEL.vocabularies["count_stance"])
    number = SCHEMAS["source"]["$defs"]["casualty"]["properties"]["number"]
    assert set(number["type"]) == {"string", "number", "null"}


def test_every_seed_that_names_a_schema_names_one_that_a_check_writes() -> None:
    named = 0
    for path in (ROOT / "seeds").rglob("*.yml"):
        head = path.read_text(encoding="utf-8").partition("\n")[0]
        if "$schema=" in head:
            schema = (path.parent / head.partition("$schema=")[2]).resolve().relative_to(ROOT / ".build" / "schemas")
            assert schema.stem in SCHEMAS
            assert schema.parts[:-1] == (("second-pass",) if "second-pass" in path.parts else ())
            named += 1
    assert named > len(REGISTERS)
