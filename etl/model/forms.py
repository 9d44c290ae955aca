"""How people type the tables: the forms of the seeds, read from the key `seed` of the schemas and of their columns.

What may stand there, and what each key means, says `seed.schema.json` beside this file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from etl.model.drafts import ABOUT, KEY
from etl.model.seed_keys import CLAIMS, judge_seed, wrong
from etl.model.table import Field, Table

FROM_CLAIM = "from_claim"
LEFT_OUT = ("default", "inherits", "otherwise")  # what says which value a column has where its key is left out
_NTH = "Which of its occurrences in the paragraph, from 1; needed where the phrase repeats."


@dataclass(frozen=True, slots=True)
class Hook:
    """A key that fills no column of its own but feeds a computed one.

    Attributes:
        type: `string`, `integer`, `number` or `boolean`.
        about: What the curator types there.
        required: Whether it may not be left out.
        filled: Whether it may not stand without a value; what is required may not either.
    """

    type: str
    about: str
    required: bool = False
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """A key of a form and the column that it fills.

    Attributes:
        key: The key.
        table: The column's table: the form's own, or `claims`.
        field: The column.
        default: Its value where the key is left out.
        inherits: Key whose value it takes where its own is left out: in the record, or the nearest around it.
        otherwise: Name of the function that computes its value where the key is left out.
    """

    key: str
    table: str
    field: Field
    default: str | None = None
    inherits: str | None = None
    otherwise: str | None = None

    @property
    def needed(self) -> bool:
        """Whether the key may not be left out."""
        return self.field.required and self.default is None and self.inherits is None

    @property
    def filled(self) -> bool:
        """Whether the key may not stand without a value: it is needed, or would tell its default unsaid."""
        return self.needed or self.default is not None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A key whose value the article must print.

    Attributes:
        where: `here` (this paragraph), `credit` (that of the credit), `here_or_credit`, or `article` (anywhere in it).
        nth: Key that tells its occurrences apart; null where its place is not published.
        covers: Kinds of tokens that are accounted for where they lie inside it.
    """

    where: str
    nth: str | None
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of record that people write.

    Attributes:
        name: What one record is called.
        table: The table whose columns it fills.
        about: What a record is, for the editor.
        file: File of its records under `seeds/`, without ending; `sources/*`: one a file; null where it is listed.
        kind: Its value in `claims.kind`; null where it is no claim.
        covers: Kinds of tokens that are accounted for where they lie inside its phrase.
        typed: Key to its column.
        columns: (table, column) to its key.
        hooks: Keys that feed computed columns.
        phrases: Keys whose values the article must print.
        lists: Key to the name of the form of the records listed there.
        bare: Key of a list whose records are typed as bare values, a single one without a list, to their one key.
        unsaid: Key of such a list to the values that it has where none is typed.
    """

    name: str
    table: str
    about: str
    file: str | None = None
    kind: str | None = None
    covers: tuple[str, ...] = ()
    typed: dict[str, Typed] = field(default_factory=dict)
    columns: dict[tuple[str, str], str] = field(default_factory=dict)
    hooks: dict[str, Hook] = field(default_factory=dict)
    phrases: dict[str, Phrase] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    bare: dict[str, str] = field(default_factory=dict)
    unsaid: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def needed(self) -> list[str]:
        """The keys that may not be left out."""
        typed = [key for key, typed in self.typed.items() if typed.needed]
        return typed + [key for key, hook in self.hooks.items() if hook.required]

    @property
    def types(self) -> dict[str, str]:
        """Key to the type of its value, lists left out."""
        return {k: typed.field.type for k, typed in self.typed.items()} | {k: h.type for k, h in self.hooks.items()}


@dataclass(frozen=True, slots=True)
class Forms:
    """All that the schemas say of how tables are typed.

    Attributes:
        by_name: Name to form.
        kinds: Kind of a claim to its form, in the order of the vocabulary.
        computed: Table to its columns that no one types, each with the name of the function that computes it.
        filled: Table that no record makes to the name of the function that fills it.
        scopes: Table to what must be looked for in an article so that it can have records there; others left out.
    """

    by_name: Mapping[str, Form]
    kinds: Mapping[str, Form]
    computed: Mapping[str, Mapping[str, str]]
    filled: Mapping[str, str]
    scopes: Mapping[str, str]

    @property
    def registers(self) -> dict[str, Form]:
        """File of records under `seeds/`, without its ending, to their form; the articles' own left out."""
        return {form.file: form for form in self.by_name.values() if form.file and form.file != "sources/*"}


