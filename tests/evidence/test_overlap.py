"""What articles print alike: counted by hand on short texts, kept in a record, held against the texts."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from etl.evidence.compared import NAME
from etl.evidence.files import record_file
from etl.evidence.overlap import Comparison, Overlap, compare_articles, dump_comparison, parse_comparison
from etl.evidence.text import parse_article
from etl.model.project import PACKAGE_SCHEMAS, Project
from etl.model.tables import load_model
from etl.problems import Problem
from etl.publish.checked import Checked, run_stages
from etl.publish.locating import locate_all
from tests import ROOT
from tests.conftest import looking_for
from tests.helpers_tiny import brief

RECORD, RUNS = "seeds/evidence/source_overlap.json", "seeds/evidence/word_runs.json"
POST, HILL = "seeds/sources/river-post.yml", "seeds/sources/hill-post.yml"
LINE = "Fishermen on the far shore watched the flames until dawn, and the ferries stayed in port."


def overlaps(**texts: str) -> tuple[Overlap, ...]:
    return compare_articles({name: parse_article(text, name) for name, text in texts.items()}).overlaps


# ---- counting --------------------------------------------------------------------------------------------------------


def test_capitals_and_punctuation_are_not_looked_at() -> None:
    found = overlaps(a="One two, three “four” five six seven.", b="zero ONE two three: four five six SEVEN eight")
    assert found == (Overlap("a", "b", 1, 7, 7, 1),)


def test_a_run_has_a_string_at_each_word_and_a_word_counts_once() -> None:
    """Ten words alike hold four strings of seven, of ten words in all."""
    run = "one two three four five six seven eight nine ten"
    assert overlaps(a=run, b=f"so {run} so") == (Overlap("a", "b", 4, 10, 10, 1),)


def test_six_words_are_no_string() -> None:
    assert overlaps(a="one two three four five six", b="one two three four five six") == ()


def test_a_string_does_not_run_into_the_next_paragraph() -> None:
    assert overlaps(a="one two three four\nfive six seven eight", b="one two three four five six seven eight") == ()


def test_a_string_printed_again_is_one_string_in_more_words_and_paragraphs() -> None:
    seven = "one two three four five six seven"
    assert overlaps(a=f"{seven}\n{seven} {seven}", b=seven) == (Overlap("a", "b", 1, 21, 7, 2),)
    assert overlaps(a=f"{seven}\n{seven}", b=f"{seven}\n{seven}") == (Overlap("a", "b", 1, 14, 14, 4),)


def test_apostrophes_are_inside_words() -> None:
    assert overlaps(a="the king’s men did not go home", b="the king s men did not go") == ()


def test_each_pair_stands_once_in_the_order_of_the_ids() -> None:
    seven = "one two three four five six seven"
    other = "un deux trois quatre cinq six sept"
    found = compare_articles(
        {name: parse_article(text, name) for name, text in {"c": seven, "b": f"{seven}\n{other}", "a": other}.items()}
    )
    assert [(o.source_id, o.other_source_id) for o in found.overlaps] == [("a", "b"), ("b", "c")]
    assert [(a.source_id, a.strings) for a in found.articles] == [("a", 1), ("b", 2), ("c", 1)]
    assert found.rows() == [("a", "b", 1, 1, 2, 7, 7, 1, "texts"), ("b", "c", 1, 2, 1, 7, 7, 1, "texts")]
    assert found.of(["a", "b"]).rows() == found.rows()[:1]


def test_the_rows_are_those_of_the_table() -> None:
    columns = """source_id other_source_id shared_strings strings other_strings words_shared other_words_shared
        paragraph_pairs computed_from"""
    assert list(load_model(PACKAGE_SCHEMAS)["source_overlap"].by_name) == columns.split()


# ---- the record ------------------------------------------------------------------------------------------------------

SEVEN = "one two three four five six seven"
SOME = compare_articles({name: parse_article(f"{SEVEN} {name}", name) for name in ("a", "b", "c")})


def test_the_record_can_be_read_back_and_holds_no_word() -> None:
    content = dump_comparison(SOME)
    assert parse_comparison(content) == SOME
    assert parse_comparison(dump_comparison(Comparison())) == Comparison()
    assert "three" not in content
    assert content.count("\n") == 1 + 1 + 5 + 5 + 1


Alter = Callable[[dict[str, Any]], object]
REFUSED: dict[str, tuple[Alter, str]] = {
    "a pair too few": (lambda r: r["pairs"].pop(), "b has 2 pairs, and 1 are there"),
    "a pair twice": (lambda r: r["pairs"].append(r["pairs"][-1]), "not in order, or stand twice"),
    "a pair turned round": (
        lambda r: r["pairs"][-1].update(source_id="c", other_source_id="b"),
        "c and b are no pair of its articles",
    ),
    "a pair of one": (lambda r: r["pairs"][-1].update(other_source_id="b"), "b and b are no pair"),
    "an article too few": (lambda r: r["articles"].pop(), "a and c are no pair of its articles"),
    "an article twice": (lambda r: r["articles"].append(r["articles"][-1]), "not in order, or stand twice"),
    "more than there are": (lambda r: r["pairs"][0].update(shared_strings=3), "a and b cannot share 3 strings"),
    "an estimate with words": (
        lambda r: r["pairs"][0].update(computed_from="fingerprints"),
        "a and b have numbers that fingerprints cannot give",
    ),
    "a count without words": (
        lambda r: r["pairs"][0].update(words_shared=None),
        "a and b have numbers that texts cannot give",
    ),
    "from nowhere": (lambda r: r["pairs"][0].update(computed_from="hearsay"), "numbers that hearsay cannot give"),
    "nothing shared": (lambda r: r["pairs"][0].update(shared_strings=0), "a and b cannot share 0 strings"),
    "another length": (lambda r: r.update(length=5), "its strings have 5 words and not 7"),
    "another key": (lambda r: r["pairs"][0].update(words=1), "as `etl locate` writes it"),
    "a word for a number": (lambda r: r["pairs"][0].update(shared_strings="one"), "as `etl locate` writes it"),
    "no pairs": (lambda r: r.pop("pairs"), "as `etl locate` writes it"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_record_that_contradicts_itself_is_refused(case: str) -> None:
    change, told = REFUSED[case]
    record = json.loads(dump_comparison(SOME))
    change(record)
    with pytest.raises(ValueError, match=told):
        parse_comparison(json.dumps(record))


@pytest.mark.parametrize("content", ["", "{", "[]", "3", "null", "<<<<<<< HEAD"])
def test_what_is_no_record_is_refused(content: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever JSON says of it
        parse_comparison(content)


# ---- in a project ----------------------------------------------------------------------------------------------------


@pytest.fixture
def two(small: Project) -> Project:
    """The small project with a second article, of two paragraphs, that shares a sentence with the first."""
    seed = "source: hill-post\npublisher: The Hill Post\npublisher_basis: inferred\nlanguage: en\nnote: Invented.\n"
    add(
        small,
        "hill-post",
        f"{seed}paragraphs:\n- paragraph: 1\n- paragraph: 2\n",
        f"Of the fire.\n\n{LINE} Later it was calm.\n",
    )
    assert locate_all(small) == (2, [])
    return small


def add(project: Project, source: str, seed: str, text: str) -> None:
    (project.root / f"seeds/sources/{source}.yml").write_text(seed, encoding="utf-8")
    (project.root / f"articles/{source}.txt").write_text(text, encoding="utf-8")


def third(project: Project) -> None:
    """Add an article that was never compared."""
    seed = "source: sea-post\nlanguage: en\nparagraphs:\n- paragraph: 1\n"
    add(project, "sea-post", seed, f"{LINE}\n")


def unread(project: Project, *sources: str) -> Project:
    """Take the texts of some articles away; of all, where none is named."""
    for path in (project.root / "articles").glob("*.txt"):
        if path.stem in (sources or (path.stem,)):
            path.unlink()
    return project


def told(project: Project) -> list[Problem]:
    """What is said of a project beside the texts that are not at hand."""
    return [p for p in stages(project).problems if p.code != "not-verified" or "compared" in p.message]


def stages(project: Project) -> Checked:
    """The stages without the checks of the tables, which look at no article."""
    with looking_for():
        return run_stages(project)


def alter(project: Project, change: Alter) -> None:
    path = project.root / RECORD
    record = json.loads(path.read_text(encoding="utf-8"))
    change(record)
    path.write_text(json.dumps(record), encoding="utf-8")


def rows(project: Project) -> list[tuple[Any, ...]]:
    con = stages(project).tables.con
    return con.execute("SELECT * EXCLUDE (row) FROM source_overlap").fetchall()


def test_locating_compares_the_articles(two: Project) -> None:
    """The sentence has 16 words and so 10 strings; in the first article two words before make one paragraph of it."""
    assert record_file(two, NAME)[0] == two.root / RECORD
    assert run_stages(two).problems == []
    ((*pair, shared, strings, other, words, other_words, pairs, basis),) = rows(two)
    assert pair == ["hill-post", "river-post"]
    assert (shared, words, other_words, pairs, basis) == (10, 16, 16, 1, "texts")
    assert strings == 20 - 6
    assert other > 200
    assert LINE[:20] not in (two.root / RECORD).read_text(encoding="utf-8")


@pytest.mark.slow
def test_without_the_texts_the_record_is_read(two: Project) -> None:
    before = rows(two)
    unread(two)
    assert told(two) == []
    assert rows(two) == before
    assert told(replace(two, articles=None)) == []


def test_locating_again_gives_the_same_bytes(two: Project) -> None:
    before = (two.root / RECORD).read_bytes()
    (two.root / RECORD).write_text("{", encoding="utf-8")
    assert locate_all(two) == (2, [])
    assert (two.root / RECORD).read_bytes() == before


STALE: dict[str, tuple[Alter, str]] = {
    "a number": (lambda r: r["pairs"][0].update(shared_strings=9), "what is shared by hill-post and river-post"),
    "the words": (lambda r: r["pairs"][0].update(words_shared=17), "what is shared by hill-post and river-post"),
    "a pair missing": (
        lambda r: (r["pairs"].pop(), [a.update(pairs=0) for a in r["articles"]]),
        "what is shared by hill-post and river-post",
    ),
    "a fingerprint": (lambda r: r["articles"][0].update(text_sha256="0"), "what was compared: hill-post"),
    "the strings": (lambda r: r["articles"][0].update(strings=15), "what was compared: hill-post"),
    "an article missing": (
        lambda r: (r["articles"].pop(0), r["pairs"].pop(), r["articles"][0].update(pairs=0)),
        "what was compared: hill-post",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", STALE)
def test_a_record_that_differs_from_the_texts(case: str, two: Project) -> None:
    change, difference = STALE[case]
    alter(two, change)
    found = told(two)
    assert brief(found) == [f"evidence-stale {RECORD}:1:1"]
    assert found[0].message == f"the record differs from the texts in {difference}"
    assert found[0].hint == "run `etl locate` and commit the record"
    assert locate_all(two) == (2, [])
    assert told(two) == []


@pytest.mark.parametrize("text", [True, False])
def test_a_record_that_cannot_be_read(text: bool, two: Project) -> None:
    alter(two, lambda r: r["pairs"].pop())
    found = told(two if text else unread(two))
    assert brief(found) == [f"evidence-missing {RECORD}:1:1"]
    assert "cannot be read: hill-post has 1 pairs, and 0 are there" in found[0].message


@pytest.mark.parametrize("text", [True, False])
def test_a_record_that_is_missing(text: bool, two: Project) -> None:
    (two.root / RECORD).unlink()
    found = told(two if text else unread(two))
    assert brief(found) == [f"evidence-missing {HILL}:1:9", f"evidence-missing {POST}:1:9"]
    assert found[0].message == f"{RECORD} does not compare 'hill-post', as it is now, with the other articles"


def test_an_article_that_the_record_does_not_know_without_its_text(two: Project) -> None:
    change = STALE["an article missing"][0]
    alter(two, change)
    assert brief(told(unread(two))) == [f"evidence-missing {HILL}:1:9"]


def test_a_record_of_another_text(two: Project) -> None:
    alter(two, lambda r: r["articles"][1].update(text_sha256="0"))
    unread(two)
    assert brief(told(two)) == [f"evidence-missing {POST}:1:9"]
    assert rows(two) == []


def test_a_new_article_beside_texts_of_which_nothing_is_kept(two: Project) -> None:
    """It can be located and built; that nobody compared it is a warning, and the record stays as it was."""
    before = (two.root / RECORD).read_bytes()
    (two.root / RUNS).unlink()
    third(two)
    unread(two, "river-post", "hill-post")
    written, problems = locate_all(two)
    assert written == 1
    assert [p.severity for p in problems] == ["warning"] * 3
    assert (two.root / RECORD).read_bytes() == before
    checked = stages(two)
    (found,) = [p for p in checked.problems if "compared" in p.message]
    assert brief([found]) == ["not-verified seeds/sources/sea-post.yml:1:9"]
    assert found.message == "'sea-post' was not compared with the other articles: some of their texts are not at hand"
    assert not [p for p in checked.problems if p.code.startswith("evidence")]
    assert len(rows(two)) == 1


def test_a_text_that_changed_beside_one_of_which_nothing_is_kept(two: Project) -> None:
    (two.root / RUNS).unlink()
    path = two.root / "articles/hill-post.txt"
    path.write_text("Of the fire.\n\nLater it was calm.\n", encoding="utf-8")
    unread(two, "river-post")
    locate_all(two)
    assert brief(told(two)) == [f"not-verified {HILL}:1:9"]
    assert rows(two) == []


def test_some_texts_are_held_against_the_record(two: Project) -> None:
    third(two)
    assert locate_all(two) == (3, [])
    assert len(rows(two)) == 3
    unread(two, "river-post")
    assert told(two) == []
    alter(two, lambda r: r["pairs"][1].update(words_shared=8))
    found = told(two)
    assert brief(found) == [f"evidence-stale {RECORD}:1:1"]
    assert found[0].message.endswith("what is shared by hill-post and sea-post")


@pytest.mark.parametrize("text", [True, False])
def test_an_article_without_a_seed(text: bool, two: Project) -> None:
    third(two)
    assert locate_all(two) == (3, [])
    (two.root / "seeds/sources/sea-post.yml").unlink()
    (two.root / "seeds/evidence/sea-post.json").unlink()
    found = told(two if text else unread(two))
    assert brief(found) == [f"evidence-orphan {RECORD}:1:1"]
    assert found[0].value == "sea-post"
    assert len(rows(two)) == 1


def test_one_article_needs_no_record(small: Project) -> None:
    assert locate_all(small) == (1, [])
    assert not (small.root / RECORD).exists()
    (small.root / RECORD).write_text(dump_comparison(Comparison()), encoding="utf-8")
    assert brief(told(small)) == [f"evidence-orphan {RECORD}:1:1"]


def test_an_article_that_lost_its_shape_is_not_forgotten(two: Project) -> None:
    before = (two.root / RECORD).read_bytes()
    path = two.root / HILL
    path.write_text(path.read_text(encoding="utf-8").replace("language: en\n", ""), encoding="utf-8")
    locate_all(two)
    assert (two.root / RECORD).read_bytes() == before
    assert not [p for p in told(two) if p.file == RECORD]


def test_a_pair_is_told_at_its_article(two: Project) -> None:
    places = stages(two).tables.provenance.read("source_overlap")
    assert places["source_overlap", 0, "source_id"].at == (HILL, 1, 9)


def test_the_record_in_git_compares_every_article() -> None:
    root = ROOT
    stored = parse_comparison((root / RECORD).read_text(encoding="utf-8"))
    assert [a.source_id for a in stored.articles] == sorted(p.stem for p in (root / "seeds/sources").glob("*.yml"))
    assert dump_comparison(stored) == (root / RECORD).read_text(encoding="utf-8")
