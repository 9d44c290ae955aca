"""Fingerprints of word runs: which are kept, what they tell of two articles, and how a contributor compares by them."""

import json
from dataclasses import replace

import pytest

from etl.evidence.overlap import Comparison, Overlap, compare_articles, strings_of
from etl.evidence.text import Article, parse_article
from etl.evidence.word_runs import KEPT_OF, Runs, WordRuns, completed, dump_runs, estimated, parse_runs, renewed
from etl.model.project import Project
from etl.publish.locating import locate_all
from tests.conftest import edit
from tests.evidence.test_overlap import HILL, RECORD, RUNS, add, rows, told, two, unread
from tests.helpers_tiny import brief

__all__ = ["two"]
SALT = "5a" * 16
SEA = "seeds/sources/sea-post.yml"


def numbered(first: int, last: int) -> str:
    """A text of as many different words."""
    return " ".join(f"w{number}" for number in range(first, last + 1))


def texts(**contents: str) -> dict[str, Article]:
    return {name: parse_article(content, name) for name, content in contents.items()}


def runs_of(salt: str = SALT, **contents: str) -> WordRuns:
    articles = texts(**contents)
    return renewed(WordRuns(salt, {}), articles, hashes(articles), [])


def hashes(articles: dict[str, Article]) -> dict[str, str]:
    return {name: article.sha256 for name, article in articles.items()}


# ---- what is kept ----------------------------------------------------------------------------------------------------


def test_one_string_in_sixteen_is_kept_and_no_word() -> None:
    """Of 3,000 different words there are 2,994 strings, a sixteenth of which are 187."""
    made = runs_of(a=numbered(1, 3000))
    kept = made.articles["a"].kept
    assert made.articles["a"].strings == 2994
    assert 187 - 60 < len(kept) < 187 + 60
    assert list(kept) == sorted({*kept})
    assert "w1" not in dump_runs(made)


def test_the_same_strings_are_kept_in_every_article_wherever_they_stand() -> None:
    made = runs_of(a=numbered(1, 600), b=f"before {numbered(200, 900)} behind").articles
    alike = {*made["a"].kept} & {*made["b"].kept}
    assert alike == {*runs_of(c=numbered(200, 600)).articles["c"].kept}
    assert alike


