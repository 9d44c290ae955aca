"""Two passes that looked for different things in an article: only what both looked for is held against each other."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from etl.model.project import Project
from etl.publish.checked import Checked, run_stages
from etl.publish.locating import locate_all
from tests.conftest import edit, looking_for
from tests.twice import SECOND, SEED, coded_twice

KINDS = ("casualties", "quotes", "attributions", "figures", "events")
FIRST = "seeds/sources/river-post.yml"


def narrow(root: Path, file: str, *scope: str) -> None:
    """Leave in an article what a scope names."""
    article: dict[str, Any] = yaml.load((root / file).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    article["scope"] = list(scope)
    for paragraph in article["paragraphs"]:
        paragraph.pop("corrections", None)
        for told in paragraph.get("told", []):
            for kind in set(KINDS) - set(scope):
                told.pop(kind, None)
    (root / file).write_text(yaml.safe_dump(article, allow_unicode=True, sort_keys=False), encoding="utf-8")


def compared(root: Path) -> Checked:
    project = Project(root, root / "articles")
    with looking_for():
        locate_all(project)
        return run_stages(project)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("ETL_ARTICLES", raising=False)
    return coded_twice(tmp_path / "small")


def test_what_one_pass_did_not_look_for_is_no_difference(root: Path) -> None:
    narrow(root, SEED, "casualties")
    found = compared(root)
    assert found.passes is not None
    assert dict(found.passes.uneven) == {"river-post": frozenset({"casualties"})}
    assert {one.kind for one, _ in found.passes.matches.both} == {"casualty"}
    assert (found.passes.matches.first_only, found.passes.matches.second_only) == ([], [])
    assert found.lines == []


@pytest.mark.slow
def test_what_both_looked_for_is_compared_and_counted(root: Path) -> None:
    """One number read otherwise, and one casualty that the second pass lacks; a stance that it did not look for."""
    narrow(root, SEED, "casualties")
    edit(root, [(SEED, "number: '12'", "number: '13'"), (FIRST, "stance: accuses", "stance: asserts")])
    found = compared(root)
    assert {line.column for line in found.lines} == {"value", "low", "high"}
    article = yaml.load((root / SEED).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    article["paragraphs"][1]["told"][0].pop("casualties")
    (root / SEED).write_text(yaml.safe_dump(article, allow_unicode=True, sort_keys=False), encoding="utf-8")
    found = compared(root)
    assert found.passes is not None
    assert [entry.claim_id for entry in found.passes.matches.first_only] == ["river-post-p2-killed"]
    assert {line.kind.table for line in found.lines} == {"casualties"}


def test_passes_that_looked_for_the_same_are_compared_in_all_of_it(root: Path) -> None:
    for file in (SEED, FIRST):
        narrow(root, file, "casualties", "attributions")
    found = compared(root)
    assert found.passes is not None
    assert found.passes.uneven == {}
    assert {one.kind for one, _ in found.passes.matches.both} == {"casualty", "attribution"}


def test_passes_that_looked_for_nothing_alike_share_the_head_alone(root: Path) -> None:
    narrow(root, SEED, "casualties")
    narrow(root, FIRST, "attributions")
    edit(root, [(SEED, "published: '2021-05-05'", "published: '2021-05-06'")])
    found = compared(root)
    assert found.passes is not None
    assert found.passes.matches.both == []
    assert {(line.kind.table, line.column) for line in found.lines} == {("sources", "published")}


def test_the_page_says_what_was_compared(root: Path) -> None:
    from etl.agreement.report import as_markdown

    narrow(root, SEED, "casualties")
    found = compared(root)
    assert found.passes is not None
    assert found.second is not None
    page = as_markdown(found.passes, found.second.notes, "the seeds")
    assert "In river-post the passes looked for different things, and are compared in casualties alone." in page
    assert (root / SECOND).is_dir()
