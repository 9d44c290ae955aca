"""The first stages in order, from seeds to checked tables; what `check`, `locate` and `build` have in common."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from etl.agreement import SETTLED, LedgerLine, Notes, Passes, compare_passes, ledger, read_notes, unsettled
from etl.checks import find_codes, run_checks
from etl.evidence import Gathered, gather
from etl.evidence.compared import faulty_runs
from etl.evidence.open_texts import text_path
from etl.model.kept import Kept
from etl.model.project import Project
from etl.model.tables import Model, load_model
from etl.problems import Problem, problem, sort
from etl.publish.advice import advised
from etl.publish.baseline import lost_since_release, versions
from etl.publish.drafted import cut_short, drafts_apart, drafts_counted, warned
from etl.publish.given import second_reads, stamps
from etl.publish.measured import stale
from etl.publish.proposing import with_proposals
from etl.seeds import Record, Seeds, load_seeds
from etl.seeds.drafts import without_drafts
from etl.seeds.head import published_head, read_head
from etl.tables import Tables, build_tables

Step = Callable[[str, int, int], None]


@dataclass
class Checked:
    """What the first stages made.

    Attributes:
        head: The hand-written head of the descriptor.
        problems: Everything that is wrong, in the order of files and lines; with the second pass's.
        second: The second pass, checked likewise; null where there is none.
        whole: The same of all seeds, drafts among them; null where there is no draft.
        drafts: Everything that is wrong with the drafts, as warnings; of each draft `problems` has one line.
        passes: The two passes, compared; null where there is no second, or either has records that cannot be read.
        lines: Every value in which they differ, settled or not.
        notes: What people wrote of the two passes; only with the second.
    """

    model: Model
    seeds: Seeds
    gathered: Gathered
    tables: Tables
    head: dict[str, Any]
    problems: list[Problem]
    second: "Checked | None" = None
    whole: "Checked | None" = None
    drafts: list[Problem] = field(default_factory=list)
    passes: Passes | None = None
    lines: list[LedgerLine] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)

    @property
    def failed(self) -> bool:
        """Whether any problem is an error."""
        return any(p.severity == "error" for p in self.problems)


def run_stages(
    project: Project, step: Step | None = None, second: "Checked | None" = None, kept: Kept | None = None
) -> Checked:
    """Read, locate, tabulate and check; problems are gathered to the end, never raised.

    Args:
        project: The repository.
        step: Told of (stage, done, in all) as the long stages go on.
        second: The second pass, where it was checked already and nothing of it has changed since.
        kept: What an earlier run made, and this one makes, of the same files.

    Raises:
        ValueError: The schemas contradict themselves, or a check does not say what it is.
        OSError: A file cannot be read.
    """
    find_codes()  # An invariant without its head is refused at once, not when it first finds something.
    model = load_model(project.schemas, project.vocabularies, project.shown)
    read = tabulate(project, model, step, kept)
    # Checking is mostly DuckDB's work, outside Python: meanwhile the second pass is read.
    with ThreadPoolExecutor(1) as pool:
        checking = pool.submit(_checked, read, project, step)
        head, faulty = read_head(project)
        second = second or run_second(project, model, kept=kept)
        first = checking.result()
    fewer = _fewer(first, head.get("expect", {}), project)
    runs = faulty_runs(project, wanted=head.get("fingerprints") != "no")
    lost = lost_since_release(project, model, first.seeds, first.tables)
    of_record = [*model.problems, *first.problems, *faulty, *fewer, *runs, *lost, *stale(project)]
    first.head, first.problems = (
        published_head(head),
        with_proposals(sort(of_record), project, first.seeds, first.tables),
    )
    if first.whole is not None:
        first.drafts = with_proposals(first.drafts, project, first.whole.seeds, first.whole.tables)
    if second is not None:
        first.second, first.problems = second, sort(first.problems + second.problems)
        first.drafts = sort(first.drafts + second.drafts)
        first.problems = sort([*first.problems, *_double_entry(first, second, project, kept)])
    return first


def _double_entry(first: Checked, second: Checked, project: Project, kept: Kept | None) -> Iterator[Problem]:
    """What the passes tell differently, and nobody settled; not where the value is told as faulty already."""
    unread = any(one.seeds.broken or one.seeds.unread for one in (first, second)) or not second.notes.whole
    if first.model.problems or unread:
        return  # What is not read yet would be told as lacking, or as settled by nobody.
    first.passes = compare_passes(first.model, first.tables.con, second.tables.con, kept)
    first.lines = ledger(first.passes, first.model, first.tables.con, second.tables.con, kept)
    assert project.second is not None
    faulty = {(p.file, p.line, p.column) for p in first.problems}
    file = project.shown(project.second.seeds / SETTLED)
    settled, drafts = second.notes.settled, _settled_of_drafts(first, second)
    yield from unsettled(first.lines, settled, first.tables, second.tables, file, faulty, drafts)


def _settled_of_drafts(first: Checked, second: Checked) -> Container[Any]:
    """Settled differences that stand between the passes with their drafts, so that none is stale; all, if unknown."""
    if first.whole is None and second.whole is None:
        return ()
    whole = [one.whole or one for one in (first, second)]
    if any(one.seeds.broken for one in whole):
        return second.notes.settled.pins
    here, there = (one.tables.con for one in whole)
    return {line.key for line in ledger(compare_passes(first.model, here, there), first.model, here, there)}


def run_second(project: Project, model: Model, step: Step | None = None, kept: Kept | None = None) -> Checked | None:
    """The same stages on the second pass; null where there is none."""
    if project.second is None:
        return None
    if kept is None:  # Whoever checks once need not look at the times of files.
        return _run_second(project.second, model, step, Kept())
    given = stamps(second_reads(project.second)), project.second.coded_elsewhere
    return kept.of("second pass", given, partial(_run_second, project.second, model, step, kept))


def _run_second(project: Project, model: Model, step: Step | None, kept: Kept) -> Checked:
    second = _checked(tabulate(project, model, step, kept, published=False), project, step, published=False)
    second.notes, faulty = read_notes(project, model, second.seeds, second.gathered.evidence)
    second.problems = sort(_of_second(second.problems + faulty, project))
    second.drafts = sort(_of_second(second.drafts, project))
    return second


def tabulate(
    project: Project, model: Model, step: Step | None = None, kept: Kept | None = None, *, published: bool = True
) -> Checked:
    """Read, locate and tabulate the seeds of one pass, without checking the tables; drafts are left out.

    Args:
        project: The repository, or its second pass.
        model: The tables.
        step: Told of the stages as they go on.
        kept: What an earlier run made, and this one makes, of the same files.
        published: Whether this is the pass that is built, for which the articles are compared with each other.
    """
    kept = kept or Kept()
    seeds, problems = load_seeds(project, model, _of(step, "seeds"), kept)
    left, of_left = without_drafts(project, model, seeds, problems)
    read = tabulated(project, model, left, of_left, step, kept, published=published)
    if left.drafts is not None:
        read.whole = tabulated(project, model, seeds, problems, step, kept, published=published)
    return read


def tabulated(
    project: Project,
    model: Model,
    seeds: Seeds,
    problems: list[Problem],
    step: Step | None,
    kept: Kept | None = None,
    *,
    published: bool,
) -> Checked:
    """The tables of seeds that were read.

    Args:
        project: The repository, or its second pass.
        model: The tables.
        seeds: What is to be tabulated.
        problems: What was wrong with it as it was read.
        step: Told of the stages as they go on.
        kept: As in `tabulate`.
        published: As in `tabulate`.
    """
    gathered, unproven = gather(project, seeds, comparing=published, kept=kept, progress=_of(step, "evidence"))
    if step is not None:
        step("tables", 0, 1)
    sources = {source.source_id: source for source in seeds.records["source"]}
    files = {id_: project.shown(text_path(project, sources[id_])) for id_ in gathered.evidence}
    tables, unreadable = build_tables(
        model, seeds, gathered.evidence, files, gathered.overlap, twice=project.coded_elsewhere, published=published
    )
    return Checked(model, seeds, gathered, tables, {}, sort(problems + unproven + unreadable))


def _checked(read: Checked, project: Project, step: Step | None, *, published: bool = True) -> Checked:
    if step is not None:
        step("checks", 0, 1)
    checked = judged(read, published=published)
    if read.whole is not None and read.seeds.drafts is not None:
        whole = judged(read.whole, published=published)
        if going := cut_short(checked.problems, whole.problems, read.seeds.drafts):
            checked = _without(going, checked, project, published=published)
        checked.whole, drafts = whole, checked.seeds.drafts
        assert drafts is not None
        checked.problems, checked.drafts = drafts_apart(checked.problems, whole.problems, drafts, read.model)
    return checked


def _without(going: dict[Problem, Record], checked: Checked, project: Project, *, published: bool) -> Checked:
    """The same without disagreements that do not hold without drafts; where one is needed, its errors warn instead."""
    drafts, model = checked.seeds.drafts, checked.model
    assert drafts is not None
    left, of_left = without_drafts(project, model, drafts.seeds, drafts.problems, {*map(id, going.values())})
    again = judged(tabulated(project, model, left, of_left, None, published=published), published=published)
    known = {found.same for found in checked.problems}
    if any(found.severity == "error" and found.same not in known for found in again.problems):
        return replace(checked, problems=[warned(p) if p in going else p for p in checked.problems])
    return again


def judged(read: Checked, *, published: bool) -> Checked:
    """The same with what the checks of its tables find."""
    if read.model.problems or read.seeds.unread:  # Values are not judged by a vocabulary that cannot be read.
        return read
    whole, explained = not read.seeds.broken, read.failed
    found = run_checks(read.model, read.tables, whole=whole, explained=explained, published=published)
    found = advised(found, read.seeds, read.gathered.evidence)
    return replace(read, problems=sort(read.problems + found))


def _fewer(
    checked: Checked, expected: dict[str, tuple[int, tuple[str, int, int]]], project: Project
) -> Iterator[Problem]:
    """What `seeds/package.yml` expects and is not there; a record that left the tables is told where it is broken."""
    if checked.seeds.broken or not expected:
        return
    articles, claims = _counts(checked)
    twice = len(project.coded_elsewhere & checked.seeds.files.keys())
    counts = {
        "articles": ("articles", articles),
        "claims": ("claims", claims),
        "twice": ("articles coded twice", twice),
        "releases": ("files of releases", len(versions(project))),
    }
    for name, (least, at) in expected.items():
        what, count = counts[name]
        if count < least:
            told, wanted = f"{what}: found {count}; expected {least} or more", f"{least} or more"
            yield problem("fewer-than-expected", told, at=at, field=name, value=count, expected=wanted)


def _of_second(problems: Iterable[Problem], project: Project) -> Iterator[Problem]:
    """The problems of the second pass, told so that nobody takes them for the first's, which has some to itself."""
    codes = find_codes()
    folder = project.shown(project.seeds)
    for found in problems:
        if codes[found.code].first:
            continue
        elsewhere = found.file is None or not found.file.startswith(f"{folder}/")
        message = f"second pass: {found.message}" if elsewhere else found.message
        hint = found.hint and re.sub(r"\bseeds/(\w+\.yml)", rf"{folder}/\1", found.hint)
        yield replace(found, message=message, hint=hint)


def _of(step: Step | None, stage: str) -> Callable[[int, int], None] | None:
    return None if step is None else lambda done, whole: step(stage, done, whole)


def summary(checked: Checked) -> str:
    """One line: how much was checked, against how many texts, and the outcome."""
    verified = len(checked.gathered.verified)
    sources, _ = _counts(checked)
    told = f"{_counted(checked)}, {verified} of {sources} verified against the texts"
    if checked.second is not None:
        told += f"; second pass: {_counted(checked.second)}"
    return f"{told}: {'problems found' if checked.failed else 'no problems'}"


def _counted(checked: Checked) -> str:
    sources, claims = _counts(checked)
    return f"{'1 article' if sources == 1 else f'{sources} articles'}, {claims} claims{drafts_counted(checked.seeds)}"


def _counts(checked: Checked) -> tuple[int, int]:
    """How many articles and claims the tables hold."""
    sql = "SELECT (SELECT count(*) FROM sources), (SELECT count(*) FROM claims)"
    counts: tuple[int, int] = checked.tables.con.execute(sql).fetchall()[0]
    return counts
