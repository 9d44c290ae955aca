"""The evidence record, with the text and without: what is told when it does not fit, and where."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from etl.evidence.files import read_record
from etl.evidence.record import parse
from etl.model.project import Project
from etl.problems import Problem
from etl.publish.checked import run_stages
from etl.publish.locating import locate_all
from tests import SMALL
from tests.conftest import unchecked
from tests.helpers_tiny import SEED, TEXT, brief, located, unproven

ARTICLE = "seeds/sources/river-post.yml"
POST = "articles/river-post.txt"
POST_RECORD = "seeds/evidence/river-post.json"


def claim(*exacts: str, paragraph: int = 1) -> str:
    """A paragraph in which phrases are set aside, one a line; the first stands in line 6, column 13 of its seed."""
    lines = "".join(f"  - {{exact: {exact}, kind: number, reason: calendar}}\n" for exact in exacts)
    return f"- paragraph: {paragraph}\n  set_aside:\n{lines}"


def told(root: Path, exact: str, text: str) -> list[Problem]:
    """What is said of one phrase in a text."""
    return unproven(located(root, claim(exact), text))


def without_text(small: Project, *, named: bool = False) -> Project:
    (small.root / POST).unlink()
    return replace(small, texts_required=named)


def test_without_the_text_everything_works_and_a_warning_says_so(small: Project) -> None:
    checked = run_stages(without_text(small))
    assert brief(checked.problems) == [f"not-verified {ARTICLE}:1:9"]
    assert checked.problems[0].together == "0 of 1 articles verified: their texts are not in this repository"
    assert not checked.failed
    assert checked.gathered.verified == set()
    verified = run_stages(Project(SMALL, SMALL / "articles"))
    for table in checked.model:
        sql = f'SELECT * FROM "{table.name}" ORDER BY ALL'
        assert checked.tables.con.execute(sql).fetchall() == verified.tables.con.execute(sql).fetchall()


def test_a_readme_is_named_only_where_there_is_one(small: Project) -> None:
    (small.root / "README.md").write_text("The texts are not ours.", encoding="utf-8")
    [told] = unchecked(without_text(small)).problems
    assert told.together == "0 of 1 articles verified: their texts are not in this repository, README says why"


def test_a_folder_of_texts_that_was_named_must_hold_them_all(small: Project) -> None:
    checked = unchecked(without_text(small, named=True))
    assert brief(checked.problems) == [f"text-missing {ARTICLE}:1:9"]
    assert checked.failed


def test_without_a_folder_of_texts(small: Project) -> None:
    assert brief(unchecked(replace(small, articles=None)).problems) == [f"not-verified {ARTICLE}:1:9"]


Alter = Callable[[dict[str, list[dict[str, object]]]], object]


def altered(small: Project, change: Alter, *, text: bool = False) -> list[Problem]:
    """What is said after a change of the record, the text being away."""
    path = small.root / POST_RECORD
    record = json.loads(path.read_text(encoding="utf-8"))
    change(record)
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    problems = unproven(small if text else without_text(small))
    return [p for p in problems if p.code != "not-verified"]


def span(record: dict[str, list[dict[str, object]]], exact: str) -> dict[str, object]:
    return next(s for s in record["spans"] if s["exact"] == exact)


def test_a_phrase_that_the_record_does_not_hold_is_told_at_its_seed_line(small: Project) -> None:
    source = (small.root / ARTICLE).read_text(encoding="utf-8").split("\n")
    line = source.index("      exact: no aircraft") + 1
    found = altered(small, lambda record: record["spans"].remove(span(record, "no aircraft")))
    [missing] = [p for p in found if p.code == "evidence-missing"]
    assert brief([missing]) == [f"evidence-missing {ARTICLE}:{line}:14"]
    assert missing.message == "the evidence record holds no 'no aircraft' in paragraph 6"
    assert missing.hint == "run `etl locate` with the article texts at hand"


def test_a_new_phrase_without_the_text(small: Project) -> None:
    path = small.root / ARTICLE
    path.write_text(path.read_text(encoding="utf-8").replace("exact: no aircraft", "exact: aircraft"), encoding="utf-8")
    found = [p for p in unproven(without_text(small)) if p.code.startswith("evidence")]
    assert [(p.code, p.file, p.value) for p in found] == [
        ("evidence-stale", POST_RECORD, "no aircraft"),
        ("evidence-missing", ARTICLE, "aircraft"),
    ]


CONFLICTS: dict[str, tuple[Alter, str]] = {
    "longer than its span": (lambda r: span(r, "no aircraft").update(span_end=5), "does not fit its paragraph"),
    "before its paragraph": (
        lambda r: span(r, "no aircraft").update(span_start=0, span_end=11),
        "does not fit its paragraph",
    ),
    "in no paragraph": (lambda r: r["paragraphs"].pop(), "does not fit its paragraph"),
    "empty": (
        lambda r: r["spans"].append(
            span(r, "no aircraft") | {"exact": "", "span_end": span(r, "no aircraft")["span_start"]}
        ),
        "does not fit",
    ),
    "against another": (
        lambda r: r["spans"].append(span(r, "no aircraft") | {"exact": "no airplane"}),
        "contradicts another phrase at its place",
    ),
}


@pytest.mark.parametrize("case", CONFLICTS)
def test_a_record_that_contradicts_itself(case: str, small: Project) -> None:
    change, told_ = CONFLICTS[case]
    found = [p for p in altered(small, change) if p.code == "evidence-conflict"]
    assert brief(found) == [f"evidence-conflict {POST_RECORD}:1:1"]
    assert told_ in found[0].message


def test_a_phrase_that_no_seed_quotes(small: Project) -> None:
    spare = {"paragraph": 14, "exact": "a week", "nth": 1}
    start = (SMALL / POST).read_text(encoding="utf-8").replace("\n\n", "\n").index("a week")
    found = altered(small, lambda r: r["spans"].append({**spare, "span_start": start, "span_end": start + 6}))
    assert brief(found) == [f"evidence-stale {POST_RECORD}:1:1"]
    assert found[0].message == "the record holds 'a week', which no seed quotes"


@pytest.mark.parametrize("text", [True, False])
def test_a_record_without_a_seed(text: bool, small: Project) -> None:
    other = small.root / "seeds/evidence/hill-post.json"
    other.write_bytes((small.root / POST_RECORD).read_bytes())
    found = altered(small, lambda _: None, text=text)
    assert brief([p for p in found if p.code == "evidence-orphan"]) == [
        "evidence-orphan seeds/evidence/hill-post.json:1:1"
    ]


AS_WRITTEN = "cannot be read: it is not as `etl locate` writes it"


@pytest.mark.slow
@pytest.mark.parametrize("text", [True, False])
@pytest.mark.parametrize(
    ("content", "told_"),
    [
        ('{"a": 1,\n "b"}', "cannot be read: it is no JSON from line 2, column 5 on"),
        ("<<<<<<< HEAD", "cannot be read: it is no JSON from line 1, column 1 on"),
        ("[]", AS_WRITTEN),
        ('{"source_id": "river-post"}', AS_WRITTEN),
        ('{"source_id": "x", "text_sha256": "", "paragraphs": [{"a": 1}], "spans": [], "tokens": []}', AS_WRITTEN),
        ('{"source_id": "x", "text_sha256": "", "paragraphs": [], "spans": [], "tokens": []}', "is the record of 'x'"),
    ],
)
def test_a_record_that_cannot_be_read(content: str, told_: str, text: bool, small: Project) -> None:
    (small.root / POST_RECORD).write_text(content, encoding="utf-8")
    problems = run_stages(small if text else without_text(small)).problems
    assert brief(problems)[0] == f"evidence-missing {POST_RECORD}:1:1"
    assert problems[0].message.endswith(told_)
    assert {p.code for p in problems} == {"evidence-missing"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"[1]", "it is not as `etl locate` writes it"),
        (b"{", "it is no JSON from line 1, column 2 on"),
        (b"\xff", "it is not UTF-8"),
        (b"[" * 100_000, "its lists are too deep"),
    ],
)
def test_why_a_record_cannot_be_read_is_told_in_words_of_ours(content: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(content)
    assert read_record(tmp_path / "x.json", "x.json", parse) == (None, f"x.json cannot be read: {why}")


def test_a_record_that_is_missing(small: Project) -> None:
    (small.root / POST_RECORD).unlink()
    assert brief(unchecked(small).problems) == [f"evidence-missing {ARTICLE}:1:9"]


STALE: dict[str, tuple[Alter, str]] = {
    "fingerprint": (lambda r: r.update(text_sha256=[]), "its fingerprint"),
    "a phrase too few": (
        lambda r: r["spans"].remove(span(r, "no aircraft")),
        "1 new phrases, the first 'no aircraft' in paragraph 6",
    ),
    "a phrase too many": (
        lambda r: r["spans"].append({"paragraph": 14, "exact": "x", "nth": 1, "span_start": 0, "span_end": 1}),
        "1 phrases no seed quotes, the first 'x' in paragraph 14",
    ),
    "a token too few": (lambda r: r["tokens"].pop(), "its tokens: the word lists have changed"),
    "another extent": (lambda r: r["paragraphs"][0].update(words=99), "its paragraphs"),
}


@pytest.mark.parametrize("case", STALE)
def test_a_record_that_differs_from_the_text(case: str, small: Project) -> None:
    change, told_ = STALE[case]
    found = altered(small, change, text=True)
    assert brief(found) == [f"evidence-stale {POST_RECORD}:1:1"]
    assert told_ in found[0].message
    assert found[0].hint == "run `etl locate` and commit the record"


def test_locating_mends_the_record(small: Project) -> None:
    before = (small.root / POST_RECORD).read_bytes()
    (small.root / POST_RECORD).write_text("{", encoding="utf-8")
    assert locate_all(small) == (1, [])
    assert (small.root / POST_RECORD).read_bytes() == before
    assert not list((small.root / "seeds/evidence").glob("*.draft"))


def test_locating_without_texts_says_so(small: Project) -> None:
    written, problems = locate_all(without_text(small))
    assert written == 0
    assert [(p.code, p.message) for p in problems if p.file is None] == [
        ("not-verified", "there are no texts in articles")
    ]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", "é".encode("latin-1")])
def test_an_article_that_cannot_be_read(content: bytes, small: Project) -> None:
    (small.root / POST).write_bytes(content)
    problems = unchecked(small).problems
    assert brief([p for p in problems if p.code == "article-unreadable"]) == [f"article-unreadable {POST}:1:1"]
    assert {p.code for p in problems} == {"article-unreadable"}


def test_an_empty_article(tmp_path: Path) -> None:
    found = unproven(located(tmp_path, claim("x"), "\n \n"))
    assert brief(found) == [f"paragraph-unknown {SEED}:4:14"]


def test_the_article_is_named_as_people_would_type_it(tmp_path: Path) -> None:
    project = located(tmp_path, "- paragraph: 1\n", "33")
    checked = run_stages(project)
    assert [(p.file, p.line, p.column) for p in checked.problems if p.code == "token-uncovered"] == [(TEXT, 1, 1)]
