"""What CONTRIBUTING says it takes to add a thing, done in a throw-away copy: these files, and no other edit by hand."""

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests import ROOT, SMALL
from tests.builds import environment
from tests.lexicons import INVENTED

pytestmark = pytest.mark.slow
ARTICLE = "seeds/sources/river-post.yml"
REPEATED = ("claim_id", "event_id", "source_id", "paragraph", "exact", "span_start", "span_end", "claimant_id")
LEFT_OUT = shutil.ignore_patterns("node_modules", "__pycache__", ".build")
RELEVANT = (
    "tests/model/test_model.py",
    "tests/model/test_seed_schemas.py",
    "tests/checks/test_constraints.py",
    "tests/tables",
    "tests/pages/test_kinds.py",
)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the publisher."""
    house = tmp_path / "house"
    for name in ("etl", "schemas", "seeds", "releases", "data", "site", "tests"):
        shutil.copytree(ROOT / name, house / name, ignore=LEFT_OUT)
    for name in ("pyproject.toml", "Makefile", "CONTRIBUTING.md", "README.md"):
        shutil.copy(ROOT / name, house / name)
    return house


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A copy of the small record."""
    return shutil.copytree(SMALL, tmp_path / "record", ignore=LEFT_OUT)


def run(house: Path, *words: str | Path, failing: bool = False) -> str:
    """What a command of the copied publisher prints."""
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=house, env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode != 0) is failing, done.stdout + done.stderr
    return done.stdout + done.stderr


def etl(house: Path, record: Path, command: str, *options: str, failing: bool = False) -> str:
    words: list[str | Path] = ["--project", record, command, "--articles", record / "articles", *options]
    return run(house, "etl", *words, failing=failing)


def run_tests(house: Path, names: Iterable[str], marked: str = "not slow and not browser") -> None:
    run(house, "pytest", "-q", "-x", "-m", marked, *names)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def column(name: str, type_: str = "string", **more: Any) -> dict[str, Any]:
    return {"name": name, "title": name.capitalize(), "type": type_, "description": f"The {name} as told.", **more}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_typed_column_is_one_file(house: Path, record: Path) -> None:
    schema = house / "schemas/casualties.json"
    descriptor = json.loads(schema.read_text(encoding="utf-8"))
    descriptor["fields"].append(column("age_group"))
    schema.write_text(json.dumps(descriptor), encoding="utf-8")
    edit(record / ARTICLE, 'number: "12"', 'number: "12"\n      age_group: young men')
    etl(house, record, "locate")
    etl(house, record, "build", "--no-site")
    told = {row["claim_id"]: row["age_group"] for row in rows(record / "data/casualties.csv")}
    assert {value for value in told.values() if value} == {"young men"}
    assert told["river-post-p2-killed"] == "young men"
    editor = json.loads((record / ".build/schemas/source.json").read_text(encoding="utf-8"))
    assert "age_group" in editor["$defs"]["casualty"]["properties"]
    run_tests(house, RELEVANT)


@pytest.mark.parametrize("head", ["", "scope: casualties\ntext_licence: CC0-1.0\ntext_licence_stated: paragraph 1\n"])
def test_an_article_coded_once_is_its_seed_beside_those_coded_twice(house: Path, head: str) -> None:
    texts = house / "seeds/articles"
    (texts / "hill-gazette.txt").write_text("A mast stood for 40 years on the hill\n", encoding="utf-8")
    (house / "seeds/sources/hill-gazette.yml").write_text(
        "source: hill-gazette\npublished: 2020-03-01\npublished_basis: stated\nlanguage: en\n"
        f"{head}paragraphs:\n"
        "- paragraph: 1\n  role: headline\n  set_aside:\n"
        "  - {exact: '40', kind: number, reason: figure_of_speech, note: The years of a mast.}\n",
        encoding="utf-8",
    )
    subprocess.run(["git", "init", "-q"], cwd=house, check=True)
    shutil.copy(ROOT / ".gitignore", house)
    if head:
        with (house / ".gitignore").open("a", encoding="utf-8") as file:
            file.write("!/seeds/articles/hill-gazette.txt\n")
    run(house, "etl", "locate", "--articles", texts, failing=True)  # The texts of the other articles are not at hand.
    run(house, "etl", "build", "--no-site")
    assert {row["source_id"]: row["coded"] for row in rows(house / "data/sources.csv")}["hill-gazette"] == "once"
    # What compares its text with the other articles' waits for those.
    alone = ["--deselect", "tests/test_record.py::test_there_is_nothing_wrong_with_the_record"]
    names = ["tests/test_record.py", "tests/test_readings.py", "tests/test_stages.py", *alone]
    run_tests(house, names, "not slow and not browser and not articles")