def test_a_string_that_two_salts_keep_has_two_fingerprints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which strings are kept hangs on the salt too; here every string is, so that none differs by that alone."""
    monkeypatch.setattr("etl.evidence.word_runs.KEPT_OF", 1)
    one, other = (runs_of(salt, a=numbered(1, 7)).articles["a"].kept for salt in (SALT, "6b" * 16))
    assert (len(one), len(other)) == (1, 1)
    assert one != other


def test_another_salt_keeps_others() -> None:
    one, other = (runs_of(salt, a=numbered(1, 600)).articles["a"].kept for salt in (SALT, "6b" * 16))
    assert not {*one} & {*other}


def test_each_record_draws_a_salt_of_its_own() -> None:
    one, other = (renewed(None, {}, {}, []).salt for _ in range(2))
    assert one != other
    assert len(bytes.fromhex(one)) == 16


def test_what_is_kept_of_a_text_not_at_hand_stays_and_of_another_text_goes() -> None:
    was = runs_of(a=numbered(1, 99), b=numbered(1, 99), gone=numbered(1, 99))
    now = {"a": was.articles["a"].text_sha256, "b": "another", "c": ""}
    assert renewed(was, {}, now, []) == WordRuns(SALT, {"a": was.articles["a"]})


def test_of_an_article_that_is_left_out_nothing_is_kept() -> None:
    articles = texts(a=numbered(1, 99), b=numbered(1, 99))
    was = renewed(WordRuns(SALT, {}), articles, hashes(articles), [])
    assert [*renewed(was, articles, hashes(articles), ["a"]).articles] == ["b"]


def test_the_record_can_be_read_back() -> None:
    made = runs_of(a=numbered(1, 99), b=numbered(50, 200))
    assert parse_runs(dump_runs(made)) == made


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kept_of": 2}, "it does not keep one in 16 strings of 7 words"),
        ({"length": 5}, "it does not keep one in 16 strings of 7 words"),
        ({"salt": "x"}, "its salt is no hexadecimal number"),
        ({"articles": [{"source_id": "a"}]}, "as `etl locate` writes it"),
        ({"articles": None}, "as `etl locate` writes it"),
        ({"articles": [{"source_id": "a", "text_sha256": "", "strings": "9", "kept": []}]}, "as `etl locate` writes"),
        ({"articles": [{"source_id": "a", "text_sha256": "", "strings": 9, "kept": [["b"]]}]}, "as `etl locate` wri"),
    ],
)
def test_a_record_of_another_form_is_refused(changes: dict[str, object], message: str) -> None:
    record = json.loads(dump_runs(runs_of(a="one"))) | changes
    with pytest.raises(ValueError, match=message):
        parse_runs(json.dumps(record))


# ---- what they tell --------------------------------------------------------------------------------------------------


def test_shared_strings_are_sixteen_times_those_kept_alike_and_nothing_else_is_told() -> None:
    one, other = Runs("b", "", 500, ("1", "2", "3")), Runs("a", "", 400, ("2", "3", "4"))
    assert estimated(one, other) == Overlap("a", "b", 2 * KEPT_OF, None, None, None, "fingerprints")


def test_no_more_is_shared_than_the_shorter_article_has() -> None:
    assert estimated(Runs("a", "", 500, ("1", "2")), Runs("b", "", 20, ("1", "2"))).shared_strings == 20


def test_nothing_alike_is_an_estimate_too() -> None:
    assert estimated(Runs("a", "", 9, ("1",)), Runs("b", "", 9, ())).shared_strings == 0


def test_an_estimate_is_near_what_the_texts_share() -> None:
    """Two articles of 1,500 words that have 1,000 words alike share 994 strings."""
    made = runs_of(a=numbered(1, 1500), b=numbered(501, 2000)).articles
    assert 600 < estimated(made["a"], made["b"]).shared_strings < 1400


def test_pairs_are_counted_where_both_texts_are_there_else_as_known_else_estimated() -> None:
    contents = {"a": numbered(1, 300), "b": numbered(101, 400), "c": numbered(201, 500), "d": numbered(1, 500)}
    articles = texts(**contents)
    known = compare_articles({name: articles[name] for name in "ab"})
    fresh = compare_articles({name: articles[name] for name in "cd"})
    whole = completed(known, fresh, runs_of(**contents), hashes(articles))
    assert whole is not None
    assert {(o.source_id + o.other_source_id): o.computed_from for o in whole.overlaps} == {
        "ab": "texts", "ac": "fingerprints", "ad": "fingerprints", "bc": "fingerprints", "bd": "fingerprints",
        "cd": "texts",
    }  # fmt: skip
    assert whole.articles == compare_articles(articles).articles


def test_a_known_pair_that_shares_nothing_stays_so_and_an_estimate_of_texts_at_hand_is_counted() -> None:
    articles = texts(a=numbered(1, 99), b=numbered(100, 200), c=numbered(50, 150))
    known = compare_articles(articles)
    guessed = tuple(replace(o, computed_from="fingerprints") for o in known.overlaps)
    fresh = compare_articles({name: articles[name] for name in "bc"})
    whole = completed(replace(known, overlaps=guessed), fresh, WordRuns(SALT, {}), hashes(articles))
    assert whole is not None
    assert [(o.source_id, o.other_source_id, o.computed_from) for o in whole.overlaps] == [
        ("a", "c", "fingerprints"),
        ("b", "c", "texts"),
    ]


def test_where_of_a_pair_nothing_is_kept_there_is_no_comparison() -> None:
    articles = texts(a=numbered(1, 99), b=numbered(1, 99))
    assert completed(Comparison(), Comparison(), runs_of(a=numbered(1, 99)), hashes(articles)) is None
    assert strings_of(articles["a"]).keys() == strings_of(articles["b"]).keys()


# ---- in a project ----------------------------------------------------------------------------------------------------


def contributed(project: Project) -> Project:
    """Add an article that prints the first one's text again, as somebody does who has no other text."""
    text = (project.root / "articles/river-post.txt").read_text(encoding="utf-8").replace("\n\n", " ")
    add(project, "sea-post", "source: sea-post\nlanguage: en\nparagraphs:\n- paragraph: 1\n", text)
    return project


