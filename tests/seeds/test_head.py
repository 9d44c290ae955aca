"""The hand-written head of the descriptor, and what is wrong with one."""

from pathlib import Path

import pytest

from etl.model.project import Project
from etl.seeds.head import read_head

HEADS = {
    "seed-missing": (None, (1, 1), None),
    "yaml-syntax": ("name: small\ntitle: [\n", (3, 1), None),
    "yaml-key-twice": ("{whole}title: again\n", (7, 1), "title"),
    "seed-key-missing": ("name: small\ntitle: Small\ndescription: d\nversion: 1.0\n", (1, 1), "licenses"),
    "seed-key-unknown": ("{whole}licence: MIT\n", (7, 1), "licence"),
    "seed-type": ("{whole}keywords: one\n", (7, 11), "keywords"),
    "pattern": (
        "name: Small Record\ntitle: S\ndescription: d\nversion: 1\nlicenses: [{name: a, path: b}]\n",
        (1, 7),
        "name",
    ),
}
WHOLE = "name: small\ntitle: Small\ndescription: d\nversion: 1.0\nlicenses:\n- {name: CC0-1.0, path: x}\n"


@pytest.mark.parametrize("code", HEADS)
def test_a_bad_head_is_a_problem_at_its_line(code: str, tmp_path: Path) -> None:
    text, place, field = HEADS[code]
    (tmp_path / "seeds").mkdir()
    if text is not None:
        (tmp_path / "seeds" / "package.yml").write_text(text.replace("{whole}", WHOLE), encoding="utf-8")
    _, problems = read_head(Project(tmp_path))
    found = [(p.code, p.file, (p.line, p.column), p.field) for p in problems]
    assert found == [(code, "seeds/package.yml", place, field)]


def test_a_head_is_text(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "package.yml").write_text(WHOLE + "homepage: ~\n", encoding="utf-8")
    head, problems = read_head(Project(tmp_path))
    assert problems == []
    assert head["version"] == "1.0"
    assert "homepage" not in head


@pytest.mark.parametrize("text", ["- a\n", "", "[]: x\n", "licenses: [~, {}]\n", "name:\n", "licenses: [[]]\n", "\x00"])
def test_no_head_is_a_traceback(text: str, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "package.yml").write_text(text, encoding="utf-8")
    assert read_head(Project(tmp_path))[1]
