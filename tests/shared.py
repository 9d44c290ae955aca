"""What is made once in a whole run, whichever worker of it comes first: the small project as built, and its sites."""

import fcntl
import pickle
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

from etl.answers import keep_answers
from etl.model.project import Project
from etl.publish.checked import Checked
from etl.sentences import fill_sentences
from tests import SMALL
from tests.builds import build, copy, copy_small, rename_actor, unjudged
from tests.conftest import edit, unchecked
from tests.sites import Built, build_small

Made = TypeVar("Made")

HOSTILE = """<script>alert(1)</script> & "x" {y} @claim-body@ @claim-title@ </pre> \\h &amp; 100 % #_~^ 'g'"""
# A letter that few keyboards have, for what finds it all the same.
RENAMED = "UPDATE actors SET name = 'Reyhanlı Council' WHERE actor_id = 'relief-council'"
ARABIC = "أعلن الوزير"


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Made]) -> Made:
    """What `make` makes in a folder of its own, made by the first who asks in this run and taken over by the others.

    Args:
        factory: Knows the folder of the run; that of a worker lies in it.
        name: Of the folder.
        make: Gets the folder, which is there and empty; what it gives must be fit to be pickled.
    """
    base = factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "shared" / name
    folder.mkdir(parents=True, exist_ok=True)
    made = folder.with_suffix(".pickle")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder)  # Left by one who broke off.
            folder.mkdir()
            made.write_bytes(pickle.dumps(make(folder)))
    found: Made = pickle.loads(made.read_bytes())
    return found


@cache
def checked_small() -> Checked:
    """The small project as `check_small` gives it, once in a process; not to be changed."""
    return check_small()


def check_small() -> Checked:
    """The tables of the small project, which has no problem, and its answers."""
    checked = unchecked(Project(SMALL, SMALL / "articles"))
    assert checked.problems == []
    fill_sentences(checked.tables.con, checked.model)
    keep_answers(checked.tables.con)
    return checked


def built_project(factory: pytest.TempPathFactory) -> Path:
    """The small project, built without a site, judged in `tests/outputs/test_registry.py`; not to be changed."""

    def make(folder: Path) -> Path:
        root = copy_small(folder / "small")
        with pytest.MonkeyPatch.context() as patch:
            patch.delenv("ETL_ARTICLES", raising=False)
            unjudged(patch)
            assert build(root) == 0
        return root

    return once(factory, "built", make)


def built_later(factory: pytest.TempPathFactory) -> Path:
    """The same after two edits, built anew: an actor has another name, an event another participant."""

    def make(folder: Path) -> Path:
        root = copy(built_project(factory), folder / "small")
        rename_actor(root)
        threat = "status: threatened\n      participants:\n      - {actor: vesland"
        after = ", role: addressee}\n- paragraph: 2"
        edit(root, [("seeds/sources/river-post.yml", f"{threat}{after}", f"{threat}-army{after}")])
        with pytest.MonkeyPatch.context() as patch:
            patch.delenv("ETL_ARTICLES", raising=False)
            unjudged(patch)
            assert build(root) == 0
        return root

    return once(factory, "later", make)


def built_site(factory: pytest.TempPathFactory) -> Built:
    """The site of the small project, with its database, changes and another name; not to be changed."""
    changes = "## Since 0.0\n\n- 2 rows added"
    return once(factory, "site", lambda folder: build_small(folder, RENAMED, changes, database=True))


def built_hostile(factory: pytest.TempPathFactory) -> Built:
    """A site of data that look like markup, templates and SQL, its quotations and one name in Arabic."""
    text = HOSTILE.replace("'", "''")
    sql = f"""
        UPDATE claims SET exact = '{text}', note = '{text}', credit_exact = '{text}' WHERE kind <> 'quote';
        UPDATE claims SET exact = '{ARABIC}' WHERE kind = 'quote'; UPDATE quotes SET exact = '{ARABIC}';
        UPDATE sources SET publisher = '{text}'; UPDATE events SET title = '{text}';
        UPDATE actors SET name = 'Smith & <b>Sons</b>';
        UPDATE actors SET name = '{ARABIC}' WHERE actor_id = 'norland-army'"""
    return once(factory, "hostile", lambda folder: build_small(folder, sql=sql))


def built_with_few_pages(factory: pytest.TempPathFactory) -> Built:
    """The same with more claims than pages; not to be changed."""
    return once(factory, "few-pages", lambda folder: build_small(folder, claim_pages=5))