def test_a_kind_of_claim_is_its_schema_its_row_and_its_template(house: Path, record: Path) -> None:
    claims = json.loads((house / "schemas/claims.json").read_text(encoding="utf-8"))
    repeated = [{k: v for k, v in f.items() if k != "seed"} for f in claims["fields"] if f["name"] in REPEATED]
    next(field for field in repeated if field["name"] == "exact")["seed"] = {"words": 12}
    keys = [key for key in claims["foreignKeys"] if set(key["fields"]) <= set(REPEATED)]
    schema = {
        "$schema": claims["$schema"],
        "name": "sightings",
        "title": "Sightings",
        "description": "One row is one thing that is said to have been seen.",
        "seed": {
            "form": "sighting",
            "about": "Something that is said to have been seen.",
            "in": "told.sightings",
            "of": "claims",
            "differ": ["seen"],
            "covers": ["number"],
        },
        "fields": [*repeated, column("seen", constraints={"required": True}), column("place_id")],
        "primaryKey": ["claim_id"],
        "foreignKeys": [
            {"fields": ["claim_id"], "reference": {"resource": "claims", "fields": ["claim_id"]}},
            {"fields": ["place_id"], "reference": {"resource": "places", "fields": ["place_id"]}},
            *keys,
        ],
    }
    (house / "schemas/sightings.json").write_text(json.dumps(schema), encoding="utf-8")
    with (house / "schemas/vocabularies/claim_kind.csv").open("a", encoding="utf-8") as file:
        file.write("sighting,Sighting,Something that is said to have been seen.\n")
    template = "{# mark: ★☆ #}\n<div><dt>Seen</dt><dd>{{ of.seen }}</dd></div>\n"
    (house / "etl/pages/templates/kinds/sighting.jinja").write_text(template, encoding="utf-8")
    edit(
        record / ARTICLE, "  - {exact: one lane, kind: number, reason: other_sense, note: A lane of the bridge.}\n", ""
    )
    edit(record / ARTICLE, "  set_aside:\n- paragraph: 5\n", "- paragraph: 5\n")
    edit(
        record / ARTICLE,
        "- paragraph: 4\n  told:\n",
        "- paragraph: 4\n  told:\n  - sightings:\n    - {id: lane, exact: at least one lane, event: bridge-strike,"
        " seen: a lane, place: eastford}\n",
    )
    etl(house, record, "locate")
    etl(house, record, "build")
    assert [(row["claim_id"], row["seen"]) for row in rows(record / "data/sightings.csv")] == [
        ("river-post-p4-lane", "a lane")
    ]
    [number] = [row for row in rows(record / "data/coverage.csv") if row["kind"] == "number"]
    assert int(number["found"]) == int(number["recorded"]) + int(number["set_aside"])
    assert "a lane" in (record / ".build/site/claims/river-post-p4-lane/index.html").read_text(encoding="utf-8")
    article = (record / ".build/site/articles/river-post/index.html").read_text(encoding="utf-8")
    assert "<dt>Seen</dt>" in article
    assert "☆" in article
    edit(house / "schemas/sightings.json", '"covers": ["number"]', '"covers": []')
    assert "the number 'one' in paragraph 4 is neither recorded nor set aside" in etl(
        house, record, "check", failing=True
    )
    edit(house / "schemas/sightings.json", '"covers": []', '"covers": ["number"]')
    run_tests(house, RELEVANT)


