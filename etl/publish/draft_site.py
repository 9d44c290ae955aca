"""The package and the site of all seeds, with the drafts marked as such: in `.build/drafts/`, for this machine."""

import shutil
from collections import defaultdict
from collections.abc import Collection
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from etl.model.project import Project
from etl.model.tongue import spoken
from etl.problems import Problem, sort
from etl.publish.checked import Checked, judged, run_stages, summary, tabulated
from etl.publish.editor import write_editor_schemas
from etl.publish.progress import Progress
from etl.publish.run import Built, alone, stage_site
from etl.publish.swap import move
from etl.seeds import Record, Seeds
from etl.seeds.drafts import Drafts, holds
from etl.seeds.ids import claim_id

FOLDER = "drafts"
UNUSABLE = frozenset({
    "day-bounds", "edtf", "evidence-missing", "key-twice", "maximum", "minimum", "number-grammar", "paragraph-unknown",
    "pattern", "phrase-not-found", "phrase-repeats", "reference", "required", "self-link", "vocabulary",
})  # fmt: skip
"""What keeps a record from being shown: a page, or a key of the database, would lead to nothing."""


def build_drafts(project: Project) -> Built:
    """Build what `etl build` does and the drafts beside it, as far as they can be read, without judging it.

    Raises:
        OSError: A file cannot be read or written; what stood there stays.
        ValueError: Another build is at work.
    """
    project.work.mkdir(exist_ok=True)
    with closing(Progress()) as progress, alone(project):
        checked = run_stages(project, progress.step)
        write_editor_schemas(project, checked)
        drafts = checked.seeds.drafts
        if checked.failed:
            return Built(checked.problems, f"{summary(checked)}; nothing was built")
        if drafts is None:
            return Built(checked.problems, f"{summary(checked)}; there is no draft: `etl build` shows everything")
        shown, lost = _readable(project, checked, drafts)
        staging = project.work / f"{FOLDER}.staging"
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        problems = checked.problems + _stage(project, shown, staging, progress, drafts)
        if any(found.severity == "error" for found in problems):
            return Built(sort(problems), f"{summary(checked)}; the site of the drafts could not be made")
        move(staging, project.work / FOLDER)
    site = project.shown(project.work / FOLDER / "site")
    left = f"; {lost} records of drafts cannot be shown yet" if lost > 1 else "; 1 record cannot be shown yet" * lost
    told = f"{summary(checked)}{left}\nwith drafts, for this machine only: {site}/index.html"
    return Built(sort(problems), f"{told}; `python -m http.server --directory {site}` serves it")


def _readable(project: Project, checked: Checked, drafts: Drafts) -> tuple[Checked, int]:
    """All seeds without the records of drafts that cannot be shown, and how many these are."""
    # Nobody takes the ids of broken records for known here: what leads to them cannot be shown either.
    seeds = replace(drafts.seeds, broken=[])
    lost = {id(record) for record in drafts.seeds.broken}
    while True:
        read = judged(tabulated(project, checked.model, seeds, [], None, published=True), published=True)
        faulty = {id(r) for p in read.problems if p.code in UNUSABLE if (r := _innermost(p, drafts, lost)) is not None}
        if not faulty:
            return replace(read, head=checked.head), len(lost)
        lost |= faulty
        seeds = _without(seeds, lost)


def _innermost(found: Problem, drafts: Drafts, lost: Collection[int]) -> Record | None:
    """The innermost record of a draft in which a problem stands; null where it stands in none that is shown."""
    at = (found.line or 0, found.column or 0)
    there = [r for r, _ in drafts.out.values() if r.file == found.file and id(r) not in lost and holds(r, at)]
    return max(there, key=lambda record: record.node.start_mark.index, default=None)


def _without(seeds: Seeds, lost: Collection[int]) -> Seeds:
    kept: dict[str, list[Record]] = defaultdict(list)
    for form, records in seeds.records.items():
        kept[form] = [record for record in records if not any(id(around) in lost for around in record.around())]
    return replace(seeds, records=kept)


def _stage(project: Project, shown: Checked, staging: Path, progress: Progress, drafts: Drafts) -> list[Problem]:
    from etl.pages import read_words  # noqa: PLC0415 - a check needs no pages
    from etl.pages.drafts import mark_drafts  # noqa: PLC0415
    from etl.publish.package import stage_package  # noqa: PLC0415

    stage_package(shown, staging, progress.step, judged=False)
    problems = stage_site(project, shown, staging, progress)
    if not any(found.severity == "error" for found in problems):
        claims = {claim_id(r) for r in shown.seeds.claims() if id(r) in drafts.out}
        words, _ = read_words(project)
        with spoken(words):
            mark_drafts(staging / "site", claims, {str(article.get("source")) for article in drafts.articles})
    return problems
