"""Which false values are tried: evenly over the keys, the same ones whenever the seeds are the same."""

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yaml import SequenceNode

from etl.model.project import Project
from etl.model.tables import Model, load_model
from etl.mutants.values import NAME, SORTS, TEXT, TypedValue, kinds, typed_values
from etl.mutants.wrong import Wrongs
from etl.problems import read_utf8
from etl.seeds import Record, Seeds, load_seeds
from etl.seeds.drafts import without_drafts

DELETED, DUPLICATED = "deleted", "duplicated"
APART = 2
"""How many of each key or form are tried of what is told apart."""
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*|[0-9]+(\.[0-9]+)?|-[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one seed file.

    Attributes:
        sort: A key of `SORTS`, or `TEXT`, `NAME`, `DELETED` or `DUPLICATED`.
        name: The key, `casualty.victims`; the form where a whole record is deleted or duplicated.
        done: What was done.
        file: The file, as shown to people.
        line: Line of the value or record, from 1.
        old: The value; empty for a record.
        new: The false value likewise.
        start: First character of the file that is replaced.
        end: The first behind it that is not.
        written: What stands there instead.
        id: What tells it from every other, and stays when the seeds change elsewhere; the order is that of the ids.
    """

    sort: str
    name: str
    done: str
    file: str
    line: int
    old: str
    new: str
    start: int
    end: int
    written: str
    id: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be tried.

    Attributes:
        counted: False values of the sorts that count, evenly over the keys from the first on.
        apart: Those told apart, in the same order: free text, renamed records, deletions and duplicates.
        values: Key to how many values it has; of all sorts.
        twice: Keys that the second pass types too.
        untried: Keys of sorts that count of which no false value can be made.
    """

    counted: list[Mutant]
    apart: list[Mutant]
    values: dict[str, int]
    twice: frozenset[str]
    untried: list[str]


def choose(project: Project) -> Chosen:
    """Every false value that can be tried, one a typed value.

    Raises:
        ValueError: The schemas contradict themselves.
        OSError: A seed cannot be read.
    """
    model = load_model(project.schemas, project.vocabularies, project.shown)
    seeds, _ = without_drafts(project, model, *load_seeds(project, model))  # Of a draft nothing false is an error.
    values = list(typed_values(seeds, kinds(model)))
    made, wrongs, alike = list[Mutant](), Wrongs(model, seeds, values), Counter[str]()
    for value in values:
        place = f"{value.record.file}:{value.kind.name}:{value.text}"
        alike[place] += 1
        if found := wrongs.of(value):
            made.append(_mutant(value, found, _rank(f"{place}:{alike[place]}")))
    tried = {mutant.name for mutant in made}
    counts = Counter(value.kind.name for value in values)
    apart = _evenly([mutant for mutant in made if mutant.sort in (TEXT, NAME)], APART)
    apart += _evenly(list(_records(project, seeds)), APART)
    return Chosen(
        _evenly([mutant for mutant in made if mutant.sort in SORTS]),
        apart,
        dict(counts),
        _second(project, model),
        sorted({v.kind.name for v in values if v.kind.sort in SORTS} - tried),
    )


def _second(project: Project, model: Model) -> frozenset[str]:
    if project.second is None:
        return frozenset()
    seeds, _ = without_drafts(project.second, model, *load_seeds(project.second, model))
    return frozenset(value.kind.name for value in typed_values(seeds, kinds(model)))


def _mutant(value: TypedValue, found: list[tuple[str, str]], id_: str) -> Mutant:
    """One of the false values: first which way to make it is drawn, then which of those that it gives."""
    ways = sorted({done for done, _ in found})
    done = ways[int(id_, 16) % len(ways)]
    wrongs = sorted(wrong for way, wrong in found if way == done)
    wrong = wrongs[int(_rank(id_ + done), 16) % len(wrongs)]
    start, end = value.node.start_mark.index, value.node.end_mark.index
    written = wrong if _PLAIN.fullmatch(wrong) else json.dumps(wrong, ensure_ascii=False)
    if value.node.style in ("|", ">"):
        written += "\n"
    file, kind = value.record.file, value.kind
    return Mutant(kind.sort, kind.name, done, file, value.line, value.text, wrong, start, end, written, id_)


def _records(project: Project, seeds: Seeds) -> Iterator[Mutant]:
    """Each record that stands in a list, deleted and duplicated."""
    texts, alike = dict[str, str](), Counter[str]()
    for record in (one for records in seeds.records.values() for one in records):
        if record.file not in texts:
            texts[record.file] = read_utf8(project.root / record.file)
        text = texts[record.file]
        start, end = _extent(record, text)
        if start == end:
            continue
        item, mark = text[start:end].rstrip("\n") + "\n", record.node.start_mark
        alike[place := f"{record.file}:{item}"] += 1
        gone = f"{' ' * (mark.column + 1)}[]\n" if _alone(record) else ""
        for done, written in ((DELETED, gone), (DUPLICATED, item * 2)):
            id_ = _rank(f"{done}:{place}:{alike[place]}")
            name = record.form.name
            yield Mutant(done, name, done, record.file, mark.line + 1, "", "", start, end, written, id_)


def _extent(record: Record, text: str) -> tuple[int, int]:
    """A record with its `- `, from the start of its line to that of the next; nothing where it stands otherwise."""
    mark, behind = record.node.start_mark, record.node.end_mark
    start, end = mark.index - mark.column, behind.index - behind.column
    if text[start : mark.index].strip() != "-":  # It is a file of its own, or stands in a line with others.
        return start, start
    if end <= mark.index or behind.index == len(text):  # It ends in its own line, or with the file.
        end = len(text) if (found := text.find("\n", behind.index)) < 0 else found + 1
    return start, end


def _alone(record: Record) -> bool:
    """Whether its list holds nothing else, so that without it an empty one must be written."""
    around = () if record.parent is None else record.parent.nodes.values()
    lists = [node.value for node in around if isinstance(node, SequenceNode)]
    return any(items == [record.node] for items in lists)


def _evenly(mutants: Iterable[Mutant], most: int | None = None) -> list[Mutant]:
    """In such an order that every prefix holds about as many of each key; at most so many of each."""
    of_keys: dict[tuple[str, str], list[Mutant]] = defaultdict(list)
    for mutant in sorted(mutants, key=lambda one: one.id):
        key = (mutant.name, mutant.sort if mutant.sort in (DELETED, DUPLICATED) else "")
        of_keys[key].append(mutant)
    ranked = [(nth, _rank(mutant.name), mutant) for ones in of_keys.values() for nth, mutant in enumerate(ones[:most])]
    return [mutant for _, _, mutant in sorted(ranked, key=lambda one: (*one[:2], one[2].sort))]


def _rank(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