def test_a_rule_is_one_file_and_its_answers(house: Path, record: Path) -> None:
    """One that gives what `highest` gives, under another name, so that its answers are worked out already."""
    folder = house / "etl/rules/settle"
    rule = (folder / "highest.sql").read_text(encoding="utf-8").replace("'highest'", "'topmost'")
    (folder / "topmost.sql").write_text(rule.replace("-- The largest", "-- Once more the largest", 1), encoding="utf-8")
    shutil.copy(folder / "highest.answers", folder / "topmost.answers")
    etl(house, record, "build")
    [answer] = [row for row in rows(record / "data/views/topmost.csv") if row["tally_id"] == "camp-vehicles"]
    beside = [row for row in rows(record / "data/views/estimates.csv") if row["tally_id"] == "camp-vehicles"]
    assert answer["deciding_claim_ids"]
    by_rule = {row["rule"]: row for row in beside}
    assert by_rule["topmost"] == {**by_rule["highest"], "rule": "topmost"}
    assert {column: answer[column] for column in beside[0] if column in answer}.items() <= by_rule["topmost"].items()
    assert "Once more the largest" in (record / ".build/site/rules/index.html").read_text(encoding="utf-8")
    run_tests(house, ["tests/rules/test_rule_form.py", "tests/rules/test_rule_answers.py", "tests/rules/test_views.py"])
    edit(folder / "topmost.answers", "one claim: 45 [45..45] by a\n", "one claim: 46 [45..45] by a\n")
    failed = run(house, "pytest", "-q", "-k", "topmost", "tests/rules/test_rule_answers.py", failing=True)
    assert "one claim" in failed


def test_an_invariant_is_one_file(house: Path, record: Path) -> None:
    (house / "etl/checks/invariants/long-title.sql").write_text(
        """\
-- title: A title that nobody reads to its end
-- severity: error
-- advice: say it shorter
-- example: seeds/events.yml
--   -  title: Strike on the bridge at Eastford
--   +  title: ▶Strike on the bridge at Eastford, as far as the articles of the week tell of it
-- says: A title that nobody reads to its end: title is 'Strike on the bridge at Eastford, as far as the articles of the
--   week tell of it'; expected at most 60 characters
--
-- Titles of events stand in lists.
SELECT 'events', "row", 'title', title, 'at most 60 characters' FROM events WHERE length(title) > 60
""",
        encoding="utf-8",
    )
    edit(record / "seeds/events.yml", "at Eastford\n", "at Eastford, as far as the articles of the week tell of it\n")
    told = etl(house, record, "check", failing=True)
    assert "error[long-title]: A title that nobody reads to its end: title is" in told
    assert "seeds/events.yml:3:10: " in told
    assert "hint: say it shorter" in told
    run(house, "pytest", "-q", "-k", "long-title", "tests/problems/test_examples.py")
    run_tests(house, ["tests/checks/test_constraints.py", "tests/problems/test_problems.py"])


def test_a_coded_value_is_one_row(house: Path, record: Path) -> None:
    with (house / "schemas/vocabularies/topic.csv").open("a", encoding="utf-8") as file:
        file.write("weather,Weather,Rain and wind.\n")
    text = (record / ARTICLE).read_text(encoding="utf-8")
    (record / ARTICLE).write_text(text.replace("topic: responsibility", "topic: weather", 1), encoding="utf-8")
    etl(house, record, "build")
    assert {row["topic"] for row in rows(record / "data/quotes.csv")} >= {"weather", "responsibility"}
    schema = json.loads((record / "data/schemas/quotes.json").read_text(encoding="utf-8"))
    [topic] = [field for field in schema["fields"] if field["name"] == "topic"]
    assert "weather" in topic["constraints"]["enum"]
    assert "Rain and wind." in (record / ".build/site/vocabularies/index.html").read_text(encoding="utf-8")
    run_tests(house, ["tests/model/test_vocabularies.py", "tests/model/test_seed_schemas.py"])


