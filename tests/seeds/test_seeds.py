"""Seed files that cannot be read, and keys that are mistyped, are told at their line and column."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from etl.model.drafts import KEY
from etl.model.project import Project
from etl.model.seed_schemas import record_schema
from etl.problems import Problem
from etl.publish.checked import run_stages
from etl.seeds.shape import ShapeJudge
from etl.seeds.yaml_loader import compose
from tests.conftest import Break, Edit, looking_for
from tests.helpers_tiny import MODEL, SEED, brief, read, tiny

ARTICLE = "seeds/sources/river-post.yml"
ACTORS, PLACES = "seeds/actors.yml", "seeds/places.yml"


def seed_problems(root: Path, *, seed: str = "- paragraph: 1\n", **registers: str) -> list[Problem]:
    return read(tiny(root, seed=seed, **registers))[1]


def only(problems: list[Problem]) -> Problem:
    [one] = problems
    return one


SYNTAX: dict[str, tuple[str | bytes, str, str]] = {
    "tab": ("- actor: a\n\tname: A\n", "2:1", "tab"),
    "tab in the middle": ("- actor: a\n  name: A\n  \tkind: x\n", "3:3", "tab"),
    "colon": ("- actor: a\n  name: A: B\n", "2:10", "mapping values are not allowed"),
    "open flow": ("- {actor: a\n- x\n", "3:1", "expected ',' or '}'"),
    "open quote": ('- actor: "a\n', "2:1", "end of stream"),
    "unknown anchor": ("- actor: *a\n", "1:10", "undefined alias"),
    "two documents": ("- actor: a\n---\n- actor: b\n", "2:1", "another document"),
    "after wide letters": ("- name: é‘’\n  kind: {é: ]\n", "2:13", "did not find expected node content"),
    "control character": ("- name: A\n  kind: \x07x\n", "2:9", "a character that YAML forbids"),
    "control character after wide letters": ("- name: é‘’\n  é: \x01x\n", "2:6", "a character that YAML forbids"),
    "not UTF-8": ("- name: é\n  kind: ‘".encode() + b"\xff\n", "2:10", "not UTF-8"),
    "not UTF-8 at once": (b"\xe9", "1:1", "not UTF-8"),
    "empty": ("", "1:1", "the file is empty"),
    "comments alone": ("# nothing\n", "1:1", "the file is empty"),
}


@pytest.mark.parametrize("case", SYNTAX)
@pytest.mark.parametrize("file", [ACTORS, SEED])
def test_a_file_that_is_no_yaml(case: str, file: str, tmp_path: Path) -> None:
    content, place, told = SYNTAX[case]
    project = tiny(tmp_path, seed="- paragraph: 1\n")
    (tmp_path / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    found = only(read(project)[1])
    assert brief([found]) == [f"yaml-syntax {file}:{place}"]
    assert told in found.message
    assert found.hint


@pytest.mark.parametrize(
    ("case", "hint"),
    [
        ("two documents", "a file is one document: take out the line `---`"),
        ("not UTF-8", "save the file as UTF-8"),
        ("empty", "write what belongs there"),
        ("unknown anchor", "indent with spaces"),
    ],
)
def test_the_hint_is_of_what_is_wrong(case: str, hint: str, tmp_path: Path) -> None:
    content, *_ = SYNTAX[case]
    (tmp_path / "a.yml").write_bytes(content if isinstance(content, bytes) else content.encode())
    found = only(compose(tmp_path / "a.yml", "a.yml")[1])
    assert (found.hint or "").startswith(hint)


@pytest.mark.parametrize(
    "name", ["sources/hill-post.yml", "sources/river-post.yml", "retired.yml", "package.yml", "actors.yml"]
)
def test_a_folder_in_the_place_of_a_seed_is_told(name: str, small: Project) -> None:
    path = small.seeds / name
    path.unlink(missing_ok=True)
    path.mkdir(parents=True)
    with looking_for():
        told = {(p.code, p.file) for p in run_stages(small).problems}
    assert told & {("seed-unread", f"seeds/{name}"), ("seed-missing", f"seeds/{name}")}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["actors", "places", "events", "tallies", "origins", "utterances", "disagreements"])
def test_a_register_that_cannot_be_read_explains_what_refers_to_it(name: str, small: Project) -> None:
    """Whoever mistypes one line is told of that line, not of every id in the file."""
    path = small.root / f"seeds/{name}.yml"
    path.write_text(path.read_text(encoding="utf-8") + "- {[", encoding="utf-8")
    assert [p.code for p in run_stages(small).problems] == ["yaml-syntax"]


def test_an_article_that_cannot_be_read_explains_what_refers_to_it(broken: Break) -> None:
    found = broken((ARTICLE, "language: en", "language: [en"))
    assert {p.code for p in found.problems} == {"yaml-syntax"}


@pytest.mark.parametrize(
    ("content", "place", "told"),
    [
        ("actor: a\n", "1:1", "found a mapping; expected a list of records"),
        ("  some text\n", "1:3", "found 'some text'; expected a list of records"),
        ("- actor\n", "1:3", "found 'actor'; expected a record"),
        ("- [a, b]\n", "1:3", "found a list that holds more than records; expected a record"),
        ("- ~\n", "1:3", "found nothing; expected a record"),
    ],
)
def test_a_register_is_a_list_of_records(content: str, place: str, told: str, tmp_path: Path) -> None:
    found = only(seed_problems(tmp_path, actors=content))
    assert brief([found]) == [f"seed-type {ACTORS}:{place}"]
    assert found.message.startswith(told)


@pytest.mark.parametrize("content", ["# a list\n- paragraph: 1\n", "some text\n"])
def test_an_article_is_one_record(content: str, tmp_path: Path) -> None:
    project = tiny(tmp_path, seed="- paragraph: 1\n")
    (tmp_path / SEED).write_text(content, encoding="utf-8")
    found = only(read(project)[1])
    assert (found.code, found.file, found.column) == ("seed-type", SEED, 1)
    assert "expected a mapping that starts with `source:`" in found.message


def test_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    project = tiny(tmp_path, seed="- paragraph: 1\n")
    (tmp_path / SEED).write_bytes("\ufeffsource: tiny\r\nlanguage: en\r\nparagraph: []\r\n".encode())
    assert brief(read(project)[1]) == [f"seed-key-unknown {SEED}:3:1"]


TYPOS: dict[str, tuple[tuple[Edit, ...], str]] = {
    "yaml-key-twice": (
        ((ACTORS, "{actor: norland, name: Norland,", "{actor: norland, name: Norland, ▶name: Nord,"),),
        "'name' stands a second time in this record; the first is in line 2",
    ),
    "yaml-key-twice in a claim": (
        (
            (
                ARTICLE,
                "      exact: 9 soldiers were wounded\n",
                "      exact: 9 soldiers were wounded\n      ▶exact: x\n",
            ),
        ),
        "'exact' stands a second time in this record",
    ),
    "seed-key-unknown": (
        (
            (
                ACTORS,
                "{actor: norland, name: Norland, kind: state",
                "{actor: norland, name: Norland, kind: state, ▶sid: x",
            ),
        ),
        "a record of actors has no key 'sid'",
    ),
    "seed-key-unknown in a claim": (
        (
            (
                ARTICLE,
                "      exact: 9 soldiers were wounded\n",
                "      exact: 9 soldiers were wounded\n      ▶victim: x\n",
            ),
        ),
        "a record of casualties has no key 'victim'",
    ),
    "seed-key-unknown in an article": (((ARTICLE, "language: en", "language: en\n▶titel: x"),), "has no key 'titel'"),
    "seed-key-missing": (
        ((ACTORS, "- {actor: relief-council, name: Relief Council, ", "- ▶{actor: relief-council, "),),
        "this record of actors needs 'name'",
    ),
    "seed-key-missing, null": (((ACTORS, "name: Relief Council", "name: ▶~"),), "this record of actors needs 'name'"),
    "seed-key-missing, the id": (
        ((ARTICLE, "    - id: blame\n      exact", "    - ▶exact"),),
        "this record of attributions needs 'id'",
    ),
    "seed-type, list for a text": (
        ((ARTICLE, "language: en", "language: en\ntitle: ▶[a, b]"),),
        "'title' of sources is a list that holds more than records; expected a text",
    ),
    "seed-type, records for a text": (
        ((ARTICLE, "language: en", "language: en\ntitle: ▶[{a: b}]"),),
        "'title' of sources is a list; expected a text",
    ),
    "seed-type, mapping for a text": (
        ((ACTORS, "name: Relief Council", "name: ▶{en: Relief Council}"),),
        "'name' of actors is a mapping; expected a text",
    ),
    "seed-type, text for a whole number": (
        ((ARTICLE, "- paragraph: 14\n", "- paragraph: ▶fourteen\n"),),
        "'paragraph' of paragraphs is 'fourteen'; expected a whole number",
    ),
    "seed-type, fraction for a whole number": (
        ((ARTICLE, "credit_paragraph: 10", "credit_paragraph: ▶10.5"),),
        "'credit_paragraph' of claims is '10.5'; expected a whole number",
    ),
    "seed-type, a whole number that no table holds": (
        ((ARTICLE, "      nth: 1\n", "      nth: ▶9999999999999999999999\n"),),
        "'nth' of event mentions is '9999999999999999999999'; expected a whole number",
    ),
    "seed-type, text for a number": (
        ((PLACES, "latitude: 10.5", "latitude: ▶10°30′"),),
        "'latitude' of places is '10°30′'; expected a number",
    ),
    "seed-type, no finite number": (
        ((PLACES, "latitude: 10.5", "latitude: ▶.inf"),),
        "'latitude' of places is '.inf'; expected a number",
    ),
    "seed-type, a long text is shown short": (
        ((PLACES, "latitude: 10.5", "latitude: ▶" + "x" * 60),),
        f"'latitude' of places is '{'x' * 39}…'; expected a number",
    ),
    "seed-type, mapping for a list": (
        ((ARTICLE, "  role: caption\n  corrections:\n  - {", "  role: caption\n  corrections: ▶{"),),
        "'corrections' of paragraphs is a mapping; expected a list of records",
    ),
    "seed-type, text for a list": (
        ((ARTICLE, "- paragraph: 13\n", "- paragraph: 13\n  told: ▶nothing\n"),),
        "'told' of paragraphs is 'nothing'; expected a list of records",
    ),
    "seed-type, a list that holds a text": (
        ((ARTICLE, "  - {exact: 1 coin, kind: number, reason: subscription}", "  ▶- 1 coin"),),
        "'set_aside' of paragraphs is a list that holds more than records; expected a list of records",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", TYPOS)
def test_a_typo_is_told_once_where_it_stands(case: str, broken: Break) -> None:
    """Only the typo is told, nothing that follows from it: the record's id, phrases and uses are not reported."""
    edits, told = TYPOS[case]
    found = broken(*edits)
    code = re.split("[, ]", case)[0]
    assert [p.code for p in found.problems] == [code], [p.message for p in found.problems]
    assert found.told(code) == found.places
    assert told in found.problems[0].message
    assert found.problems[0].hint


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("victim", "did you mean 'victims'?"),
        ("exakt", "did you mean 'exact'?"),
        ("perpetratr", "did you mean 'perpetrator'?"),
        ("zzz", "its keys are "),
        ("victims_id", "did you mean 'victims'?"),
    ],
)
def test_an_unknown_key_is_answered_with_the_nearest(key: str, hint: str, tmp_path: Path) -> None:
    seed = f"- paragraph: 1\n  told:\n  - casualties:\n    - id: x\n      exact: x\n      {key}: y\n"
    found = only([p for p in seed_problems(tmp_path, seed=seed) if p.code == "seed-key-unknown"])
    assert (found.line, found.column, found.field, found.table) == (9, 7, key, "casualties")
    assert (found.hint or "").startswith(hint)


