"""What stands under `seed` in a schema, judged by `seed.schema.json` before the forms are read from it."""

import json
from collections.abc import Mapping
from functools import lru_cache, reduce
from operator import getitem
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from etl.model.table import Table
from etl.problems.faults import faults

CLAIMS = "claims"


def wrong(table: str, told: str, column: str | None = None) -> ValueError:
    """The error of a table's file, or of one of its columns."""
    return ValueError(": ".join([f"{table}.json", *([column] if column else []), "seed", told]))


def judge_seed(table: Table, vocabularies: Mapping[str, Mapping[str, Any]]) -> None:
    """Refuse what these keys have no word for, and words that do not go together.

    Raises:
        ValueError: With the file, the column and the key.
    """
    seed = table.seed
    for told in faulty("table", json.dumps(seed)):
        raise wrong(table.name, told)
    if len({"form", "from", "forms"} & set(seed)) != 1:
        raise wrong(table.name, "say `form` (people type it), or `from` (a function fills it)")
    if "form" in seed and ("file" in seed) == ("in" in seed):
        raise wrong(table.name, "a form needs either `file` or `in`")
    if ("forms" in seed or "each" in seed) != (table.name == CLAIMS):
        raise wrong(table.name, f"`forms` and `each` stand in {CLAIMS}.json, and there alone")
    _judge_covers(table.name, seed, vocabularies)
    for column, own in table.typing.items():
        for told in faulty("column", json.dumps(own)):
            raise wrong(table.name, told, column)
        for key, others in _ALONE.items():
            if key in own and (both := [other for other in own if other in others]):
                raise wrong(table.name, f"`{key}` and `{both[0]}` do not go together", column)
        if "by" in own and own["by"] not in seed.get("forms", {}):
            raise wrong(table.name, f"by: the table has no form {own['by']!r}", column)
        terms = vocabularies.get(table.by_name[column].vocabulary or "")
        if terms and own.get("default", next(iter(terms))) not in terms:
            raise wrong(table.name, f"default: {own['default']!r} is not in the vocabulary", column)
        _judge_covers(table.name, own, vocabularies, column)
    _judge_phrases(table)


_ALONE = {
    "from": {"by", "key", "default", "inherits", "otherwise", "printed", "nth", "covers"},
    "default": {"inherits", "otherwise"},
    "inherits": {"otherwise"},
}


def _judge_covers(
    table: str, seed: Mapping[str, Any], vocabularies: Mapping[str, Mapping[str, Any]], column: str | None = None
) -> None:
    for token in seed.get("covers", ()):
        if token not in vocabularies["token_kind"]:
            raise wrong(table, f"covers: the vocabulary token_kind has no {token!r}", column)


def _judge_phrases(table: Table) -> None:
    """Refuse a phrase that is published with its place and may have any number of words."""
    seed, limited = table.seed, {name for name, own in table.typing.items() if "words" in own}
    if "of" in seed and bool(limited) == ("quotation" in seed.get("covers", ())):
        raise wrong(table.name, "say beside `exact` how many `words` it may have, or cover quotations, which have any")
    for column in (column for column, own in table.typing.items() if "nth" in own):
        if column not in {*limited, *seed.get("each", {}).get("repeats", ())}:
            raise wrong(table.name, "say how many `words` the phrase may have, since its place is published", column)
    for column in (column for column in seed.get("differ", ()) if column not in table.by_name):
        raise wrong(table.name, f"differ: there is no column {column!r}")


@lru_cache
def faulty(what: str, seed: str) -> tuple[str, ...]:
    """What is wrong with a schema, or the `seed` of a table or column, given as JSON; most columns have alike ones."""
    given, found = json.loads(seed), []
    for fault in faults(_validator(what), given):
        told = fault.told("it", repr(reduce(getitem, fault.path, given)))
        found.append(": ".join([*map(str, fault.path), f"{told}; {fault.hint}"]))
    return tuple(found)


@lru_cache
def _validator(what: str) -> Draft202012Validator:
    language = json.loads(Path(__file__).with_name("seed.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(language | {"$ref": f"#/$defs/{what}"})
