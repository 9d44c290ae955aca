"""Which sheets a seed file has, and which columns: all of it read from the forms."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from etl.model.forms import Form, Typed
from etl.model.project import Project
from etl.model.table import Field
from etl.model.tables import Model
from etl.problems.faults import nearest

ARTICLE = "source"
ITSELF, INSIDE = "this record", "stands in"
"""Headers of the columns that say which record a row is, and in which it stands; a key has no blank in it."""
REQUIRED = " *"
"""What ends the header of a key that may not be left out."""


@dataclass(frozen=True, slots=True)
class Column:
    """A key of a form, as a column.

    Attributes:
        key: The key.
        type: Its Table Schema type.
        title: What it is called, or empty.
        about: What is typed there.
        required: Whether it may not be left out.
        default: What it is where it is left out, in words; empty where it is null then.
        vocabulary: The vocabulary of its codes, or null.
        target: The table whose ids it takes, or null.
        register: The register in which a new one of these gets its record, or null.
        several: Whether several values may stand there, with commas between.
        edtf: Whether it takes dates of EDTF.
    """

    key: str
    type: str
    title: str
    about: str
    required: bool
    default: str = ""
    vocabulary: str | None = None
    target: str | None = None
    register: str | None = None
    several: bool = False
    edtf: bool = False

    @property
    def header(self) -> str:
        """What stands in the first row."""
        return self.key + (REQUIRED if self.required else "")

    @property
    def choices(self) -> str | None:
        """What its values are picked from: the name of a vocabulary, or ids of a table; null where nothing is known."""
        return self.vocabulary or (f"ids of {self.target}" if self.target else None)


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One form of a seed file, as a sheet.

    Attributes:
        name: Its name: the key of the list, or the file's.
        form: The form.
        columns: Its keys, lists of records left out.
        parent: Name of the sheet of the records in which these stand; null where that is the file or its one record.
        single: Whether it holds the one record that the file is.
    """

    name: str
    form: Form
    columns: tuple[Column, ...]
    parent: str | None
    single: bool = False

    @property
    def references(self) -> tuple[str, ...]:
        """Headers of the columns before the keys."""
        return (ITSELF,) if self.parent is None else (ITSELF, INSIDE)


def seed_named(project: Project, model: Model, name: str) -> tuple[str, Form]:
    """The seed file of a register, or of the article with an id, as shown to people, and the form of its records.

    Raises:
        ValueError: There is none.
    """
    registers = model.forms.registers
    articles = sorted(path.stem for path in (project.seeds / "sources").glob("*.yml"))
    if name in registers:
        return project.shown(project.seeds / f"{name}.yml"), registers[name]
    if name in articles:
        return project.shown(project.seeds / "sources" / f"{name}.yml"), model.forms.by_name[ARTICLE]
    hint = nearest(name, [*articles, *registers], "write one of")
    raise ValueError(f"there is no article and no register {name!r}; {hint}")


def sheets_of(model: Model, root: Form, name: str) -> tuple[FormSheet, ...]:
    """The sheets of a seed file, each behind that of the records in which its own stand.

    Args:
        model: The tables.
        root: The form of the file's records.
        name: The name of a register; an article's first sheet is called as its form.
    """
    single = root.name == ARTICLE
    return tuple(_sheets(model, root, ARTICLE if single else name, None, single=single))


def _sheets(model: Model, form: Form, name: str, parent: str | None, *, single: bool = False) -> Iterator[FormSheet]:
    yield FormSheet(name, form, key_columns(model, form), parent, single)
    for key, inner in form.lists.items():
        if key not in form.bare:
            yield from _sheets(model, model.forms.by_name[inner], key, None if single else name)


def key_columns(model: Model, form: Form) -> tuple[Column, ...]:
    """The keys of a form in the order of its table's columns.

    A claim's word, its phrase and the hooks of its kind stand before them, any other hook behind.
    """
    nths = {phrase.nth for phrase in form.phrases.values()}
    named = [key for key, hook in form.hooks.items() if hook.required]
    placed = [key for key, phrase in form.phrases.items() if phrase.nth and form.typed[key].needed]
    shared = set[str].intersection(*(set(kind.hooks) for kind in model.forms.kinds.values()))
    hooks = [key for key in form.hooks if key not in {*nths, *named}]
    before = [key for key in hooks if form.kind is not None and key not in shared]
    order = list(model[form.table].by_name)
    typed = sorted(form.typed, key=lambda key: _rank(order, form.typed[key].field.name))
    keys = dict.fromkeys([*named, *placed, *before, *typed, *hooks])
    columns = list[Column]()
    for key in keys:
        columns.append(_column(model, form, key))
        nth = form.phrases[key].nth if key in form.phrases else None
        if nth is not None:
            columns.append(_column(model, form, nth))
    return (*columns, *(_several(model, form, key) for key in form.bare))


def _rank(order: list[str], column: str) -> int:
    return order.index(column) if column in order else len(order)


def _column(model: Model, form: Form, key: str) -> Column:
    if key in form.hooks:
        hook = form.hooks[key]
        return Column(key, hook.type, "", hook.about, hook.required)
    typed = form.typed[key]
    field = typed.field
    default = typed.default or (f"as `{typed.inherits}`" if typed.inherits else "computed" if typed.otherwise else "")
    target = _target(model, typed, field)
    register = next((name for name, of in model.forms.registers.items() if of.table == target), None)
    return Column(
        key, field.type, field.title, field.description, typed.needed, default, field.vocabulary, target,
        register, edtf=field.edtf or field.type == "date",
    )  # fmt: skip


def _several(model: Model, form: Form, key: str) -> Column:
    one = _column(model, model.forms.by_name[form.lists[key]], form.bare[key])
    about = f"{one.about} Several with commas between."
    return replace(one, key=key, about=about, required=False, default="", several=True)


def _target(model: Model, typed: Typed, field: Field) -> str | None:
    """The table to whose one key a column refers, itself or as part of a longer reference."""
    for key in model[typed.table].foreign_keys:
        if key.fields == (field.name,):
            return key.table
    return next((t.name for t in model if t.primary_key == (field.name,) and t.name != typed.table), None)