def test_a_key_that_is_missing_is_told_with_its_codes_where_it_has_some(broken: Break) -> None:
    stance = ("      accused: vesland\n      stance: accuses\n", "      accused: vesland\n")
    found = broken((ARTICLE, *stance), (ACTORS, "name: Relief Council, ", ""))
    assert {p.field: p.hint for p in found.of("seed-key-missing")} == {
        "name": "add `name: …`",
        "stance": "add `stance: …`, one of asserts, accuses, accepts, denies, unclear",
    }


@pytest.mark.parametrize("empty", ["", "~", "''", '"  "', "[]"])
@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("state", "write what `state` shall say, or take the key out, which means coded"),
        ("drafted", "write what `drafted` shall say, or take the key out"),
        ("scope", "write what `scope` shall say, or take the key out, which means everything"),
    ],
)
def test_a_key_that_would_mean_more_than_is_typed_is_not_left_empty(
    key: str, hint: str, empty: str, tmp_path: Path
) -> None:
    seed = f"source: tiny\nlanguage: en\n{key}: {empty}\nparagraphs:\n- paragraph: 1\n"
    [found] = [p for p in seed_problems(tmp_path, seed=seed) if p.field == key]
    assert (found.code, found.severity, found.line) == ("seed-type", "error", 3)
    if empty != "[]" or key == "scope":
        assert found.message.endswith("; expected a value, or no such key")
        assert found.hint == hint


