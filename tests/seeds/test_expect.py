"""What `seeds/package.yml` expects at least. The small project: 1 article, 30 claims, no second pass, no release."""

import shutil

import pytest

from etl.model.project import Project
from etl.publish.checked import run_stages
from tests.conftest import Break, edit, looking_for
from tests.twice import SECOND, SEED, code_again

PACKAGE, ARTICLE = "seeds/package.yml", "seeds/sources/river-post.yml"
NAMED = "name: small-record\n"


def expecting(text: str) -> tuple[str, str, str]:
    return PACKAGE, NAMED, f"{NAMED}{text}\n"


def test_as_many_as_expected_are_no_problem_and_the_number_is_not_published(small: Project) -> None:
    edit(small.root, [expecting("expect: {articles: 1, claims: 30}")])
    checked = run_stages(small)
    assert checked.problems == []
    assert "expect" not in checked.head


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("expect: {articles: ▶2}", "articles: found 1; expected 2 or more"),
        ("expect:\n  articles: 1\n  claims: ▶31", "claims: found 30; expected 31 or more"),
        ("expect: {twice: ▶1}", "articles coded twice: found 0; expected 1 or more"),
        ("expect: {releases: ▶1}", "files of releases: found 0; expected 1 or more"),
    ],
)
def test_fewer_than_expected_are_told_where_the_number_stands(text: str, message: str, broken: Break) -> None:
    found = broken(expecting(text))
    assert [(p.code, p.message) for p in found.early] == [("fewer-than-expected", message)]
    assert found.told("fewer-than-expected") == found.places


def test_a_lost_file_is_told(small: Project) -> None:
    """Without its one article nothing is left that could be wrong but what is expected."""
    edit(small.root, [expecting("expect: {articles: 1, claims: 30}")])
    (small.root / ARTICLE).unlink()
    with looking_for():
        told = [p.message for p in run_stages(small).problems if p.code == "fewer-than-expected"]
    assert told == ["articles: found 0; expected 1 or more", "claims: found 0; expected 30 or more"]


@pytest.mark.parametrize(
    "gone",
    [*(pytest.param(name, marks=pytest.mark.slow) for name in ("", SEED, "releases")), SECOND, "releases/0.0.0.json"],
)
def test_a_second_coding_or_a_release_that_is_gone_is_told(gone: str, small: Project) -> None:
    """A lost file of the second pass leaves its evidence behind, which is told as well."""
    code_again(small.root)
    (small.root / "releases").mkdir()
    (small.root / "releases/0.0.0.json").write_text('{"version": "0.0.0", "tables": {}}', encoding="utf-8")
    (small.root / "releases/notes.md").touch()
    edit(small.root, [expecting("expect: {twice: 1, releases: 1}")])
    if gone:
        path = small.root / gone
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    with looking_for():
        told = [p.field for p in run_stages(small).problems if p.code == "fewer-than-expected"]
    assert told == ([] if not gone else ["releases"] if gone.startswith("releases") else ["twice"])


def test_a_claim_that_is_broken_is_told_and_not_missed_as_well(broken: Break) -> None:
    found = broken(expecting("expect: {claims: 30}"), (ARTICLE, "exact: shelled a camp", "exakt: shelled a camp"))
    assert found.told("seed-key-unknown")
    assert not found.told("fewer-than-expected")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("expect: {claims: ▶many}", "pattern"),
        ("expect: {claims: ▶0}", "pattern"),
        ("expect: {twice: ▶both}", "pattern"),
        ("expect: {▶quotes: 3}", "seed-key-unknown"),
        ("expect: ▶30", "seed-type"),
    ],
)
def test_what_cannot_be_expected_is_told(text: str, code: str, broken: Break) -> None:
    found = broken(expecting(text))
    assert [p.code for p in found.early] == [code]
    assert found.told(code) == found.places


def test_nothing_may_be_expected(broken: Break) -> None:
    assert broken(expecting("expect: ~")).early == []
