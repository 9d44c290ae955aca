"""Give an id another name, everywhere, and retire the old one."""

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from etl.agreement.renamed import settled_namings
from etl.evidence.compared import NAME as OVERLAP
from etl.evidence.files import read_record, record_file
from etl.evidence.overlap import parse_comparison, renamed_comparison
from etl.evidence.word_runs import NAME as WORD_RUNS
from etl.evidence.word_runs import dump_runs, parse_runs, renamed_runs
from etl.model.project import Project
from etl.model.tables import Model, load_model
from etl.problems.faults import nearest
from etl.publish.baseline import newest_release
from etl.publish.page_names import page_names
from etl.seeds import Record, Seeds, load_seeds
from etl.seeds.ids import own_id
from etl.seeds.naming import Ids, Naming, all_records, namings, of_article
from etl.seeds.write import Addition, add_records, scalar_text

_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_ANCHOR = re.compile(r"&\S+")


@dataclass
class Renaming:
    """What a new name changes.

    Attributes:
        what: What is renamed, as `actor`.
        places: File as shown to people to the number of places in it.
        files: Path to its new content.
        gone: Files that stand under another name then.
        left: `file:line:column` of places that may name it, or link to its page, and are left.
    """

    what: str
    places: Counter[str] = field(default_factory=Counter)
    files: dict[Path, bytes] = field(default_factory=dict)
    gone: list[Path] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def plan_renaming(project: Project, old: str, new: str, table: str | None, reason: str | None) -> Renaming:
    """Everything that changes with an id; nothing is written.

    Args:
        project: The repository.
        old: The id of a record of a register, of an article, or of a claim.
        new: The one that it shall have.
        table: Its table, where several have the id.
        reason: Why the old one is retired; null: that it was renamed.

    Raises:
        ValueError: There is no such id, or the new one cannot be given; or seeds cannot be read.
        OSError: A file cannot be read.
    """
    model = load_model(project.schemas, project.vocabularies, project.shown)
    first = _read(project, model)
    record = _found(model, first, old, table)
    second = _read(project.second, model) if project.second is not None else None
    _may_be_given(project, model, first, record, old, new)
    ids, other = _changing(model, first, second, record, old, new)
    made = Renaming(record.form.name)
    found = [*namings(model, first, ids)]
    if second is not None and project.second is not None:
        found += [*namings(model, second, other), *settled_namings(project.second, model, ids, other)]
    _edit(project, made, found)
    _retire(project, made, (own_id(model, record)[0][0], old), ids, reason)
    _pages(project, made, ids, model)
    if record.form.name == "source":
        _move(project, made, old, new)
    return made


def _read(project: Project, model: Model) -> Seeds:
    seeds, _ = load_seeds(project, model)
    if seeds.broken:
        at = seeds.broken[0]
        raise ValueError(f"{at.file}: a record cannot be read, and may name it; `etl check` says why")
    return seeds


def _found(model: Model, seeds: Seeds, old: str, table: str | None) -> Record:
    known = {(r.form.table, own): r for r in all_records(seeds) if (own := own_id(model, r)[1]) is not None}
    if table is not None and table not in model.tables:
        hint = nearest(table, sorted({name for name, _ in known}), "ids stand in")
        raise ValueError(f"there is no table {table!r}; {hint}")
    found = {name: r for (name, own), r in known.items() if own == old and table in (None, name)}
    if not found:
        near = difflib.get_close_matches(old, sorted({own for name, own in known if table in (None, name)}), 1)
        where, hint = f" in {table}" if table else "", f"; did you mean {near[0]!r}?" if near else ""
        if others := sorted(name for name, own in known if own == old):
            hint = f"; it stands in {' and '.join(others)}"
        raise ValueError(f"no record, article or claim{where} has the id {old!r}{hint}")
    if len(found) > 1:
        raise ValueError(f"{old!r} stands in {' and '.join(sorted(found))}; name one with --table")
    return next(iter(found.values()))


def _may_be_given(project: Project, model: Model, seeds: Seeds, record: Record, old: str, new: str) -> None:
    """See that an id is free and of the right form.

    Raises:
        ValueError: It is not.
    """
    tables, _ = own_id(model, record)
    key = model[tables[0]].primary_key[0]
    pattern = model[tables[0]].by_name[key].constraints.get("pattern", "[a-z0-9]+(-[a-z0-9]+)*")
    if not re.fullmatch(pattern, new):
        raise ValueError(f"{new!r} is no id; expected the form {pattern}")
    if record.form.kind is not None:
        stem = old.removesuffix(str(record.get("id")))
        if not new.startswith(stem) or new == stem:
            raise ValueError(f"{new!r} is no id of a claim there; expected {stem}… as article and paragraph stay")
    for table in tables:
        if (table, new) in seeds.retired:
            raise ValueError(f"{new!r} is retired from {table}, and no id is used again")
        if any(table in own_id(model, r)[0] and own_id(model, r)[1] == new for r in all_records(seeds)):
            raise ValueError(f"{new!r} is an id of {table} already")
    if record.form.name == "source":
        if new in model.forms.registers:
            raise ValueError(f"{new!r} is the name of a register, seeds/{new}.yml, by which commands know it")
        for path in _files(project, new):
            if path.exists():
                raise ValueError(f"{project.shown(path)} is there already")


def _changing(model: Model, first: Seeds, second: Seeds | None, record: Record, old: str, new: str) -> tuple[Ids, Ids]:
    """The ids that change in the first pass, and in the second, which has only its articles in common with it."""
    if record.form.name == "source":
        return of_article(first, old, new), {} if second is None else of_article(second, old, new)
    tables, _ = own_id(model, record)
    return {(table, old): new for table in tables}, {}


