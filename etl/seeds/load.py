"""Read the seed files: YAML to typed records, each judged by the shape of its form."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from etl.model.drafts import DRAFT, KEY, STATE, says_draft
from etl.model.forms import Form, Forms
from etl.model.kept import Kept
from etl.model.lexicon import load_lexicon
from etl.model.project import Project
from etl.model.tables import Model
from etl.model.vocabularies import Term
from etl.problems import Problem, problem
from etl.seeds.aliases import Aliases
from etl.seeds.clean import unclean_value
from etl.seeds.numbers import NumberGrammar
from etl.seeds.record import Record
from etl.seeds.retired import retired_ids
from etl.seeds.shape import ShapeJudge, Signature, found, listed, report
from etl.seeds.unread import unread
from etl.seeds.yaml_loader import composed, is_null, place

if TYPE_CHECKING:
    from etl.seeds.drafts import Drafts

WHOLE = re.compile(r"-?[0-9]{1,18}")
NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
BETWEEN_CLAIMS = ("links", "disagreements")  # the second pass codes what is printed and may leave these out


@dataclass
class Seeds:
    """All that people wrote.

    Attributes:
        forms: The kinds of records.
        records: Form's name to its records in the order of the files, those that failed their shape left out.
        broken: Records that failed their shape: out of the tables, yet their ids count as known. A file or an item that
            cannot be read at all stands here as a record without an id.
        retired: Ids that must not be used again, by table.
        grammars: Language to the grammar that reads its numbers.
        unread: Languages whose word lists cannot be read, and the file of each, as shown to people.
        files: Source id to the seed file, as shown to people.
        has_drafts: Whether any record says that it is a draft.
        drafts: What was left out as a draft; null where nothing was.
    """

    forms: Forms
    records: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    broken: list[Record] = field(default_factory=list)
    retired: set[tuple[str, str]] = field(default_factory=set)
    grammars: dict[str, NumberGrammar] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    has_drafts: bool = False
    drafts: "Drafts | None" = None

    def ids(self, form: str, key: str) -> list[str]:
        """The ids that the records of a form give themselves, in order."""
        return [str(record.values[key]) for record in self.records[form] if key in record.values]

    def scopes(self) -> dict[str, set[str]]:
        """Source id to what was looked for in the article."""
        found: dict[str, set[str]] = {}
        for record in self.records["source_scope"]:
            found.setdefault(record.source_id, set()).add(str(record.get("scope")))
        return found

    def claims(self) -> Iterator[Record]:
        """The claims, kind by kind."""
        return (record for form in self.forms.kinds.values() for record in self.records[form.name])


def load_seeds(
    project: Project, model: Model, progress: Callable[[int, int], None] | None = None, kept: Kept | None = None
) -> tuple[Seeds, list[Problem]]:
    """Read every seed file of the project.

    Args:
        project: Where the seeds stand.
        model: The tables.
        progress: Called with (files read, files in all).
        kept: What an earlier run made, and this one makes, of the same files.

    Returns:
        The records and every problem of syntax and shape. A file that is no YAML gives a problem and no records.
    """
    kept = kept or Kept()
    reader = _Reader(project, model, kept)
    sources = sorted(path for path in (project.seeds / "sources").glob("*.yml") if path.is_file())
    registers = {project.seeds / f"{name}.yml": form for name, form in model.forms.registers.items()}
    if project.second_pass:
        registers = {path: form for path, form in registers.items() if path.exists() or path.stem not in BETWEEN_CLAIMS}
    for number, path in enumerate((*registers, *sources), 1):
        if path in registers:
            reader.register(path, registers[path])
        else:
            reader.source(path)
        if progress is not None:
            progress(number, len(registers) + len(sources))
    reader.retired(project.seeds / "retired.yml")
    seeds = reader.seeds
    reader.problems += [*unread(project, model.forms.registers), *_grammars(project, model, seeds, kept)]
    return seeds, reader.problems


class _Reader:
    def __init__(self, project: Project, model: Model, kept: Kept) -> None:
        forms = model.forms
        self._kept = kept
        self._project = project
        self._forms = forms.by_name
        self._vocabularies = model.vocabularies
        self.seeds = Seeds(forms)
        self.problems: list[Problem] = []
        self._types = {name: form.types for name, form in forms.by_name.items()}
        self._judge = ShapeJudge(forms.by_name)
        self._aliases = Aliases()

    def register(self, path: Path, form: Form) -> None:
        for node in self._list(path, form):
            self._record(node, form, self._project.shown(path), None)

    def retired(self, path: Path) -> None:
        if path.is_file():
            ids, problems = retired_ids(self._list(path, None), self._forms, self._project.shown(path))
            self.seeds.retired |= ids
            self.problems += problems

    def source(self, path: Path) -> None:
        shown, form = self._project.shown(path), self._forms["source"]
        named = {"source": path.stem}
        node = self._compose(path)
        if node is None:
            if says_draft(path):
                self.seeds.has_drafts = True
                named[STATE] = DRAFT
            self._lost(shown, form, named)
            return
        if not isinstance(node, yaml.MappingNode):
            self._wrong(shown, node, "a mapping that starts with `source:`", form, named)
            return
        self._aliases = Aliases()
        record = self._record(node, form, shown, None)
        self.problems += self._aliases.idle()
        source_id = record.get("source")
        if source_id is not None:
            self.seeds.files[str(source_id)] = shown
        if source_id is not None and source_id != path.stem:
            told = f"source {source_id!r} stands in a file named {path.name!r}"
            hint, expected = f"write {path.stem!r}, or rename the file", path.stem
            wrong = record.problem("source-name", "source", told, field="source_id", expected=expected, hint=hint)
            self.problems.append(wrong)

    def _list(self, path: Path, form: Form | None) -> Iterator[yaml.MappingNode]:
        shown = self._project.shown(path)
        if not path.is_file():
            self.problems.append(problem("seed-missing", f"there is no file {shown}", at=(shown, 1, 1)))
            self._lost(shown, form)
            return
        node = self._compose(path)
        if node is None:
            self._lost(shown, form)
            return
        if not isinstance(node, yaml.SequenceNode):
            self._wrong(shown, node, "a list of records, each starting with `- `", form)
            return
        for item in node.value:
            if isinstance(item, yaml.MappingNode):
                yield item
            else:
                self._wrong(shown, item, "a record of `key: value` lines", form)

    def _compose(self, path: Path) -> yaml.Node | None:
        content, shown = path.read_bytes(), self._project.shown(path)
        node, faults = self._kept.of(path, content, lambda: composed(content, shown))
        self.problems += faults
        return node

    def _lost(self, shown: str, form: Form | None, values: dict[str, str] | None = None) -> None:
        """Keep in mind that records of a form were written which nobody can read."""
        if form is None:
            return
        mark = yaml.Mark(shown, 0, 0, 0, None, 0)
        record = Record(form, shown, yaml.MappingNode("text", [], mark, mark), None)
        record.values |= values or {}
        record.broken = True
        self.seeds.broken.append(record)

    def _record(self, node: yaml.MappingNode, form: Form, file: str, parent: Record | None) -> Record:
        record = Record(form, file, node, parent)
        record.broken = parent is not None and parent.broken
        faults = self._judge.faults(self._read(record, node))
        if faults:
            record.broken = True
            self.problems += [report(record, fault, self._vocabularies) for fault in faults]
        if KEY in record.values or (form.name == "source" and record.values.get(STATE) == DRAFT):
            self.seeds.has_drafts = True
        if form.name == "told":
            self.problems += self._aliases.take(record)
        (self.seeds.broken if record.broken else self.seeds.records[form.name]).append(record)
        for key, inner in form.lists.items():
            items = [*_items(record.nodes.get(key), form.bare.get(key))]
            for item in items or (_bare(node, form.bare[key], value) for value in form.unsaid.get(key, ())):
                self._record(item, self._forms[inner], file, record)
        return record

    def _read(self, record: Record, node: yaml.MappingNode) -> Signature:
        """Fill a record with its typed values; return its form, then each key with the type of its value."""
        types, nodes, values = self._types[record.form.name], record.nodes, record.values
        signature: list[Any] = [record.form.name]
        for key_node, value_node in node.value:
            key = key_node.value if key_node.__class__ is yaml.ScalarNode else "?"
            if key in nodes:
                self._twice(record, key, key_node)
                record.broken = True
                continue
            nodes[key] = value_node
            if value_node.__class__ is yaml.ScalarNode:
                text = value_node.value
                if not (text.isascii() and text.isprintable()) and key not in record.form.bare:
                    self._unclean(record, key, value_node)
                value = _typed(value_node, types.get(key, "string"))
                if value is not None:
                    values[key] = value
                signature.append((key, value.__class__))
            else:
                empty = key in record.form.unsaid and not value_node.value
                signature.append((key, type(None) if empty else listed(value_node, bare=key in record.form.bare)))
        return tuple(signature)

    def _unclean(self, record: Record, key: str, node: yaml.ScalarNode) -> None:
        if told := unclean_value(node, record.file, record.form.table, key):
            self.problems.append(told)
            record.broken = True

    def _twice(self, record: Record, key: str, node: yaml.Node) -> None:
        first = record.nodes[key].start_mark.line + 1
        told = f"{key!r} stands a second time in this record; the first is in line {first}"
        at, table = place(node, record.file), record.form.table
        twice = problem("yaml-key-twice", told, at=at, table=table, field=key, value=key, expected="each key once")
        self.problems.append(twice)

    def _wrong(
        self, shown: str, node: yaml.Node, expected: str, form: Form | None, values: dict[str, str] | None = None
    ) -> None:
        self._lost(shown, form, values)
        what, at = found(node), place(node, shown)
        told = f"found {what}; expected {expected}"
        self.problems.append(problem("seed-type", told, at=at, value=what, expected=expected))


def _items(node: yaml.Node | None, bare: str | None) -> Iterator[yaml.MappingNode]:
    """The records of a list; where they are typed as bare values, each as a record of that one key."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for item in items:
        if bare is None and isinstance(item, yaml.MappingNode) and item is not node:
            yield item
        elif bare is not None and isinstance(item, yaml.ScalarNode) and not (item is node and is_null(item)):
            yield _bare(item, bare, item.value)


