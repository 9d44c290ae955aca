"""The marks of a file: W3C Web Annotations (as Hypothes.is exports them, too), Label Studio, or a table of claims.

What a mark states is a tag or label: the name of a form, such as `casualty`; further tags, of the shape `key: value`,
fill its keys.
Sources: W3C Web Annotation Data Model; Hypothes.is API reference, "Annotation"; Label Studio, "Label Studio JSON format
of annotated tasks".
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.marks.annotation import Annotation, UnreadableError

COLUMNS = ("form", "paragraph", "exact", "prefix", "suffix", "note")
"""Columns of a table of claims that are no keys of a record; any other is one."""
_LISTS = ("annotations", "rows", "items", "@graph")
_TAGGING = ("tagging", "classifying", "identifying")


def read_marks(path: Path) -> list[Annotation]:
    """The marks of a file, in its order.

    Raises:
        UnreadableError: It holds none of a form that is known.
        OSError: It cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{path} is not UTF-8: {error}") from error
    if path.suffix.lower() == ".csv":
        try:
            marks = list(_table(path, text))
        except csv.Error as error:
            raise UnreadableError(f"{path} cannot be read as a table: {error}") from error
    else:
        try:
            held = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise UnreadableError(f"{path} is no JSON, and its name does not end with .csv: {error}") from error
        try:
            marks = list(_studio(held) if _is_studio(held) else _annotations(held))
        except (AttributeError, KeyError, TypeError) as error:
            raise UnreadableError(f"{path} has an annotation that is not of the form of its kind: {error}") from error
    if not marks:
        expected = "annotations with a TextQuoteSelector, Label Studio's labels, or a CSV with the column exact"
        raise UnreadableError(f"{path} holds no marks; expected {expected}")
    return marks


# ---- W3C Web Annotation, Hypothes.is ---------------------------------------------------------------------------------


def _annotations(held: Any) -> Iterator[Annotation]:
    for number, one in enumerate(_listed(held), 1):
        selectors = list(_selectors(one.get("target")))
        quote = next((s for s in selectors if s.get("type") == "TextQuoteSelector" and s.get("exact")), None)
        place: Mapping[str, Any] = next((s for s in selectors if s.get("type") == "TextPositionSelector"), {})
        bodies = [body for body in _many(one.get("body")) if isinstance(body, dict)]
        tags = [str(tag) for tag in one.get("tags") or ()]
        tags += [str(body.get("value")) for body in bodies if body.get("purpose") in _TAGGING]
        notes = [body.get("value") for body in bodies if body.get("purpose") not in _TAGGING]
        form, values = _tagged(tags)
        yield Annotation(
            f"annotation {one.get('id') or number}",
            "" if quote is None else str(quote["exact"]),
            _offset(place.get("start")),
            _offset(place.get("end")),
            "" if quote is None else str(quote.get("prefix") or ""),
            "" if quote is None else str(quote.get("suffix") or ""),
            None,
            form,
            values,
            _noted([one.get("text"), *notes]),
        )


def _listed(held: Any) -> list[dict[str, Any]]:
    """The annotations that a document holds, under whatever key lists them; itself, where it is one."""
    if isinstance(held, dict):
        inner = next((held[key] for key in _LISTS if isinstance(held.get(key), list)), None)
        held = [held] if inner is None else inner
    return [one for one in held if isinstance(one, dict) and "target" in one] if isinstance(held, list) else []


def _selectors(target: Any) -> Iterator[dict[str, Any]]:
    for one in _many(target):
        if isinstance(one, dict):
            yield one
            for key in ("selector", "refinedBy"):
                yield from _selectors(one.get(key))


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


# ---- Label Studio ----------------------------------------------------------------------------------------------------


def _is_studio(held: Any) -> bool:
    tasks = [task for task in _many(held) if isinstance(task, dict)]
    return bool(tasks) and all("data" in task and ("annotations" in task or "predictions" in task) for task in tasks)


def _studio(held: Any) -> Iterator[Annotation]:
    for task in _many(held):
        for of_task in _many(task.get("annotations") or task.get("predictions")):
            results = [one for one in _many(of_task.get("result")) if isinstance(one, dict)]
            beside: dict[str, dict[str, str]] = {}
            for one in results:
                said = _many(one.get("value", {}).get("choices") or one.get("value", {}).get("text"))
                if one.get("type") in ("choices", "textarea") and said:
                    beside.setdefault(str(one.get("id")), {})[str(one.get("from_name"))] = str(said[0])
            for number, one in enumerate(results, 1):
                value = one.get("value", {})
                if str(one.get("type")).endswith("labels"):
                    form, values = _tagged([str(label) for label in _many(value.get("labels"))])
                    values |= beside.get(str(one.get("id")), {})
                    note = values.pop("note", None)
                    yield Annotation(
                        f"region {one.get('id') or number}",
                        str(value.get("text") or ""),
                        _offset(value.get("start")),
                        _offset(value.get("end")),
                        form=form,
                        values=values,
                        note=note,
                    )


# ---- a table of claims -----------------------------------------------------------------------------------------------


def _table(path: Path, text: str) -> Iterator[Annotation]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    columns = [str(name).strip() for name in reader.fieldnames or ()]
    if "exact" not in columns or "form" not in columns:
        raise UnreadableError(f"{path}:1: found the columns {', '.join(columns)}; expected form and exact among them")
    for row in reader:
        if None in row:
            raise UnreadableError(f"{path}:{reader.line_num}: the row has more values than there are columns")
        given = {key.strip(): value.strip() for key, value in row.items() if key and (value or "").strip()}
        paragraph = given.get("paragraph", "")
        if paragraph and not (paragraph.isdecimal() and len(paragraph) < 6):
            raise UnreadableError(
                f"{path}:{reader.line_num}: paragraph is {paragraph!r}; expected its number, or nothing"
            )
        if given:
            yield Annotation(
                f"row {reader.line_num}",
                given.get("exact", ""),
                prefix=given.get("prefix", ""),
                suffix=given.get("suffix", ""),
                paragraph=int(paragraph) if paragraph else None,
                form=given.get("form"),
                values={key: value for key, value in given.items() if key not in COLUMNS},
                note=given.get("note"),
            )


def _tagged(tags: Sequence[str]) -> tuple[str | None, dict[str, str]]:
    """The form that tags name, and the keys that they fill."""
    pairs = [tag.partition(":") for tag in tags]
    values = {key.strip(): value.strip() for key, colon, value in pairs if colon and value.strip()}
    return next((tag.strip() for tag, colon, _ in pairs if not colon and tag.strip()), None), values


def _noted(notes: Sequence[Any]) -> str | None:
    return " ".join(" ".join(str(note).split()) for note in notes if note) or None


def _offset(value: Any) -> int | None:
    return value if type(value) is int and value >= 0 else None
