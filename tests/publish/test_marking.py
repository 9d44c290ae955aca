"""Marks of other tools become drafted records; what cannot, is told, and nothing is lost without a word."""

import csv
import io
import json
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from etl.cli import main
from etl.commands.import_ import EXAMPLE
from etl.evidence.text import Article, occurrences, read_article
from etl.model.project import Project
from etl.model.tables import load_model
from etl.publish.marking import import_marks, template
from etl.seeds import Record, load_seeds
from tests.builds import copy_small
from tests.conftest import edit
from tests.publish.test_drafting import bare, paragraph, seed

PHRASE = "killed 12 Norland soldiers"
TEXT = Path(__file__).parents[1] / "small/articles/river-post.txt"
ARTICLE = read_article(TEXT, "river-post.txt")


@pytest.fixture(autouse=True)
def _own_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ETL_ARTICLES", raising=False)


@pytest.fixture
def _limit_of_python() -> Iterator[None]:
    """The longest field of a table is Python's own, which libraries change."""
    limit = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(limit)


def annotation(exact: str, tags: list[str], **more: Any) -> dict[str, Any]:
    """One as Hypothes.is exports it."""
    selectors: list[dict[str, Any]] = [{"type": "TextQuoteSelector", "exact": exact, **more.pop("quote", {})}]
    if "start" in more:
        start = more.pop("start")
        selectors.append({"type": "TextPositionSelector", "start": start, "end": start + len(exact)})
    return {"id": "a1", "tags": tags, "target": [{"selector": selectors}], **more}


def put(path: Path, content: Any) -> Path:
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def told_in(root: Path, number: int) -> list[dict[str, Any]]:
    told = paragraph(root, number)["told"]
    assert isinstance(told, list)
    return told


def test_an_annotation_becomes_a_draft_with_its_tags_and_its_note(tmp_path: Path) -> None:
    root = bare(tmp_path / "small")
    tags = ["casualty", "tally: bridge-killed", "number: 12", "victims_status: combatant"]
    marks = {"rows": [annotation(PHRASE, tags, start=ARTICLE.text.index(PHRASE), text="As the headline says.")]}
    taken = import_marks(Project(root), put(tmp_path / "marks.json", marks), "river-post")
    assert (taken.whole, taken.lines[0]) == (
        True,
        "seeds/sources/river-post.yml: 1 statement of people harmed of 1 mark",
    )
    assert told_in(root, 2) == [
        {
            "casualties": [
                {
                    "id": "casualty",
                    "exact": PHRASE,
                    "tally": "bridge-killed",
                    "victims_status": "combatant",
                    "note": "As the headline says.",
                    "number": "12",
                    "drafted": "marks.json: annotation a1",
                }
            ]
        }
    ]


def test_a_web_annotation_of_the_standard_says_what_it_states_in_its_bodies(tmp_path: Path) -> None:
    root = bare(tmp_path / "small")
    one = annotation("no aircraft", [])
    one |= {
        "type": "Annotation",
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": "quotes"},
            {"type": "TextualBody", "purpose": "tagging", "value": "kind: fragment"},
            {"type": "TextualBody", "purpose": "tagging", "value": "claimant: vesland"},
            {"type": "TextualBody", "purpose": "tagging", "value": "credit: It said"},
        ],
    }
    import_marks(Project(root), put(tmp_path / "marks.json", one), "river-post")
    [told] = told_in(root, 6)
    assert (told["claimant"], told["credit"]) == ("vesland", "It said")
    assert told["quotes"][0]["kind"] == "fragment"


def test_regions_of_label_studio_bring_what_was_chosen_for_them(tmp_path: Path) -> None:
    root = bare(tmp_path / "small")
    start = ARTICLE.text.index(PHRASE)
    value = {"start": start, "end": start + len(PHRASE), "text": PHRASE, "labels": ["casualty"]}
    result = [
        {"id": "r1", "type": "labels", "value": value},
        {"id": "r1", "type": "choices", "from_name": "victims_status", "value": {"choices": ["combatant"]}},
        {"id": "r1", "type": "textarea", "from_name": "number", "value": {"text": ["12"]}},
    ]
    tasks = [{"data": {"text": ARTICLE.text}, "annotations": [{"result": result}]}]
    import_marks(Project(root), put(tmp_path / "tasks.json", tasks), "river-post")
    [claim] = told_in(root, 2)[0]["casualties"]
    assert (claim["victims_status"], claim["number"], claim["drafted"]) == ("combatant", "12", "tasks.json: region r1")


