"""False values that look right: of the form that the schemas ask for, and not what the article says."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal

from etl.model.days import bounds
from etl.model.tables import Model
from etl.mutants.values import ALIAS, TypedValue
from etl.seeds import Seeds
from etl.seeds.ids import claim_id

Wrong = tuple[str, str]
"""(what was done, the false value)."""

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_DIGITS = re.compile(r"[0-9]+(?=[^0-9]*$)")


class Wrongs:
    """Makes false values of the others that the record holds."""

    def __init__(self, model: Model, seeds: Seeds, values: list[TypedValue]) -> None:
        self._model = model
        self._seeds = seeds
        self._ids: dict[str, dict[str, str | None]] = defaultdict(dict)
        self._alike: dict[str, list[str]] = defaultdict(list)
        self._phrases: dict[int, list[tuple[str, str]]] = defaultdict(list)
        self._aliases: dict[str, list[str]] = defaultdict(list)
        for form in model.forms.by_name.values():
            table, coded = model[form.table], [k for k, t in form.typed.items() if t.field.vocabulary]
            for record in seeds.records[form.name]:
                if form.kind is not None:
                    self._ids["claims"][claim_id(record)] = form.kind
                elif (key := form.columns.get((table.name, table.primary_key[0]))) and len(table.primary_key) == 1:
                    self._ids[table.name][str(record.get(key))] = record.get(coded[0]) if coded else None
        for value in values:
            self._alike[value.kind.name].append(value.text)
            if value.kind.sort == "phrase":
                self._phrases[id(value.record.paragraph)].append((value.kind.name, value.text))
            if value.kind.key == "alias":
                self._aliases[value.record.file].append(value.text)
        self._makers: dict[str, Callable[[TypedValue], Iterator[Wrong]]] = {
            "code": self._code,
            "id": self._id,
            "number": self._number,
            "date": self._date,
            "phrase": self._phrase,
            "text": self._text,
            "name": self._name,
        }

    def of(self, value: TypedValue) -> list[Wrong]:
        """Every false value for a value that it is known how to make, each once; none is the value itself."""
        found = {wrong: done for done, wrong in self._makers[value.kind.sort](value)}
        return [(done, wrong) for wrong, done in found.items() if wrong != value.text and wrong]

    def _code(self, value: TypedValue) -> Iterator[Wrong]:
        if value.kind.type == "boolean":
            yield "turned round", "false" if value.text.lower() == "true" else "true"
        elif value.kind.vocabulary is not None:
            yield from (("another term", term) for term in self._model.vocabularies[value.kind.vocabulary])
        elif number := _DIGITS.search(value.text):
            yield "another number", _plus_one(value.text, number)
        else:
            yield from (("another value of the column", text) for text in sorted({*self._alike[value.kind.name]}))

    def _id(self, value: TypedValue) -> Iterator[Wrong]:
        if value.kind.key == ALIAS:
            yield from (("another alias", alias) for alias in self._aliases[value.record.file])
            return
        known = self._ids[value.kind.target or ""]
        own = {value.text, str(value.record.get(value.record.form.name))}
        others = [(one, kind) for one, kind in known.items() if one not in own]
        alike = [one for one, kind in others if kind == known.get(value.text)]
        told = "another of its kind" if alike else "another of its register"
        yield from ((told, one) for one in alike or [one for one, _ in others])

    def _number(self, value: TypedValue) -> Iterator[Wrong]:
        if value.kind.type == "string":
            yield from self._wording(value)
            return
        number, (least, most) = Decimal(value.text), value.kind.bounds
        changed = [("one more", number + 1)]
        if value.kind.type == "number":  # A size is as good when it is a little off; a coordinate is not.
            size = least is not None and least >= 0
            changed = [("ten times", number * 10)] if size else [*changed, ("the other sign", -number)]
        for done, wrong in changed:
            if (least is None or wrong >= least) and (most is None or wrong <= most):
                yield done, str(wrong)

    def _wording(self, value: TypedValue) -> Iterator[Wrong]:
        """A printed number told otherwise, in words that the grammar reads."""
        source = value.record.source
        grammar = None if source is None else self._seeds.grammars.get(str(source.get("language")))
        if grammar is None:
            return
        words, exact = value.text.split(), str(value.record.get("exact") or "").split()
        made = [("one more", _plus_one(value.text, number)) for number in _DIGITS.finditer(value.text)]
        for n in range(1, len(words)):
            made += [("words left out", " ".join(words[n:])), ("words left out", " ".join(words[:-n]))]
        for start in range(len(exact) - len(words) + 1):
            if exact[start : start + len(words)] == words:
                made.append(("a word more", " ".join(exact[max(start - 1, 0) : start + len(words)])))
                made.append(("a word more", " ".join(exact[start : start + len(words) + 1])))
        others = sorted({*self._alike[value.kind.name]})
        for done, wrong in made or [("another number", other) for other in others]:
            try:
                if grammar.read(wrong) != grammar.read(value.text):  # "Hundreds of" is as many as "hundreds".
                    yield done, wrong
            except ValueError:
                continue

    def _date(self, value: TypedValue) -> Iterator[Wrong]:
        for point in _DAY.finditer(value.text):
            for unit, group in (("year", 1), ("month", 2), ("day", 3)):
                for step in (1, -1) if point[group] else ():
                    moved = f"{int(point[group]) + step:0{len(point[group])}d}"
                    wrong = value.text[: point.start(group)] + moved + value.text[point.end(group) :]
                    try:
                        bounds(wrong)
                    except ValueError:
                        continue
                    yield f"a {unit} off", wrong

    def _phrase(self, value: TypedValue) -> Iterator[Wrong]:
        words = value.text.split(" ")
        if len(words) > 1:
            yield "cut by its last word", " ".join(words[:-1])
        around = self._phrases[id(value.record.paragraph)]
        others = [(name, text) for name, text in around if text not in value.text and value.text not in text]
        alike = [text for name, text in others if name == value.kind.name]
        told = "that of another article" if value.record.paragraph is None else "another phrase of the paragraph"
        for text in alike or [text for _, text in others]:
            yield told, text

    def _text(self, value: TypedValue) -> Iterator[Wrong]:
        others = sorted({*self._alike[value.kind.name]})
        yield from (("the text of another record", text) for text in others)

    def _name(self, value: TypedValue) -> Iterator[Wrong]:
        yield ("renamed", f"{value.text}0" if value.text.isdigit() else f"{value.text}-x")


def _plus_one(text: str, number: re.Match[str]) -> str:
    more = str(int(number[0]) + 1).rjust(len(number[0]), "0")
    return text[: number.start()] + more + text[number.end() :]