def read_forms(tables: Mapping[str, Table], vocabularies: Mapping[str, Mapping[str, Any]]) -> Forms:
    """The forms that the schemas describe.

    Raises:
        ValueError: A schema says what these keys have no word for, or what contradicts another.
    """
    for table in tables.values():
        judge_seed(table, vocabularies)
    each = tables[CLAIMS].seed["each"]
    computed = {table.name: _computed(table, each["repeats"]) for table in tables.values()}
    forms: dict[str, Form] = {}
    for table in tables.values():
        of_claims = "of" in table.seed
        for name, seed in _own(table):
            if name in forms:
                raise wrong(table.name, f"{forms[name].table}.json has a form {name!r} too")
            kind = seed.get("kind", name) if of_claims else None
            form = Form(name, table.name, seed["about"], seed.get("file"), kind, tuple(seed.get("covers", ())))
            forms[name] = form
            _type(form, table, computed[table.name], name if table.name == CLAIMS else None)
            if of_claims:
                _type(form, tables[CLAIMS], computed[CLAIMS], None)
            for key, hook in ((each["hooks"] if of_claims else {}) | seed.get("hooks", {})).items():
                _add(form, form.hooks, key, Hook(**hook))
    for table in tables.values():
        for name, seed in _own(table):
            _list(forms, forms[name], seed.get("in"), seed.get("bare"))
            if "otherwise" in seed:
                around, key = seed["in"].split(".")
                of = forms[name].typed[seed["bare"]].field.vocabulary
                forms[around].unsaid[key] = tuple(vocabularies.get(of or "", ()))
    _draftable(forms)
    _check_inherited(forms)
    filled = {table.name: table.seed["from"] for table in tables.values() if "from" in table.seed}
    kinds = _kinds(forms, list(vocabularies["claim_kind"]))
    return Forms(forms, kinds, computed, filled, _scopes(forms))


def _scopes(forms: Mapping[str, Form]) -> dict[str, str]:
    """Table to what is looked for: the key under which its records are listed, or those in which they stand."""
    every = {value for form in forms.values() for values in form.unsaid.values() for value in values}
    listed = {inner: (around, key) for around in forms.values() for key, inner in around.lists.items()}
    scopes: dict[str, str] = {}
    for form in forms.values():
        name = form.name
        while name in listed and listed[name][1] not in every:
            name = listed[name][0].name
        if name in listed:
            scopes[form.table] = listed[name][1]
    return scopes


def _computed(table: Table, repeats: list[str]) -> dict[str, str]:
    if "from" in table.seed:
        return dict.fromkeys(table.by_name, table.seed["from"])
    found = {name: seed["from"] for name, seed in table.typing.items() if "from" in seed}
    return found | (dict.fromkeys([n for n in repeats if n in table.by_name], FROM_CLAIM) if "of" in table.seed else {})


def _own(table: Table) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Name and `seed` of the forms that a table's file describes."""
    if "form" in table.seed:
        yield table.seed["form"], table.seed
    yield from table.seed.get("forms", {}).items()


def _type(form: Form, table: Table, computed: Mapping[str, str], by: str | None) -> None:
    """Give a form the columns of a table that it types: those that no function computes and no other form types."""
    references = {name for key in table.foreign_keys for name in key.fields} | {table.primary_key[0]}
    for column in table.fields:
        seed = table.typing.get(column.name, {})
        if column.name in computed or seed.get("by") != by:
            continue
        key = seed.get("key", column.name.removesuffix("_id") if column.name in references else column.name)
        typed = Typed(key, table.name, column, *(seed.get(other) for other in LEFT_OUT))
        _add(form, form.typed, key, typed, column.name)
        form.columns[table.name, column.name] = key
        if "printed" in seed:
            nth = seed.get("nth")
            form.phrases[key] = Phrase(seed["printed"], nth, tuple(seed.get("covers", ())))
            if nth is not None:
                _add(form, form.hooks, nth, Hook("integer", _NTH), column.name)


def _add(form: Form, keys: dict[str, Any], key: str, value: Any, column: str | None = None) -> None:
    if key in form.typed or key in form.hooks or key in form.lists:
        raise wrong(form.table, f"the form {form.name!r} has the key {key!r} twice", column)
    keys[key] = value


def _list(forms: Mapping[str, Form], form: Form, place: str | None, bare: str | None) -> None:
    """Put a form among the lists of the one in which its records stand."""
    if place is not None:
        around, key = place.split(".")
        if around not in forms:
            raise wrong(form.table, f"in: there is no form {around!r}")
        _add(forms[around], forms[around].lists, key, form.name)
        if bare is not None:
            if [*form.types] != [bare]:
                raise wrong(form.table, f"bare: the keys of the form are {', '.join(form.types)}, not {bare!r} alone")
            forms[around].bare[key] = bare


def _draftable(forms: Mapping[str, Form]) -> None:
    """Give each form the key that makes a record of it a draft; a bare value has no room for it."""
    bare = {form.lists[key] for form in forms.values() for key in form.bare}
    for form in forms.values():
        if form.name not in bare:
            _add(form, form.hooks, KEY, Hook("string", ABOUT, filled=True))


def _check_inherited(forms: Mapping[str, Form]) -> None:
    keys = {key for form in forms.values() for key in form.typed}
    for form in forms.values():
        for typed in form.typed.values():
            if typed.inherits is not None and typed.inherits not in keys:
                raise wrong(typed.table, f"no form has the key {typed.inherits!r}", typed.field.name)


def _kinds(forms: Mapping[str, Form], vocabulary: list[str]) -> dict[str, Form]:
    found = {form.kind: form for form in forms.values() if form.kind is not None}
    for kind, form in found.items():
        if kind not in vocabulary:
            raise wrong(form.table, f"the vocabulary claim_kind has no kind {kind!r}; add its row")
    if lacking := [kind for kind in vocabulary if kind not in found]:
        raise ValueError(f'claim_kind.csv: no schema is of the kind {lacking[0]!r}; add one with `"of": "claims"`')
    return {kind: found[kind] for kind in vocabulary}