def test_a_table_of_claims_has_the_columns_of_its_template(tmp_path: Path) -> None:
    root = bare(tmp_path / "small")
    head = template(Project(root))
    assert head.startswith("form,paragraph,exact,prefix,suffix,note,")
    assert {"tally", "victims_status", "claimant", "naming", "number", "id"} <= set(head.split(","))
    table = f"form,paragraph,exact,number,id\ncasualty,2,{PHRASE},12,dead\n,,,,\n"
    import_marks(Project(root), put(tmp_path / "claims.csv", table), "river-post")
    [claim] = told_in(root, 2)[0]["casualties"]
    assert (claim["id"], claim["number"]) == ("dead", "12")


def test_offsets_that_disagree_are_told_and_the_quote_is_taken(tmp_path: Path) -> None:
    root = bare(tmp_path / "small")
    start = ARTICLE.text.index(PHRASE)
    marks = put(tmp_path / "marks.json", [annotation(PHRASE, ["casualty"], start=start + 1)])
    taken = import_marks(Project(root), marks, "river-post")
    end = start + len(PHRASE)
    assert taken.whole
    assert taken.lines[0] == (
        f"marks.json: annotation a1: its offsets {start + 1} to {end + 1} hold 'illed 12 Norland soldiers,', its quote"
        f" stands at {start} to {end} (they count in a text with a blank line between paragraphs)"
    )


@pytest.mark.parametrize(
    ("exact", "tags", "told"),
    [
        ("killed 13 Norland soldiers", ["casualty"], "its quote is not printed: 'killed 13 Norland soldiers'"),
        ("Norland", ["quote"], "'Norland' stands 5 times"),
        (PHRASE, [], "nothing says what it states: tag it with one of attribution, casualty"),
        (PHRASE, ["casualy"], "'casualy' is nothing that a mark states; did you mean 'casualty'?"),
    ],
)
def test_what_cannot_be_taken_is_told_and_the_rest_is(
    tmp_path: Path, exact: str, tags: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = bare(tmp_path / "small")
    marks = put(tmp_path / "marks.json", [annotation(exact, tags), annotation("no aircraft", ["quote"])])
    assert main(["--project", str(root), "import", str(marks), "--source", "river-post"]) == 1
    out = capsys.readouterr().out
    assert f"marks.json: annotation a1: not taken: {told}" in out
    assert "1 quotation of 2 marks" in out


def test_what_no_record_has_is_told(tmp_path: Path) -> None:
    root = bare(tmp_path / "small")
    tags = ["casualty", "mood: sad", "credit: a passer-by"]
    taken = import_marks(Project(root), put(tmp_path / "m.json", annotation(PHRASE, tags)), "river-post")
    assert taken.lines[:2] == [
        "m.json: annotation a1: a record of casualties has no mood that a mark can fill: left out",
        "m.json: annotation a1: its credit 'a passer-by' is not printed in paragraph 2: left out",
    ]


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("id: X Y", "its id is 'X Y'; expected small letters and digits"),
        ("reads: abc", "its reads is 'abc'; expected number"),
        ("nth: 7", "has no nth that a mark can fill"),
        ("drafted: no", "has no drafted that a mark can fill"),
        ("credit_paragraph: abc", "its credit_paragraph is 'abc'; expected a paragraph's number"),
        ("credit_paragraph: 99", "its credit stands in no paragraph 99"),
    ],
)
def test_a_value_that_its_key_cannot_have_is_told_and_left_out(tmp_path: Path, tag: str, told: str) -> None:
    root = bare(tmp_path / "small")
    taken = import_marks(Project(root), put(tmp_path / "m.json", annotation(PHRASE, ["casualty", tag])), "river-post")
    assert told in taken.lines[0]
    assert "seed-" not in {
        problem.code[:5] for problem in load_seeds(Project(root), load_model(Project(root).schemas))[1]
    }


