"""Read workbooks back into the seeds: all of it, or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from etl.model.project import Project
from etl.model.tables import Model, load_model
from etl.publish.files import write_whole
from etl.seeds import Seeds, load_seeds
from etl.seeds.rewrite import CannotRewriteError, rewrite
from etl.sheets.compared import Workbook, compare_rows
from etl.sheets.faults import CellFault
from etl.sheets.fingerprint import FILE, FINGERPRINT, NAME, fingerprint
from etl.sheets.layout import seed_named, sheets_of
from etl.sheets.opened import Opened, open_book
from etl.sheets.references import known_ids, written_in


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of workbooks.

    Attributes:
        faults: What is wrong with cells; with one of them nothing is written.
        told: What was changed, a line each.
        kept: Workbook and reference of each record whose row is gone and which stays.
        files: The seed files that were written, as shown to people.
        spent: What to do with each workbook whose seed was written, a line each.
    """

    faults: list[CellFault]
    told: list[str]
    kept: list[str]
    files: list[str]
    spent: list[str]


def import_sheets(project: Project, paths: Sequence[Path], *, remove: bool = False) -> Imported:
    """Read workbooks back into the seeds.

    Args:
        project: The repository.
        paths: The workbooks; their rows may refer to each other's new records.
        remove: Whether a record whose row was deleted goes.

    Raises:
        ValueError: A file is no workbook of this record, its seed is no longer what it was at the export, or is written
            in a way in which it cannot be changed.
        OSError: A file cannot be read or written.
    """
    opened = [open_book(path) for path in paths]
    model = load_model(project.schemas, project.vocabularies, project.shown)
    seeds, _ = load_seeds(project, model)
    books = [_workbook(project, model, seeds, one) for one in opened]
    if twice := next((b for n, b in enumerate(books) if b.file in [other.file for other in books[:n]]), None):
        raise ValueError(f"{twice.opened.path}: another of these workbooks is of {twice.file} too; import one of them")
    for book in books:
        book.read()
    faults = [fault for book in books for fault in book.faults]
    if not faults:
        known = {name: list(terms) for name, terms in model.vocabularies.items()} | known_ids(model, seeds)
        for book in books:
            for table, ids in book.new_ids(model).items():
                known[table] = [*known.get(table, ()), *sorted(ids.difference(known.get(table, ())))]
        for book in books:
            compare_rows(book, known, remove=remove)
        faults = [fault for book in books for fault in book.faults]
    if faults:
        return Imported(faults, [], [], [], [])
    after = {book.file: _after(project, book) for book in books if book.changes}
    _write({project.root / file: text for file, text in after.items()})
    told = [f"{book.file}: {line}" for book in books for line in book.told]
    kept = [] if remove else [f"{book.opened.path}: {sheet}: {name}" for book in books for sheet, name in book.gone]
    spent = [f"{b.opened.path} is done with: to go on in it, {_anew(b.opened)}" for b in books if b.changes]
    return Imported([], told, kept, list(after), spent)


def _anew(opened: Opened) -> str:
    """How to get a workbook of the seed as it is now."""
    name, path = opened.head[NAME], str(opened.path)
    to = "" if path == f"{name}.xlsx" else f" --to {quote(path)}"
    return f"delete it and export it again: `etl sheet export {name}{to}`"


def _workbook(project: Project, model: Model, seeds: Seeds, opened: Opened) -> Workbook:
    """A workbook with the seed of which it is.

    Raises:
        ValueError: There is no such seed, or it changed since the export.
    """
    name = opened.head[NAME]
    file, form = seed_named(project, model, name)
    if opened.head[FILE] != file:
        raise ValueError(f"{opened.path} is of {opened.head[FILE]}, and {name!r} is {file} here")
    if opened.head[FINGERPRINT] != fingerprint(project.root / file):
        done = f"where it was imported already, {_anew(opened)}"
        carry = "else export under another name and carry your changes over"
        merge = "or go back to that seed with git, import there, and merge"
        raise ValueError(f"{opened.path}: {file} changed since this was exported; {done}; {carry}, {merge}")
    sheets = sheets_of(model, form, name)
    return Workbook(opened, file, sheets, written_in(file, model, seeds, sheets), _flowing(seeds))


def _flowing(seeds: Seeds) -> set[str]:
    """Names of the forms of which most records are written in braces."""
    shares = {name: [record.node.flow_style for record in records] for name, records in seeds.records.items()}
    return {name for name, flows in shares.items() if sum(map(bool, flows)) * 2 > len(flows)}


def _after(project: Project, book: Workbook) -> str:
    before = (project.root / book.file).read_bytes().decode("utf-8")
    try:
        return rewrite(before, book.changes)
    except CannotRewriteError as error:
        raise ValueError(f"{book.file}:{error}; nothing was written") from error


def _write(after: Mapping[Path, str]) -> None:
    """Write files; where one of them cannot be, those before it get back what they held."""
    before = {path: path.read_bytes().decode("utf-8") for path in after}
    done = list[Path]()
    try:
        for path, text in after.items():
            write_whole(path, text)
            done.append(path)
    except OSError:
        for path in done:
            write_whole(path, before[path])
        raise
