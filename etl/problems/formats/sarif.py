"""Problems as a log of a static analysis, which forges and editors read.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 27 March 2020.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from etl.problems.catalogue import Code
from etl.problems.formats.shown import Shown, more_told, proposed, shown
from etl.problems.problem import Problem

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
TOOL = "claims-press"
FINGERPRINT = "problem/v1"
"""Name of the way in which problems are told apart; another way gets another number."""


def as_sarif(problems: Sequence[Problem], codes: Mapping[str, Code]) -> str:
    """A log of one run.

    Args:
        problems: The problems.
        codes: What each code stands for.
    """
    found = shown(problems)
    rules = sorted({p.code for p in found.problems})
    run = {
        "tool": {"driver": {**_tool(), "rules": [_rule(codes[code]) for code in rules]}},
        # Columns count characters, as Python does.
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _not_shown(found)}],
        "results": list(_results(found.problems, rules)),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _tool() -> dict[str, str]:
    try:
        return {"name": TOOL, "version": metadata.version(TOOL)}
    except metadata.PackageNotFoundError:  # It runs from a folder.
        return {"name": TOOL}


def _rule(code: Code) -> dict[str, Any]:
    advice = {} if code.advice is None else {"help": {"text": code.advice}}
    level = {"level": code.severity}
    return {"id": code.name, "shortDescription": {"text": code.title}, **advice, "defaultConfiguration": level}


def _not_shown(found: Shown) -> list[dict[str, Any]]:
    return [
        {"level": "note", "associatedRule": {"id": code}, "message": {"text": more_told(code, count)}}
        for code, count in found.more.items()
    ]


def _results(problems: Sequence[Problem], rules: list[str]) -> Iterator[dict[str, Any]]:
    alike = Counter[tuple[str | None, ...]]()
    for p in problems:
        alike[p.same] += 1
        text = "\n".join([p.message, *([] if p.hint is None else [f"hint: {p.hint}"]), *proposed(p)])
        yield {
            "ruleId": p.code,
            "ruleIndex": rules.index(p.code),
            "level": p.severity,
            "message": {"text": text},
            "locations": [] if p.file is None else [{"physicalLocation": _location(p, p.file)}],
            "partialFingerprints": {FINGERPRINT: _fingerprint(*p.same, alike[p.same])},
        }


def _location(p: Problem, file: str) -> dict[str, Any]:
    place = {"startLine": p.line, "startColumn": p.column}
    region = {} if p.line is None else {"region": {key: value for key, value in place.items() if value is not None}}
    uri = f"file://{quote(file)}" if PurePosixPath(file).is_absolute() else quote(file)
    return {"artifactLocation": {"uri": uri}, **region}


def _fingerprint(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