def test_an_id_that_is_there_gets_a_number(tmp_path: Path) -> None:
    root = bare(tmp_path / "small")
    marks = [annotation(phrase, ["casualty", "id: dead"]) for phrase in (PHRASE, "deadliest attack")]
    import_marks(Project(root), put(tmp_path / "m.json", marks), "river-post")
    assert [claim["id"] for claim in told_in(root, 2)[0]["casualties"]] == ["dead", "dead-2"]


def test_a_mark_without_a_quote_is_told(tmp_path: Path) -> None:
    root = bare(tmp_path / "small")
    page_note = {"id": "n1", "tags": ["casualty"], "target": [{"source": "https://hill.example/"}]}
    marks = put(tmp_path / "m.json", [page_note, annotation(PHRASE, ["casualty"])])
    taken = import_marks(Project(root), marks, "river-post")
    assert (taken.whole, taken.lines[0]) == (
        False,
        "m.json: annotation n1: not taken: it has no quote, and offsets alone do not say what was marked",
    )


def test_a_seed_that_lacks_a_paragraph_is_told(tmp_path: Path) -> None:
    root = bare(tmp_path / "small")
    edit(root, [("seeds/sources/river-post.yml", "- paragraph: 3\n", "")])
    with pytest.raises(ValueError, match="has no paragraph 3"):
        import_marks(Project(root), put(tmp_path / "m.json", annotation(PHRASE, ["casualty"])), "river-post")


def test_marks_are_taken_once(tmp_path: Path) -> None:
    root = bare(tmp_path / "small")
    marks = put(tmp_path / "marks.json", annotation(PHRASE, ["casualty"]))
    import_marks(Project(root), marks, "river-post")
    before = seed(root)
    taken = import_marks(Project(root), marks, "river-post")
    assert taken.lines == ["marks.json: annotation a1: not taken: its words are recorded or set aside there"]
    assert seed(root) == before


