"""What a row calls its record: a name that people can read, which every record of a seed file has alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from etl.checks.implied import has_own_ids
from etl.model.tables import Model
from etl.seeds import Seeds
from etl.seeds.ids import claim_id
from etl.seeds.record import Record
from etl.sheets.layout import FormSheet

Named = dict[str, Record]
"""Reference to record, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Written:
    """The records of one seed file.

    Attributes:
        by_sheet: Name of a sheet to its records.
        names: A record's identity to its reference.
    """

    by_sheet: Mapping[str, Named]
    names: Mapping[int, str]


def written_in(file: str, model: Model, seeds: Seeds, sheets: Iterable[FormSheet]) -> Written:
    """The records of a file, each with its reference.

    A claim is called by its id, as is a record of a register; a paragraph by its number; any other by what it stands in
    and its place there, and where records stand in it by its first key too.

    Args:
        file: The file as shown to people.
        model: The tables.
        seeds: The seeds.
        sheets: The sheets of the file.
    """
    found: dict[str, list[Record]] = {}
    for record in (*(r for records in seeds.records.values() for r in records), *seeds.broken):
        if record.file == file:
            found.setdefault(record.form.name, []).append(record)
    by_sheet, names = dict[str, Named](), dict[int, str]()
    for sheet in sheets:
        named, within = Named(), dict[int, int]()
        for record in sorted(found.get(sheet.form.name, []), key=lambda r: r.node.start_mark.index):
            number = within[id(record.parent)] = within.get(id(record.parent), 0) + 1
            around = "" if sheet.parent is None else names[id(record.parent)] + "/"
            name = _own(model, record) or f"{around}{sheet.name} {number}{_label(record)}"
            while name in named:
                name += " (again)"
            named[name], names[id(record)] = record, name
        by_sheet[sheet.name] = named
    return Written(by_sheet, names)


def _own(model: Model, record: Record) -> str | None:
    """What a record is called by what stands in it; null where nothing there tells it from others."""
    form, table = record.form, model[record.form.table]
    if form.kind is not None:
        return claim_id(record) if record.get("id") and record.paragraph and record.paragraph.get("paragraph") else None
    if form.name == "paragraph":
        return f"p{record.get('paragraph')}"
    value = record.get(form.columns.get((table.name, table.primary_key[0]), "")) if has_own_ids(table) else None
    return None if value is None else str(value)


def _label(record: Record) -> str:
    first = record.get(next(iter(record.form.typed)))
    return f" {first}" if record.form.lists and first is not None else ""


def known_ids(model: Model, seeds: Seeds) -> dict[str, list[str]]:
    """Table to the ids that its records have, those included whose other keys are faulty."""
    ids = dict[str, list[str]]()
    for form in model.forms.by_name.values():
        table = model[form.table]
        records = [*seeds.records[form.name], *(r for r in seeds.broken if r.form is form)]
        if form.kind is not None:
            ids.setdefault("claims", []).extend(name for r in records if (name := _own(model, r)))
        elif (table.name, table.primary_key[0]) in form.columns and has_own_ids(table):
            ids[table.name] = [name for r in records if (name := _own(model, r))]
    return ids