def test_a_contributor_with_the_new_text_alone_compares_it_with_the_others(two: Project) -> None:
    aside = {path: path.read_bytes() for path in (two.root / "articles").iterdir()}
    before = rows(two)
    written, problems = locate_all(unread(contributed(two), "river-post", "hill-post"))
    assert (written, [p.code for p in problems]) == (1, ["not-verified"] * 2)
    assert told(two) == []
    first, second, third = rows(two)
    assert [first] == before
    assert second[:2] == ("hill-post", "sea-post")
    *pair, shared, strings, other, words, other_words, paragraphs, basis = third
    assert (pair, words, other_words, paragraphs, basis) == (["river-post", "sea-post"], *[None] * 3, "fingerprints")
    assert 150 < shared <= min(strings, other)
    unread(two)
    assert told(two) == []
    assert len(rows(two)) == 3

    for path, content in aside.items():  # The maintainers have all texts.
        path.write_bytes(content)
    contributed(two)
    assert brief(told(two)) == [f"evidence-stale {RECORD}:1:1"]
    assert locate_all(two) == (3, [])
    assert told(two) == []
    assert {row[-1] for row in rows(two)} == {"texts"}


@pytest.mark.slow
def test_one_of_a_pair_that_is_only_estimated_may_come_to_hand(two: Project) -> None:
    texts = {path.name: path.read_bytes() for path in (two.root / "articles").iterdir()}
    locate_all(unread(contributed(two), "river-post", "hill-post"))
    (two.root / "articles/river-post.txt").write_bytes(texts["river-post.txt"])
    assert told(two) == []
    locate_all(two)
    assert [row[-1] for row in rows(two)] == ["texts", "fingerprints", "texts"]


def test_locating_again_keeps_salt_and_bytes(two: Project) -> None:
    before = (two.root / RUNS).read_bytes()
    assert locate_all(two) == (2, [])
    assert (two.root / RUNS).read_bytes() == before


@pytest.mark.slow
def test_a_record_may_keep_no_fingerprints(two: Project) -> None:
    edit(two.root, [("seeds/package.yml", "name: small-record\n", "name: small-record\nfingerprints: no\n")])
    assert brief(told(two)) == [f"evidence-orphan {RUNS}:1:1"]
    assert locate_all(two) == (2, [])
    assert not (two.root / RUNS).exists()
    assert told(two) == []
    assert locate_all(two) == (2, [])


def test_an_open_text_needs_none(two: Project) -> None:
    edit(two.root, [(HILL, "language: en\n", "language: en\ntext_licence: CC0-1.0\ntext_licence_stated: here\n")])
    (two.root / "seeds/articles").mkdir()
    (two.root / "articles/hill-post.txt").rename(two.root / "seeds/articles/hill-post.txt")
    locate_all(two)
    assert [*parse_runs((two.root / RUNS).read_text(encoding="utf-8")).articles] == ["river-post"]


def test_fingerprints_that_cannot_be_read_are_told_and_stay(two: Project) -> None:
    (two.root / RUNS).write_text("<<<<<<< HEAD", encoding="utf-8")
    _, [problem] = locate_all(two)
    assert brief([problem]) == [f"evidence-missing {RUNS}:1:1"]
    assert "cannot be read: it is no JSON" in problem.message
    assert problem.hint == "restore it, or take it away and run `etl locate` with the article texts at hand"
    assert told(two) == [problem]
    assert (two.root / RUNS).read_text(encoding="utf-8") == "<<<<<<< HEAD"