def _bare(at: yaml.Node, key: str, value: str) -> yaml.MappingNode:
    """The record of one key, as if it were typed where a node starts."""
    start, end = at.start_mark, at.end_mark
    pair = yaml.ScalarNode("text", key, start, start), yaml.ScalarNode("text", value, start, end)
    return yaml.MappingNode("text", [pair], start, end)


def _typed(node: yaml.ScalarNode, type_: str) -> Any:
    if is_null(node):
        return None
    text: str = node.value
    if type_ == "string":
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    if type_ == "integer":
        return int(text) if WHOLE.fullmatch(text) else text
    if type_ == "number":
        return Decimal(text) if NUMBER.fullmatch(text) else text
    return {"true": True, "false": False}.get(text.lower(), text)


def _grammars(project: Project, model: Model, seeds: Seeds, kept: Kept) -> list[Problem]:
    """Read the word lists of every language of the sources; a list that cannot be read is one problem, at its line."""
    qualifiers, known, faults = model.vocabularies["qualifier"], project.lexicons, dict[str, Problem]()
    coded = {"outcomes": "outcome", "people": "victims_status", "channel": "medium"}
    codes = {kind: model.vocabularies[name] for kind, name in coded.items()} | dict.fromkeys(
        ("vague", "qualifier", "range"), qualifiers
    )
    for language in sorted({str(r.get("language")) for r in seeds.records["source"]} & set(known)):
        try:
            path = known[language]
            seeds.grammars[language] = kept.of(
                path, (path.read_bytes(), codes), partial(_grammar, path, codes, qualifiers)
            )
        except (OSError, ValueError, csv.Error) as error:
            line = re.match(r"[^:]*:(\d+): ", str(error))
            at = (project.shown(known[language]), int(line[1]) if line else 1, 1)
            told, hint = f"the word lists cannot be used: {error}", "CONTRIBUTING says what each kind of word is"
            faults[language] = problem("vocabulary-file", told, at=at, hint=hint)
    seeds.unread = {language: project.shown(known[language]) for language in faults}
    problems = [*faults.values()]
    for record in seeds.records["source"]:
        language = str(record.get("language"))
        if language not in seeds.grammars.keys() | faults:
            told, expected = f"there are no word lists for the language {language!r}", f"one of {', '.join(known)}"
            hint = f"add seeds/lexicon/{language}.csv (CONTRIBUTING says what it holds), or correct the language"
            problems.append(record.problem("reference", "language", told, expected=expected, hint=hint))
    return problems


def _grammar(path: Path, codes: Mapping[str, Mapping[str, Term]], qualifiers: Mapping[str, Term]) -> NumberGrammar:
    return NumberGrammar(load_lexicon(path, codes), dict(qualifiers))
