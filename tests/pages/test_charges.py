"""A charge that tells of no deed is shown as what it is, wherever it is shown."""

from pathlib import Path

import pytest

from etl.model.project import Project
from etl.pages import write_pages
from tests import SMALL
from tests.conftest import unchecked
from tests.living import recompute

pytestmark = pytest.mark.slow

# Vesland is said to be present at the strike, and denies that; its army is called terrorist, and may have been harmed.
CHANGES = """
UPDATE attributions SET charge = 'presence' WHERE event_id = 'bridge-strike';
UPDATE attributions SET charge = 'terrorism', accused_id = 'vesland-army', stance = 'asserts'
    WHERE claim_id = 'river-post-p7-guns';
UPDATE casualties SET modality = 'possible' WHERE claim_id = 'river-post-p7-killed';
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    project, folder = Project(SMALL, SMALL / "articles"), tmp_path_factory.mktemp("pages")
    checked = unchecked(project)
    checked.tables.con.execute(CHANGES)
    recompute(checked.tables.con)
    write_pages(checked.tables.con, checked.model, checked.head, project, folder, [])
    return {path.relative_to(folder).as_posix(): _words(path) for path in folder.rglob("*.md")}


def _words(path: Path) -> str:
    return " ".join(path.read_text(encoding="utf-8").split())


def test_an_event_is_not_headed_by_who_did_it_where_nobody_says_so(pages: dict[str, str]) -> None:
    for event, heading in (("bridge-strike", "said to be present"), ("camp-shelling", "called terrorist or extremist")):
        page = pages[f"events/{event}.md"]
        assert f"## Who is {heading} {{" in page
        assert "said to have done it" not in page


def test_who_is_called_something_is_not_named_as_responsible(pages: dict[str, str]) -> None:
    """Nor is who denies a presence, nor do people count as harmed who only may be."""
    assert "Called terrorist or extremist in 1 claim; in no article quoted" in pages["actors/vesland-army.md"]
    assert "called terrorist or extremist 1</span>" in pages["index.md"]
    assert "(called terrorist or extremist)" in pages["articles/river-post.md"]
    listed = pages["actors/index.md"]
    assert "said to be present in 1 claim" in listed
    assert "called terrorist or extremist in 1 claim" in listed
    for page in pages.values():
        assert "named as responsible or backer" not in page
