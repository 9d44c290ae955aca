"""Hold the two passes against each other: from their seeds, or the first from a revision of the repository."""

import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from etl.agreement import LedgerLine, Passes, as_markdown, compare_passes, ledger
from etl.changes import git
from etl.model.project import Project
from etl.model.tables import load_model
from etl.model.tongue import gettext, spoken
from etl.problems import Problem, sort
from etl.publish.checked import Checked, Step, run_second, run_stages, tabulate
from etl.publish.files import write_whole
from etl.seeds.load import BETWEEN_CLAIMS

PAGE = "AGREEMENT.md"


@dataclass(frozen=True, slots=True)
class Agreed:
    """Two passes and what they have in common.

    Attributes:
        first: The first pass.
        second: The second pass.
        comparison: What they have in common.
        lines: Every value in which they differ.
        commit: Short name of the revision that the first pass is of; null where it is the seeds as they stand.
        problems: Everything that is wrong with the two.
    """

    first: Checked
    second: Checked
    comparison: Passes
    lines: list[LedgerLine]
    commit: str | None
    problems: list[Problem]

    @property
    def first_pass(self) -> str:
        """What the first pass is, as shown to people."""
        if self.commit is None:
            return gettext(
                "the seeds as they stand, in which what was settled as the second pass has it counts as agreement"
            )
        return gettext("the seeds as they were in revision %(commit)s") % {"commit": self.commit}

    @property
    def whole(self) -> bool:
        """Whether all of both could be read and found in the texts, so that they differ in what people typed alone."""
        unfound = "SELECT count(*) FROM claims WHERE span_start IS NULL"
        return self.second.notes.whole and not any(
            one.seeds.broken or one.seeds.unread or one.tables.con.execute(unfound).fetchone() != (0,)
            for one in (self.first, self.second)
        )

    @property
    def drafts(self) -> list[str]:
        """Ids of the articles that are drafts in either pass, and so in neither that is compared."""
        both = [one.seeds.drafts for one in (self.first, self.second) if one.seeds.drafts is not None]
        return sorted({str(article.get("source")) for drafts in both for article in drafts.articles})

    @property
    def failed(self) -> bool:
        """Whether any problem is an error."""
        return any(p.severity == "error" for p in self.problems)


def agree(project: Project, revision: str | None, step: Step | None = None) -> Agreed:
    """Compare the two passes of a project.

    The seeds are checked as `etl check` does. A first pass of a revision was checked when it was written: of its
    problems only those count that keep a record from the tables.

    Args:
        project: The repository.
        revision: Git revision from which the first pass is taken; null for the seeds as they stand.
        step: Told of (stage, done, in all) as the long stages go on.

    Raises:
        ValueError: There is no second pass, or the revision holds no seeds.
    """
    if revision is None:
        first = run_stages(project, step)
        second, commit, problems = first.second, None, first.problems
    else:
        model = load_model(project.schemas, project.vocabularies, project.shown)
        with _at_revision(project, revision) as (earlier, commit):
            first = tabulate(earlier, model, step, published=False)
        second = run_second(project, model, step)
        problems = [replace(p, message=f"revision {commit}: {p.message}") for p in first.problems]
        problems = sort([*model.problems, *problems, *(second.problems if second else [])])
    if second is None:
        raise ValueError(f"there is no second pass: {project.shown(project.seeds)}/ has no folder second-pass/")
    comparison = compare_passes(first.model, first.tables.con, second.tables.con)
    lines = ledger(comparison, first.model, first.tables.con, second.tables.con)
    # That the passes differ is what is measured here, and no hindrance.
    problems = [p for p in problems if p.code not in ("pass-differs", "settled-stale")]
    return Agreed(first, second, comparison, lines, commit, problems)


def write_page(project: Project, agreed: Agreed) -> Path:
    """Write the page of a comparison, whole or not at all.

    Returns:
        Its path.

    Raises:
        OSError: It cannot be written; what was there stays.
    """
    from etl.pages import read_words  # noqa: PLC0415 - heavy, and no check writes the page

    path, (words, _) = project.seeds / PAGE, read_words(project)  # What is wrong with the words is told by the build.
    with spoken(words):
        page = as_markdown(agreed.comparison, agreed.second.notes, agreed.first_pass, agreed.drafts)
    write_whole(path, page)
    return path


@contextmanager
def _at_revision(project: Project, revision: str) -> Iterator[tuple[Project, str]]:
    """The project with the first pass of a revision and the schemas and texts of today; and the commit's short name."""
    if revision.startswith("-"):
        raise ValueError(f"{revision!r} is no git revision")
    commit = git(project.root, "rev-parse", "--short=12", "--verify", f"{revision}^{{commit}}").decode().strip()
    # In a folder of its repository git counts from there, so the project need not be the top of one.
    packed = git(project.root, "archive", "--format=zip", commit, "--", "seeds")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            archive.extractall(root)
        shutil.rmtree(root / "seeds" / "second-pass", ignore_errors=True)
        for name in BETWEEN_CLAIMS:  # Not compared, and not to be judged by the forms of today.
            (root / "seeds" / f"{name}.yml").write_text("[]\n", encoding="utf-8")
        (root / "schemas").symlink_to(project.schemas)
        yield replace(project, root=root), commit