@pytest.mark.usefixtures("_limit_of_python")
@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("m.json", "{", "is no JSON"),
        ("m.json", "[" * 100_000, "is no JSON"),
        ("m.json", "[]", "holds no marks"),
        ("m.json", '{"a": 1}', "holds no marks"),
        (
            "m.json",
            '[{"target": {"selector": {"type": "TextQuoteSelector", "exact": "x"}}, "tags": 5}]',
            "not of the form",
        ),
        ("m.json", '[{"data": {}, "annotations": [1]}]', "not of the form"),
        ("m.csv", "form,exact\nquote," + "x" * 200_000 + "\n", "cannot be read as a table"),
        ("m.csv", "a,b\n1,2\n", ":1: found the columns a, b; expected form and exact among them"),
        ("m.csv", "form,exact\nquote,x,y\n", ":2: the row has more values than there are columns"),
        ("m.csv", "form,exact,paragraph\nquote,x,two\n", ":2: paragraph is 'two'; expected its number"),
    ],
)
def test_a_file_without_marks_is_told(
    tmp_path: Path, name: str, content: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = bare(tmp_path / "small")
    path = put(tmp_path / name, content)
    assert main(["--project", str(root), "import", str(path), "--source", "river-post"]) == 2
    assert told in capsys.readouterr().err
    path.write_bytes(b"\xff\xfe")
    assert main(["--project", str(root), "import", str(path), "--source", "river-post"]) == 2
    assert "is not UTF-8" in capsys.readouterr().err


def test_the_example_of_its_help_imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = bare(tmp_path / "small")
    put(root / "marks.json", annotation(PHRASE, ["casualty"]))
    monkeypatch.chdir(root)
    assert main(shlex.split(EXAMPLE.splitlines()[1])[1:]) == 0
    assert main(["import", "--template"]) == 0
    assert main(["import", "marks.json"]) == 2


# ---- there and back --------------------------------------------------------------------------------------------------


def as_annotations(marks: list[dict[str, Any]]) -> tuple[str, str]:
    rows = [
        annotation(
            mark["exact"],
            [mark["form"], *(f"{key}: {value}" for key, value in mark["values"].items())],
            start=mark["start"],
            text=mark["note"] or "",
        )
        for mark in marks
    ]
    return "json", json.dumps(rows)


def as_regions(marks: list[dict[str, Any]]) -> tuple[str, str]:
    result: list[dict[str, Any]] = []
    for number, mark in enumerate(marks):
        end = mark["start"] + len(mark["exact"])
        value = {"start": mark["start"], "end": end, "text": mark["exact"], "labels": [mark["form"]]}
        result.append({"id": str(number), "type": "labels", "value": value})
        values = mark["values"] | ({"note": mark["note"]} if mark["note"] else {})
        result += [
            {"id": str(number), "type": "textarea", "from_name": key, "value": {"text": [text]}}
            for key, text in values.items()
        ]
    return "json", json.dumps([{"data": {}, "annotations": [{"result": result}]}])


def as_table(marks: list[dict[str, Any]]) -> tuple[str, str]:
    keys = sorted({key for mark in marks for key in mark["values"]})
    out = io.StringIO()
    writer = csv.DictWriter(out, ["form", "paragraph", "exact", "prefix", "note", *keys])
    writer.writeheader()
    for mark in marks:
        same = {
            "form": mark["form"],
            "paragraph": mark["paragraph"],
            "exact": mark["exact"],
            "note": mark["note"] or "",
        }
        writer.writerow(same | mark["values"] | {"prefix": mark["prefix"]})
    return "csv", out.getvalue()


def claims(project: Project, source_id: str) -> list[Record]:
    seeds, _ = load_seeds(project, load_model(project.schemas, project.vocabularies))
    return [record for record in seeds.claims() if record.source_id == source_id]


def typed(record: Record) -> dict[str, str]:
    """What a claim says, and its source, key by key; lists and what a mark has places of its own for left out."""
    values = {key: str(record.get(key)) for key in record.form.types if record.get(key) is not None}
    values |= {key: value.lower() for key, value in values.items() if value in ("True", "False")}
    told = record.told.values if record.told is not None else {}
    source = {key: str(told[key]) for key in SOURCE if told.get(key) is not None}
    return {key: value for key, value in (values | source).items() if key not in ("nth", "drafted")}


SOURCE = (
    "claimant", "naming", "on_behalf_of", "relayed_by", "origin", "medium", "said_on", "said_on_basis", "credit",
    "credit_nth", "credit_paragraph", "claimant_basis",
)  # fmt: skip
WAYS = (as_annotations, as_regions, as_table)


def marks_of(records: list[Record], article: Article) -> list[dict[str, Any]]:
    """The claims as marks: their form, place and values."""
    marks = []
    for record in records:
        line = article.lines[record.paragraph_number - 1]
        at = occurrences(line.text, str(record.get("exact")))[(record.get("nth") or 1) - 1]
        values = {key: value for key, value in typed(record).items() if key not in ("exact", "note")}
        marks.append({
            "form": record.form.name, "paragraph": line.paragraph, "exact": str(record.get("exact")),
            "start": line.start + at, "prefix": line.text[:at][-40:], "values": values, "note": record.get("note"),
        })  # fmt: skip
    return marks


def there_and_back(
    way: Callable[[list[dict[str, Any]]], tuple[str, str]], coded: Project, root: Path, source_id: str, article: Article
) -> None:
    """The claims of an article through a format into the bare seed of another record: all values come back."""
    before = claims(coded, source_id)
    assert before
    ending, content = way(marks_of(before, article))
    path = root.parent / f"marks.{ending}"
    path.write_text(content, encoding="utf-8")
    taken = import_marks(Project(root, coded.articles), path, source_id)
    assert (taken.whole, [line for line in taken.lines if "marks." in line]) == (True, [])
    after = claims(Project(root), source_id)
    assert len(after) == len(before)
    assert {_key(record): typed(record) for record in after} == {_key(record): typed(record) for record in before}


def _key(record: Record) -> tuple[int, str]:
    return record.paragraph_number, str(record.get("id"))


@pytest.mark.parametrize("way", WAYS)
def test_claims_come_back_through_each_format_with_all_but_their_lists(
    tmp_path: Path, way: Callable[[list[dict[str, Any]]], tuple[str, str]]
) -> None:
    """Lists in a record (participants, means) and aliases need the seed."""
    coded, root = copy_small(tmp_path / "coded"), bare(tmp_path / "back")
    there_and_back(way, Project(coded), root, "river-post", ARTICLE)
    assert yaml.safe_load(seed(root))["state"] == "draft"
