"""Take the example out of a founded record, and leave everything that is the record's own.

`python -m etl.founding.without_example` in the folder of a record; its `make without-example` does that.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from etl.evidence.compared import NAME as OVERLAP
from etl.evidence.files import read_record, record_file
from etl.evidence.overlap import dump_comparison, parse_comparison
from etl.evidence.word_runs import NAME as WORD_RUNS
from etl.evidence.word_runs import dump_runs, parse_runs, without_runs
from etl.founding.found import TEMPLATE
from etl.model.project import Project
from etl.model.tables import Model, load_model
from etl.publish.together import write_together
from etl.seeds import Record, Seeds, load_seeds
from etl.seeds.edits import Edits
from etl.seeds.ids import claim_id, own_id
from etl.seeds.naming import all_records, id_keys
from etl.seeds.rewrite import rewrite
from etl.seeds.yaml_loader import SeedLoader

DONE, NOT_RUN = 0, 2
_CODING = re.compile(r"^coding: .+$", re.MULTILINE)
Id = tuple[str, str]
"""(table, id)."""


@dataclass
class Removal:
    """What changes when the example goes.

    Attributes:
        files: Path to its new content.
        gone: Files that go.
        lines: What is taken out, and what is kept and why.
    """

    files: dict[Path, bytes] = field(default_factory=dict)
    gone: list[Path] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Example:
    """What the template brings: ids of its articles, and of its records in registers."""

    articles: frozenset[str]
    records: frozenset[Id]

    def of(self, record: Record) -> bool:
        """Whether a record stands in one of its articles, or is a position of its own that speaks of one."""
        if record.source is not None:
            return record.source_id in self.articles
        around = record.parent
        if record.form.name != "position" or around is None or record.get("source") not in self.articles:
            return False
        return ("disagreements", str(around.get("disagreement"))) in self.records


def plan_removal(project: Project) -> Removal:
    """Everything that changes when the example goes; nothing is written.

    A record that came with the example stays where something of the record's own refers to it.

    Args:
        project: The record.

    Raises:
        ValueError: Something of the record's own speaks of an article of the example, or a file cannot be read.
        OSError: A file cannot be read.
    """
    model = load_model(project.schemas, project.vocabularies, project.shown)
    example, (seeds, _) = _example(model), load_seeds(project, model)
    broken = [record.file for record in seeds.broken if not example.of(record)]
    if broken:
        raise ValueError(f"{broken[0]}: a record cannot be read, and may refer to the example; `etl check` says why")
    made = Removal()
    kept = _kept(model, seeds, example)
    _registers(project, made, model, seeds, example, kept)
    _articles(project, made, example)
    _comparisons(project, made, example, {*seeds.files} - example.articles)
    _lines_of_files(project, made, example)
    if made.lines:
        made.lines += [f"kept: {id_} of {table}, to which {at} refers" for (table, id_), at in sorted(kept.items())]
    return made


def _example(model: Model) -> _Example:
    seeds, _ = load_seeds(Project(TEMPLATE), model)
    records = (own for record in _of_registers(seeds) if (own := _id(model, record)) is not None)
    return _Example(frozenset(seeds.ids("source", "source")), frozenset(records))


def _of_registers(seeds: Seeds) -> Iterator[Record]:
    """The records that stand in a register, without those inside them."""
    return (record for record in all_records(seeds) if record.source is None and record.parent is None)


def _id(model: Model, record: Record) -> Id | None:
    tables, own = own_id(model, record)
    return None if own is None else (tables[0], own)


def _kept(model: Model, seeds: Seeds, example: _Example) -> dict[Id, str]:
    """The records of the example that stay, and where something refers to each.

    Raises:
        ValueError: What stays speaks of an article of the example.
    """
    claims = {("claims", claim_id(record)) for record in seeds.claims() if example.of(record)}
    articles = {("sources", source) for source in example.articles} | claims
    named = [
        (_id(model, [*record.around()][-1]), _shown(record, key), {(table, str(record.get(key))) for table in tables})
        for record, key, tables in id_keys(model, seeds)
        if not example.of(record)
    ]
    kept = _still_disagree(seeds, example)
    while True:
        standing = [(own, at, ids) for own, at, ids in named if own not in example.records or own in kept]
        found = {id_: at for own, at, ids in reversed(standing) for id_ in ids & example.records - kept.keys() - {own}}
        if not found:
            break
        kept |= found
    blocked = [f"{at}: refers to {id_!r}" for _, at, ids in standing for _, id_ in sorted(ids & articles)]
    if blocked:
        told = "\n  ".join(dict.fromkeys(blocked))
        raise ValueError(f"your own records speak of articles of the example; change that first:\n  {told}")
    return kept


def _still_disagree(seeds: Seeds, example: _Example) -> dict[Id, str]:
    """The disagreements of the example to which other articles give two answers by now."""
    answers: dict[Id, dict[int, str]] = defaultdict(dict)
    for position in seeds.records["position"]:
        assert position.parent is not None
        own = ("disagreements", str(position.parent.get("disagreement")))
        if own in example.records and not example.of(position):
            answers[own][position.values["position_no"]] = _shown(position)
    return {own: next(iter(places.values())) for own, places in answers.items() if len(places) > 1}


def _shown(record: Record, key: str | None = None) -> str:
    file, line, _ = record.place(key)
    return f"{file}:{line}"


def _registers(
    project: Project, made: Removal, model: Model, seeds: Seeds, example: _Example, kept: Mapping[Id, str]
) -> None:
    """Take records out of registers, and out of those that stay the positions of the example's articles."""
    gone: dict[str, list[Record]] = defaultdict(list)
    for record in _of_registers(seeds):
        own = _id(model, record)
        if own in example.records and own not in kept:
            gone[record.file].append(record)
    positions = [p for p in seeds.records["position"] if example.of(p) and p.parent not in gone.get(p.file, ())]
    for position in positions:
        gone[position.file].append(position)
    for file, records in sorted(gone.items()):
        path = project.root / file
        text = path.read_bytes().decode("utf-8")
        try:
            after = rewrite(text, Edits(removed=_places(text, {r.node.start_mark.index for r in records})))
        except ValueError as error:
            raise ValueError(f"{file}:{error}") from error
        made.files[path] = after.encode()
        names = [own[1] if (own := _id(model, r)) else f"a position of {_name(r.parent)}" for r in records]
        made.lines.append(f"{file}: taken out: {', '.join(dict.fromkeys(names))}")