def test_a_key_that_is_no_text(tmp_path: Path) -> None:
    found = only(seed_problems(tmp_path, actors="- actor: a\n  name: A\n  kind: state\n  side: unknown\n  [x]: y\n"))
    assert brief([found]) == [f"seed-key-unknown {ACTORS}:1:3"]


def test_every_fault_of_a_record_is_told(tmp_path: Path) -> None:
    found = seed_problems(tmp_path, actors="- actor: [a]\n  nam: A\n  kind: {}\n")
    assert brief(found) == [
        f"seed-key-missing {ACTORS}:1:3",
        f"seed-key-missing {ACTORS}:1:3",
        f"seed-type {ACTORS}:1:10",
        f"seed-key-unknown {ACTORS}:2:3",
        f"seed-type {ACTORS}:3:9",
    ]
    assert sorted(str(p.field) for p in found) == ["actor", "kind", "nam", "name", "side"]


@pytest.mark.parametrize("form", MODEL.forms.by_name)
def test_every_type_of_every_key_is_judged(form: str) -> None:
    """Each key of each form refuses what is not of its type, and a required one refuses null.

    A draft may leave such a key out.
    """
    schema = record_schema(MODEL.forms.by_name[form])
    judge = ShapeJudge(MODEL.forms.by_name)
    good = {key: _kind(schema["properties"][key]["type"]) for key in schema.get("else", {}).get("required", ())}
    assert judge.faults((form, *good.items())) == []
    assert {fault.key for fault in judge.faults((form,))} == set(good)
    if KEY in schema["properties"]:
        assert judge.faults((form, (KEY, str))) == []
        assert {fault.key for fault in judge.faults((form, (KEY, type(None))))} == {*good, KEY}
    for key, about in schema["properties"].items():
        for kind in (str, int, Decimal, type(None)):
            allowed = {str: "string", int: "integer", Decimal: "number", type(None): "null"}[kind]
            fits = allowed in about["type"] or (kind is int and "number" in about["type"])
            faults = judge.faults((form, *(good | {key: kind}).items()))
            assert bool(faults) != fits, (key, kind)
            assert {fault.key for fault in faults} <= {key}


def _kind(types: list[str]) -> type:
    return {"string": str, "integer": int, "number": Decimal}[types[0]]
