"""The seeds without their drafts, and without what rests on drafts alone: what is checked strictly and published.

A draft is an article whose head says so, with every record of its file, and a record with the key `drafted`, with every
record in it. What is left must not lead to nothing because of them, so these go too:

- a record of a register that no record refers to (a link, an answer in a disagreement) where it refers to a draft;
- a disagreement that has no two answers left, or that only holds with the answers that went;
- any other record of a register that drafts alone refer to, be it by way of others.

A record that what is left refers to stays, so that nothing wrong in it hides behind a draft. What refers to what is
read from the foreign keys of the schemas.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property

from etl.model.drafts import DRAFT, KEY, STATE
from etl.model.project import Project
from etl.model.tables import Model
from etl.problems import Problem
from etl.seeds.ids import own_id
from etl.seeds.load import Seeds
from etl.seeds.record import Record

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Id = tuple[str, str]
"""(table, id)."""


@dataclass
class Drafts:
    """What was left out of the seeds.

    Attributes:
        seeds: All seeds, the drafts among them.
        problems: Everything that was wrong when they were read.
        articles: The heads of the articles that are drafts.
        records: The records that are marked as drafts, and stand neither in one of these articles nor in another draft.
        out: Each record that was left out, by identity, and the draft with which it goes.
        ids: The ids that are known as a draft's alone, and the draft.
        shortened: The disagreements that stand with fewer answers, since the others went.
    """

    seeds: Seeds
    problems: list[Problem]
    articles: list[Record] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    out: dict[int, tuple[Record, Record]] = field(default_factory=dict)
    ids: dict[Id, Record] = field(default_factory=dict)
    shortened: list[Record] = field(default_factory=list)

    def owner(self, found: Problem) -> Record | None:
        """The draft to which a problem belongs by its place; null where it stands in what is left."""
        at = (found.line or 0, found.column or 0)
        for record, draft in self._by_file.get(found.file, ()):
            if record.form.name == "source" or holds(record, at):
                return draft
        return None

    @cached_property
    def _by_file(self) -> Mapping[str | None, list[tuple[Record, Record]]]:
        found: dict[str | None, list[tuple[Record, Record]]] = defaultdict(list)
        for record, draft in self.out.values():
            found[record.file].append((record, draft))
        return found


def without_drafts(
    project: Project, model: Model, seeds: Seeds, problems: list[Problem], going: Collection[int] = ()
) -> tuple[Seeds, list[Problem]]:
    """What is left of the seeds, and of the problems that were found as they were read.

    Args:
        project: Where the seeds stand.
        model: The tables, which say what refers to what.
        seeds: All seeds.
        problems: The problems.
        going: Disagreements, by identity, that go whole where they lose any answer.

    Returns:
        Both as they are where there is no draft. Otherwise the seeds know their drafts.

    Raises:
        OSError: The file of a draft cannot be read.
    """
    if not seeds.has_drafts:
        return seeds, problems
    drafts = Drafts(seeds, problems)
    parting = _Parting(model, [*(r for of_form in seeds.records.values() for r in of_form), *seeds.broken])
    _mark(drafts, parting.records)
    parting.lead_to_drafts(drafts, going)
    parting.used_by_drafts_alone(drafts, project)
    kept: dict[str, list[Record]] = defaultdict(list)
    kept |= {form: [r for r in of_form if id(r) not in drafts.out] for form, of_form in seeds.records.items()}
    languages = {str(record.get("language")) for record in kept["source"]}
    left = replace(
        seeds,
        records=kept,
        broken=[record for record in seeds.broken if id(record) not in drafts.out],
        unread={language: file for language, file in seeds.unread.items() if language in languages},
        files={name: file for name, file in seeds.files.items() if file not in {r.file for r in drafts.articles}},
        drafts=drafts,
    )
    lexicons = {*seeds.unread.values()} - {*left.unread.values()}
    return left, [p for p in problems if p.file not in lexicons and drafts.owner(p) is None]


def _mark(drafts: Drafts, records: Iterable[Record]) -> None:
    """Find the drafts themselves, and what stands in them."""
    for record in records:
        source = record.source
        if source is not None and source.get(STATE) == DRAFT:
            draft: Record | None = source
        else:
            draft = next((outer for outer in reversed([*record.around()]) if KEY in outer.values), None)
        if draft is not None:
            drafts.out[id(record)] = record, draft
        if draft is record:
            (drafts.articles if record is source else drafts.records).append(record)


class _Parting:
    """What refers to what among all records."""

    def __init__(self, model: Model, records: list[Record]) -> None:
        self._model, self.records = model, records
        self._keys = {name: [*_references(model, name)] for name in model.forms.by_name}
        referred = {table for keys in self._keys.values() for _, table in keys}
        self._inside: dict[int, list[Record]] = defaultdict(list)  # A record of a register, and those in it.
        self._registers: list[Record] = []
        self._leading: list[Record] = []  # Records of registers to which no other can refer.
        for record in records:
            if record.source is None:
                outermost = [*record.around()][-1]
                self._inside[id(outermost)].append(record)
                if outermost is record:
                    (self._registers if record.form.table in referred else self._leading).append(record)

    def lead_to_drafts(self, drafts: Drafts, going: Collection[int]) -> None:
        """Leave out the links, answers and disagreements that would lead to a draft, or to nothing."""
        kept = {id_ for record in self.records if id(record) not in drafts.out for id_ in self._ids(record)}
        ids = [(id_, draft) for record, draft in drafts.out.values() for id_ in self._ids(record)]
        drafts.ids |= {id_: draft for id_, draft in ids if id_ not in kept}
        # Claims and paragraphs that cannot be read have no id that is known, but one that tells their article.
        within = [(re.compile(rf"{re.escape(str(r.get('source')))}(, .*|-p\d+-.*)?"), r) for r in drafts.articles]
        for outermost in self._leading:
            inside = self._inside[id(outermost)]
            for record in inside:
                to = [id_ for id_ in self._refers(record) if id_ not in kept]
                found = [drafts.ids[id_] for id_ in to if id_ in drafts.ids]
                found += [draft for form, draft in within if any(form.fullmatch(id_) for _, id_ in to)]
                if found:
                    drafts.out.setdefault(id(record), (record, found[0]))
            if lost := [drafts.out[id(record)][1] for record in inside if id(record) in drafts.out]:
                answers = [r for r in inside if r.form.name == "position" and id(r) not in drafts.out]
                told = [{str(record.get(key)) for record in answers} for key in ("position_no", "answer")]
                if id(outermost) in drafts.out or min(map(len, told)) < 2 or id(outermost) in going:
                    for record in inside:
                        drafts.out.setdefault(id(record), (record, lost[0]))
                else:
                    drafts.shortened.append(outermost)

    def used_by_drafts_alone(self, drafts: Drafts, project: Project) -> None:
        """Leave out the records of registers that nothing needs but the drafts, and what goes with them."""
        by_id: dict[Id, list[Record]] = defaultdict(list)
        for record in self._registers:
            if id(record) not in drafts.out:
                for id_ in self._ids(record):
                    by_id[id_].append(record)
        reached: dict[int, tuple[Record, Record]] = {}
        for draft in (draft for draft in drafts.articles if draft.broken):
            # What it refers to may stand where it cannot be read: each id that its file names.
            named = {*_WORD.findall((project.root / draft.file).read_text(encoding="utf-8", errors="replace"))}
            reached |= {id(r): (r, draft) for (_, id_), found in by_id.items() if id_ in named for r in found}
        waiting = [*drafts.out.values(), *reached.values()]
        while waiting:
            record, draft = waiting.pop()
            for used in self._used(record, by_id, reached.keys()):
                reached[id(used)] = used, draft
                waiting.append((used, draft))
        needed: set[int] = set()
        left = [r for r in self.records if id(r) not in drafts.out and id(r) not in reached]
        while left:
            for used in self._used(left.pop(), by_id, needed):
                needed.add(id(used))
                left.append(used)
        for key, (outermost, draft) in reached.items():
            if key not in needed:
                for record in self._inside[id(outermost)]:
                    drafts.out[id(record)] = record, draft
                drafts.ids |= dict.fromkeys(self._ids(outermost), draft)

    def _used(self, record: Record, by_id: Mapping[Id, list[Record]], met: AbstractSet[int]) -> Iterator[Record]:
        found = (used for to in self._refers(record) for used in by_id.get(to, ()))
        return (used for used in found if id(used) not in met and used is not record)

    def _refers(self, record: Record) -> Iterator[Id]:
        """What a record refers to by the keys that people type in it."""
        for keys, table in self._keys[record.form.name]:
            values = [record.values.get(key) for key in keys]
            if None not in values:
                yield table, ", ".join(map(str, values))

    def _ids(self, record: Record) -> list[Id]:
        tables, own = own_id(self._model, record)
        return [] if own is None else [(table, own) for table in tables]


def _references(model: Model, name: str) -> Iterator[tuple[list[str], str]]:
    """Keys of a form that together name a record of another table, and the table."""
    form = model.forms.by_name[name]
    for table in dict.fromkeys([form.table, *(typed.table for typed in form.typed.values())]):
        for foreign in model[table].foreign_keys:
            keys = [form.columns[table, column] for column in foreign.fields if (table, column) in form.columns]
            if len(keys) == len(foreign.fields):
                yield keys, foreign.table


def holds(record: Record, at: tuple[int, int]) -> bool:
    """Whether a (line, column), from 1, lies in a record."""
    start, end = record.node.start_mark, record.node.end_mark
    return (start.line + 1, start.column + 1) <= at < (end.line + 1, end.column + 1)