def _name(record: Record | None) -> str:
    return "" if record is None else str(record.get(record.form.name))


def _places(text: str, starts: Collection[int]) -> set[tuple[str | int, ...]]:
    """Where the records of a register, or of lists in them, stand that start at some characters."""
    found = set[tuple[str | int, ...]]()
    root = yaml.compose(text.removeprefix("\ufeff"), Loader=SeedLoader)
    for number, node in enumerate(root.value if root is not None else ()):
        if node.start_mark.index in starts:
            found.add((number,))
            continue
        lists = ((key.value, value.value) for key, value in node.value if isinstance(value, yaml.SequenceNode))
        found |= {(number, key, nth) for key, items in lists for nth, i in enumerate(items) if _starts(i) in starts}
    return found


def _starts(node: yaml.Node) -> int:
    start: int = node.start_mark.index
    return start


def _articles(project: Project, made: Removal, example: _Example) -> None:
    """The seed, the text and the evidence of each article.

    Raises:
        ValueError: A second pass codes one too, or a text is another than the example's.
    """
    for source in sorted(example.articles):
        text, own = project.texts / f"{source}.txt", TEMPLATE / "seeds" / "articles" / f"{source}.txt"
        if text.is_file() and text.read_text(encoding="utf-8").split() != own.read_text(encoding="utf-8").split():
            raise ValueError(
                f"{project.shown(text)} is not the text of the example; restore it, or take it out by hand"
            )
        if project.second is not None and (path := project.second.seeds / "sources" / f"{source}.yml").is_file():
            raise ValueError(f"{project.shown(path)} codes an article of the example a second time; take it out first")
        files = (project.seeds / "sources" / f"{source}.yml", text, record_file(project, source)[0])
        gone = [path for path in files if path.is_file()]
        made.gone += gone
        made.lines += [f"{project.shown(path)}: taken out" for path in gone]


def _comparisons(project: Project, made: Removal, example: _Example, left: Collection[str]) -> None:
    """What articles share: of the others alone; nothing where these are fewer than two."""
    path, (shown, _, _) = record_file(project, OVERLAP)
    if path.is_file():
        stored, told = read_record(path, shown, parse_comparison)
        if stored is None:
            raise ValueError(told)
        content = dump_comparison(stored.of({a.source_id for a in stored.articles} - example.articles))
        _put(made, path, content if len(left) > 1 else None, shown)
    path, (shown, _, _) = record_file(project, WORD_RUNS)
    if path.is_file():
        runs, told = read_record(path, shown, parse_runs)
        if runs is None:
            raise ValueError(told)
        fewer = without_runs(runs, example.articles)
        _put(made, path, dump_runs(fewer) if fewer.articles else None, shown)


def _put(made: Removal, path: Path, content: str | None, shown: str) -> None:
    if content is None:
        made.gone.append(path)
        made.lines.append(f"{shown}: taken out")
    elif content.encode() != path.read_bytes():
        made.files[path] = content.encode()
        made.lines.append(f"{shown}: without the articles of the example")


def _lines_of_files(project: Project, made: Removal, example: _Example) -> None:
    """The exceptions of `.gitignore`, and who coded the example."""
    names = "|".join(map(re.escape, sorted(example.articles)))
    (coding,) = _CODING.findall((TEMPLATE / "seeds" / "package.yml.jinja").read_text(encoding="utf-8"))
    for path, line, instead, told in (
        (project.root / ".gitignore", rf"^!/seeds/articles/({names})\.txt[ \t]*\r?\n", "", "lines of the two texts"),
        (project.seeds / "package.yml", rf"^{re.escape(coding)}[ \t]*$", "coding:", "`coding`; say there who coded"),
    ):
        before = path.read_bytes().decode("utf-8") if path.is_file() else ""
        after, count = re.subn(line, instead, before, flags=re.MULTILINE)
        if count:
            made.files[path] = after.encode()
            made.lines.append(f"{project.shown(path)}: taken out: {told}")


def _project(root: Path) -> Project:
    folder = root.resolve()
    if not (folder / "seeds").is_dir():
        raise ValueError(f"{folder} has no folder seeds/; run it in the folder of a record")
    return Project(folder, folder / "seeds" / "articles")


def main(root: Path | None = None) -> int:
    """Take the example out of a record, all of it or nothing.

    Args:
        root: The folder of the record; null for the current one.

    Returns:
        0 when it is gone, 2 when it could not be taken out, and then nothing was.
    """
    try:
        made = plan_removal(_project(root or Path()))
        write_together(made.files, made.gone)
    except (OSError, ValueError) as error:
        print(f"etl.founding.without_example: nothing was taken out: {error}", file=sys.stderr)
        return NOT_RUN
    if made.lines:
        print(*made.lines, "the example is gone; `make` builds the record without it", sep="\n")
    else:
        print("the example is not here")
    return DONE


if __name__ == "__main__":
    sys.exit(main())
