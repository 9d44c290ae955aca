"""`seeds/package.yml`: the hand-written head of the descriptor, judged where it was typed."""

from typing import Any

import yaml

from etl.model.project import Project
from etl.problems import Problem, problem
from etl.seeds.judged import judge
from etl.seeds.yaml_loader import SeedLoader

_TEXT = {"type": "string", "minLength": 1}
_COUNT = {"type": "string", "pattern": "^[1-9][0-9]{0,8}$"}
_TEXTS = {"type": "array", "items": _TEXT, "minItems": 1}


def _record(required: list[str], **keys: Any) -> dict[str, Any]:
    return {"type": "object", "properties": keys, "required": required, "additionalProperties": False}


# The properties that Data Package v2 gives a package, without those that the build writes (`$schema`, `resources`) and
# without `created`: a build that says when it ran is never the same twice.
SHAPE = _record(
    ["name", "title", "description", "version", "licenses"],
    name={"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    title=_TEXT,
    description=_TEXT,
    version=_TEXT,
    id=_TEXT,
    homepage=_TEXT,
    image=_TEXT,
    keywords=_TEXTS,
    licenses={"type": "array", "minItems": 1, "items": _record(["name", "path"], name=_TEXT, path=_TEXT, title=_TEXT)},
    contributors={
        "type": "array",
        "minItems": 1,
        "items": _record(
            ["title"],
            title=_TEXT,
            givenName=_TEXT,
            familyName=_TEXT,
            path=_TEXT,
            email=_TEXT,
            roles=_TEXTS,
            organization=_TEXT,
        ),
    },
    sources={"type": "array", "items": _record(["title"], title=_TEXT, path=_TEXT, email=_TEXT, version=_TEXT)},
    expect=_record([], articles=_COUNT, claims=_COUNT),
)


def read_head(project: Project) -> tuple[dict[str, Any], list[Problem]]:
    """Read the head of the descriptor.

    Every scalar is read as text, so that `version: 1.0` stays "1.0"; a key left empty is absent.

    Returns:
        The head, empty where the file cannot be read, and everything that is wrong with it. `expect`, which is not
        published, gives for each key the least number there shall be, and its (file, line, column).
    """
    path = project.seeds / "package.yml"
    shown = project.shown(path)
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=SeedLoader)
    except FileNotFoundError:
        told = f"there is no file {shown}"
        hint = "create it: name, title, description, version, licenses"
        return {}, [problem("seed-missing", told, at=(shown, 1, 1), hint=hint)]
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        at = (shown, mark.line + 1, mark.column + 1) if mark else (shown, 1, 1)
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        return {}, [problem("yaml-syntax", f"this is not YAML: {reason}", at=at)]
    if not isinstance(node, yaml.MappingNode):
        told = "the head of the package is no mapping of `key: value` lines"
        return {}, [problem("seed-type", told, at=(shown, 1, 1), expected="`name: …` and so on")]
    head, problems = judge(node, shown, SHAPE, "package")
    expected = head.pop("expect", {})
    if expected and not problems:
        counts = next(value for key, value in node.value if key.value == "expect").value
        places = {key.value: (value.start_mark.line + 1, value.start_mark.column + 1) for key, value in counts}
        head["expect"] = {name: (int(least), (shown, *places[name])) for name, least in expected.items()}
    return head, problems