def test_a_language_is_one_file(house: Path, record: Path) -> None:
    (house / "schemas/lexicon/xx.csv").write_text(INVENTED, encoding="utf-8", newline="")
    text = "Kel o en mortu, 3;000 ut hap. " + "Lum tes vari nol. " * 30
    (record / "articles/dro-post.txt").write_text(f"{text.strip()}\n", encoding="utf-8")
    (record / "seeds/sources/dro-post.yml").write_text(
        """\
source: dro-post
publisher: Dro Post
publisher_basis: inferred
published: 2021-05-05
published_basis: inferred
language: xx
note: Neither is printed.
paragraphs:
- paragraph: 1
  told:
  - casualties:
    - {id: killed, exact: Kel o en mortu, event: camp-shelling, tally: camp-killed, number: Kel o en,
       victims: vesland-army, victims_status: combatant}
    - {id: fled, exact: 3;000 ut hap, event: flight-from-valley, tally: valley-displaced, number: 3;000 ut,
       victims: valley-people, victims_status: civilian}
""",
        encoding="utf-8",
    )
    etl(house, record, "locate")
    etl(house, record, "check")
    etl(house, record, "build", "--no-site")
    told = {
        row["claim_id"]: (row["value"], row["qualifier"])
        for row in rows(record / "data/casualties.csv")
        if row["source_id"] == "dro-post"
    }
    assert told == {"dro-post-p1-killed": ("31", "exact"), "dro-post-p1-fled": ("3000", "more_than")}
    run_tests(house, ["tests/seeds/test_wordings.py", "tests/model/test_lexicon.py", "tests/evidence/test_tokens.py"])


def test_an_output_format_is_one_file_and_its_test(house: Path, record: Path) -> None:
    (house / "etl/outputs/lines.py").write_text(
        '''"""One JSON object a line: the claims."""

from etl.outputs.registry import EVERYTHING, Edition, Output
from etl.problems import Problem


def _write(edition: Edition) -> list[Problem]:
    target = (edition.data / "claims.jsonl").as_posix()
    edition.con.execute(f"COPY (SELECT claim_id, kind FROM claims ORDER BY claim_id) TO '{target}' (FORMAT json)")
    return []


OUTPUT = Output("JSON lines", 35, EVERYTHING, _write, (".jsonl",), holds="The claims, one JSON object a line")
''',
        encoding="utf-8",
    )
    (house / "tests/outputs/test_lines.py").write_text(
        """\
from etl.outputs.registry import find_outputs


def test_the_format_is_found() -> None:
    assert "JSON lines" in [output.name for output in find_outputs()]
""",
        encoding="utf-8",
    )
    etl(house, record, "build")
    lines = (record / "data/claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["claim_id"] for line in lines] == sorted(
        row["claim_id"] for row in rows(record / "data/claims.csv")
    )
    assert "  claims.jsonl\n" in (record / "data/SHA256SUMS").read_text(encoding="utf-8")
    downloads = (record / ".build/site/downloads/index.html").read_text(encoding="utf-8")
    assert "data/claims.jsonl" in downloads
    assert "The claims, one JSON object a line" in downloads
    run_tests(house, ["tests/outputs/test_lines.py", "tests/test_stages.py"])


def test_a_page_is_a_query_and_a_template(house: Path, record: Path) -> None:
    folder = house / "etl/pages/papers"
    folder.mkdir()
    (folder / "papers.sql").write_text(
        "-- Each article.\nSELECT source_id, publisher FROM sources ORDER BY source_id\n", encoding="utf-8"
    )
    (folder / "page.md.jinja").write_text(
        """\
{#
title: Papers
description: Who printed it.
menu: What they say
#}
# {{ page.title | md }}

{% for row in papers %}
- {{ row.publisher | md }}
{% endfor %}
""",
        encoding="utf-8",
    )
    etl(house, record, "build")
    site = record / ".build/site"
    assert ">each article</a>" in (site / "papers/index.html").read_text(encoding="utf-8")
    twin = json.loads((site / "papers/index.json").read_text(encoding="utf-8"))
    assert [row["source_id"] for row in twin["rows"]["papers"]] == ["river-post"]
    assert 'href="../papers/"' in (site / "rules/index.html").read_text(encoding="utf-8")
    run_tests(
        house,
        [
            "tests/pages/test_folders.py",
            "tests/pages/test_pages.py::test_every_page_is_there_and_mkdocs_has_nothing_to_say",
        ],
    )