def _edit(project: Project, made: Renaming, found: Iterable[Naming]) -> None:
    """Put other words where nodes stand; every other character stays."""
    by_file: dict[str, dict[int, Naming]] = defaultdict(dict)
    for naming in found:  # A source that is told again by its alias has the keys of the first.
        by_file[naming.file][naming.node.start_mark.index] = naming
    for file, places in by_file.items():
        path = project.root / file
        text = path.read_bytes().decode("utf-8")
        shift = len(text) - len(text.removeprefix("\ufeff"))
        lines = [shift, *(found.end() for found in _LINE_END.finditer(text))]
        for naming in (places[index] for index in sorted(places, reverse=True)):
            start, end = (lines[mark.line] + mark.column for mark in (naming.node.start_mark, naming.node.end_mark))
            quote = naming.node.style if naming.node.style in ("'", '"') else ""
            if text[start:end] != f"{quote}{naming.node.value}{quote}":
                at = f"{file}:{naming.node.start_mark.line + 1}: {naming.node.value!r}"
                if anchor := _ANCHOR.match(text, start):
                    again = f"what stands for it by `*{anchor[0][1:]}` would change too"
                    raise ValueError(f"{at} bears the anchor {anchor[0]}, and {again}; write it out at each place")
                raise ValueError(f"{at} is written over several lines or escaped; write it plainly")
            # What names a record in several words was plain before, and stays so.
            typed = f"{quote}{naming.new}{quote}" if quote or " " in naming.new else scalar_text(naming.new)
            text = text[:start] + typed + text[end:]
        made.places[file] += len(places)
        made.files[path] = text.encode()


def _retire(project: Project, made: Renaming, old: tuple[str, str], ids: Ids, reason: str | None) -> None:
    """Give up the old id, and of those that went with it the ones that a release has."""
    release, _ = newest_release(project)
    released = {(name, id_) for name, was in release.tables.items() for id_ in was.ids or ()} if release else set()
    path = project.seeds / "retired.yml"
    text = path.read_bytes().decode("utf-8") if path.is_file() else "[]\n"
    items = []
    for (table, id_), new in ids.items():
        if (table, id_) == old or (table, id_) in released:
            why = scalar_text(reason or f"renamed to {new}")
            items.append(Addition(f"- {{id: {scalar_text(id_)}, table: {table}, reason: {why}}}\n"))
    made.files[path] = add_records(text, items, "id")[0].encode()


def _pages(project: Project, made: Renaming, ids: Ids, model: Model) -> None:
    """What the pages of the record name, and what README links to, which is only told."""
    known, readme = {old: new for (_, old), new in ids.items()}, project.root / "README.md"
    own = [*(project.seeds / "pages").glob("*.md")]
    if project.site.is_relative_to(project.root):
        own += (project.site / "pages").rglob("*.md")
    for path in (*sorted(own), *([readme] if readme.is_file() else [])):
        text = path.read_bytes().decode("utf-8", "replace" if path == readme else "strict")
        parts, end = list[str](), 0
        for name in page_names(text, ids, model):
            if name.sure and path != readme:
                parts += [text[end : name.start], known[name.old]]
                end = name.start + len(name.old)
            else:
                line, column = text.count("\n", 0, name.start) + 1, name.start - text.rfind("\n", 0, name.start)
                made.left.append(f"{project.shown(path)}:{line}:{column}: {name.old!r}")
        if parts:
            made.places[project.shown(path)] += len(parts) // 2
            made.files[path] = ("".join(parts) + text[end:]).encode()


def _files(project: Project, source: str) -> Iterator[Path]:
    """The files of the record that bear the name of an article; a folder of texts elsewhere is somebody's own."""
    for one in (project, *([project.second] if project.second else [])):
        yield one.seeds / "sources" / f"{source}.yml"
        yield record_file(one, source)[0]
    folders = dict.fromkeys((project.texts, project.articles or project.texts))
    yield from (folder / f"{source}.txt" for folder in folders if folder.is_relative_to(project.root))


def _move(project: Project, made: Renaming, old: str, new: str) -> None:
    """The files of an article, and those that speak of all."""
    for path, to in zip(_files(project, old), _files(project, new), strict=True):
        if path.is_file():
            content = made.files.pop(path, path.read_bytes())
            if path.suffix == ".json":
                was, own = (f'"source_id": "{source}"'.encode() for source in (old, new))
                content = content.replace(was, own, 1)
                made.places[project.shown(path)] += 1
            made.files[to] = content
            made.gone.append(path)
    for name, renamed in ((OVERLAP, _comparison), (WORD_RUNS, _word_runs)):
        path, (shown, _, _) = record_file(project, name)
        if path.is_file():
            after, told = read_record(path, shown, partial(renamed, old=old, new=new))
            if after is None:
                raise ValueError(told)
            made.places[shown] += path.read_text(encoding="utf-8").count(f'source_id": "{old}"')
            made.files[path] = after.encode()
    path = project.root / ".gitignore"
    text = path.read_bytes().decode("utf-8") if path.is_file() else ""
    exception = re.compile(rf"^(!/?seeds/articles/){re.escape(old)}(\.txt)(?=\s*$)", re.MULTILINE)
    changed, count = exception.subn(rf"\g<1>{new}\g<2>", text)
    if count:
        made.places[".gitignore"] += count
        made.files[path] = changed.encode()


def _comparison(content: str, old: str, new: str) -> str:
    return renamed_comparison(parse_comparison(content), old, new)


def _word_runs(content: str, old: str, new: str) -> str:
    return dump_runs(renamed_runs(parse_runs(content), old, new))
