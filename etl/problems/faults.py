"""What a JSON Schema finds wrong with a seed or with a schema, in words and with the place of the key."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema.protocols import Validator

from etl.problems.problem import Place, Problem, problem


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong.

    Attributes:
        code: `seed-key-unknown`, `seed-key-missing`, `seed-type` or `pattern`.
        path: Keys and positions that lead to what is at fault: the mapping around an unknown or missing key, else the
            value.
        key: The key at fault; empty for the whole.
        expected: What should stand there.
        hint: What to do about it.
    """

    code: str
    path: tuple[str | int, ...]
    key: str
    expected: str
    hint: str

    def told(self, owner: str, found: str = "") -> str:
        """The message.

        Args:
            owner: What is at fault: the mapping of an unknown or missing key, else the value.
            found: What stands there instead, for a value.
        """
        if self.code == "seed-key-unknown":
            return f"{owner} has no key {self.key!r}"
        if self.code == "seed-key-missing":
            return f"{owner} needs {self.key!r}"
        return f"{owner} is {found}; expected {self.expected}"

    def problem(self, told: str, at: Place, value: object, table: str | None = None) -> Problem:
        """The problem, from its message, its place and the value that stands there."""
        field = self.key or None
        return problem(
            self.code, told, at=at, table=table, field=field, value=value, expected=self.expected, hint=self.hint
        )


def faults(validator: Validator, instance: Any) -> list[Fault]:
    """Everything that is wrong with a value, each fault once, in the order of their paths."""
    found = (fault for error in validator.iter_errors(instance) for fault in _faults(error))
    return sorted(dict.fromkeys(found), key=lambda f: ([str(part) for part in f.path], f.key))


def nearest(word: str, known: list[str], what: str = "its keys are") -> str:
    """The hint for a word that is not among those known."""
    near = difflib.get_close_matches(word, known, 1)
    return f"did you mean {near[0]!r}?" if near else f"{what} {', '.join(known)}"


def _faults(error: Any) -> Iterator[Fault]:
    path, rule = tuple(error.absolute_path), error.schema
    if error.validator == "additionalProperties":
        known = list(rule["properties"])
        for key in error.instance:
            if key not in known:
                yield Fault("seed-key-unknown", path, key, f"one of {', '.join(known)}", nearest(key, known))
    elif error.validator in {"required", "dependentRequired"}:
        also = (key for on, keys in rule.get("dependentRequired", {}).items() if on in error.instance for key in keys)
        for key in (*rule.get("required", ()), *also):
            if key not in error.instance:
                yield _missing(path, key)
    elif error.validator == "type" and error.instance is None and path and isinstance(path[-1], str):
        yield _missing(path[:-1], path[-1])
    else:
        expected = _expected(error.validator, rule)
        key = str(path[-1]) if path else ""
        values = [str(value) for value in rule.get("enum", [])]
        hint = nearest(str(error.instance), values, "write one of") if values else f"write {expected}"
        yield Fault("pattern" if error.validator == "pattern" else "seed-type", path, key, expected, hint)


def _missing(path: tuple[str | int, ...], key: str) -> Fault:
    return Fault("seed-key-missing", path, key, f"a value for {key!r}", f"add `{key}: …`")


_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "object": "`key: value` lines",
    "array": "a list",
}


def _expected(validator: str, rule: Mapping[str, Any]) -> str:
    if validator == "pattern":
        return f"the form {rule['pattern']}"
    if validator in {"enum", "const"}:
        return "one of " + ", ".join(rule.get("enum", [rule.get("const")]))
    type_ = rule["type"] if isinstance(rule["type"], str) else rule["type"][0]
    listed = {"object": "a list of records, each of `key: value` lines", "string": "a text, or a list of texts"}
    items = rule.get("items", {}).get("type") if type_ == "array" else ""
    return listed.get(str(items), _TYPES[type_])
