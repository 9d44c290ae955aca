"""What differs between two packages, told from their own descriptors and CSV, on disk or in git."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl.changes import FORMATS, Changes, compare, open_package

Tables = dict[str, tuple[list[str], list[list[str]]]]

CLAIMS: tuple[list[str], list[list[str]]] = (
    ["claim_id", "number", "note"],
    [["b", "2", ""], ["a", "1", "first"], ["c", "3", "third, with a comma"]],
)


def write(folder: Path, tables: Tables, keys: dict[str, list[str]] | None = None) -> Path:
    """A package whose columns named `number` are whole numbers; the key is the first column."""
    (folder / "data" / "views").mkdir(parents=True, exist_ok=True)
    resources = []
    for name, (columns, rows) in tables.items():
        fields = [{"name": c, "type": "integer" if c == "number" else "string"} for c in columns]
        key = (keys or {}).get(name, columns[:1])
        resources.append(
            {"name": Path(name).name, "title": name.title(), "path": f"data/{name}.csv", "format": "csv",
             "schema": {"fields": fields, "primaryKey": key}}
        )  # fmt: skip
        lines = [",".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in (columns, *rows)]
        (folder / "data" / f"{name}.csv").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    (folder / "datapackage.json").write_text(json.dumps({"resources": resources}), encoding="utf-8")
    return folder


@pytest.fixture
def differ(tmp_path: Path) -> Callable[..., Changes]:
    def make(old: Tables, new: Tables, **settings: Any) -> Changes:
        one, other = write(tmp_path / "old", old), write(tmp_path / "new", new, **settings)
        made = compare(open_package(str(one), tmp_path), open_package(str(other), tmp_path))
        return replace(made, old="old", new="new")

    return make


def test_nothing_differs(differ: Callable[..., Changes]) -> None:
    shuffled = (CLAIMS[0], CLAIMS[1][::-1])
    changes = differ({"claims": CLAIMS}, {"claims": shuffled})
    assert changes.tables == ()
    assert FORMATS["text"](changes) == "No differences."
    assert json.loads(FORMATS["json"](changes))["tables"] == []
    assert FORMATS["markdown"](changes) == "No differences.\n"


def test_a_view_without_a_key_is_not_compared(differ: Callable[..., Changes]) -> None:
    """What changed in it changed in its tables, or in answers."""
    changes = differ({"views/claim_context": CLAIMS}, {"views/claim_context": (CLAIMS[0], [])})
    assert (changes.tables, changes.answers) == ((), ())


COLUMNS = ["tally_id", "rule", "value"]
BEFORE = [["dead", "highest", "45"], ["dead", "majority", ""], ["hurt", "highest", "7"]]
AFTER = [["dead", "highest", "300"], ["dead", "majority", ""], ["dead", "newest", "16"]]

MOVED = """claims: 1 row removed
  - c

Answers

estimates: 1 row added, 1 row removed, 1 row changed
  + dead, newest
  - hurt, highest
  ~ dead, highest
      value: "45" -> "300\""""


def test_answers_that_moved_are_told_behind_the_tables(differ: Callable[..., Changes]) -> None:
    old: Tables = {"claims": CLAIMS, "views/estimates": (COLUMNS, BEFORE)}
    changes = differ(old, {"claims": (CLAIMS[0], CLAIMS[1][:2]), "views/estimates": (COLUMNS, AFTER)})
    (answer,) = changes.answers
    assert (answer.name, answer.key) == ("estimates", ("tally_id", "rule"))
    assert FORMATS["text"](changes) == MOVED
    told = json.loads(FORMATS["json"](changes))["answers"]
    assert told[0]["changed"] == [
        {"key": ["dead", "highest"], "cells": [{"column": "value", "old": "45", "new": "300"}]}
    ]
    assert told[0]["added"][0]["row"] == {"tally_id": "dead", "rule": "newest", "value": "16"}
    page = FORMATS["markdown"](changes)
    assert page.index("## Claims {#claims}") < page.index("## Answers {#answers}")
    assert "| [Views/Estimates](#estimates) | 1 | 1 | 1 |  |" in page
    assert "### Views/Estimates {#estimates}" in page
    assert "| `dead, highest` | `value` | 45 | 300 |" in page


def test_answers_may_move_where_no_row_does(differ: Callable[..., Changes]) -> None:
    """A rule was changed."""
    changes = differ({"views/estimates": (COLUMNS, BEFORE)}, {"views/estimates": (COLUMNS, BEFORE[:2])})
    assert changes.tables == ()
    assert FORMATS["text"](changes) == "Answers\n\nestimates: 1 row removed\n  - hurt, highest"
    assert FORMATS["markdown"](changes).startswith("## Answers {#answers}\n")


def test_an_answer_that_one_package_lacks_is_not_compared(tmp_path: Path) -> None:
    """It did not move; and a repository may hold the tables alone."""
    new: Tables = {"claims": CLAIMS, "views/estimates": (COLUMNS, BEFORE)}
    for tables in ({"claims": CLAIMS}, new):
        old = write(tmp_path / str(len(tables)), tables)
        (old / "data" / "views" / "estimates.csv").unlink(missing_ok=True)
        changes = compare(open_package(str(old), old), open_package(str(write(tmp_path / "new", new)), old))
        assert (changes.tables, changes.answers) == ((), ())


def test_an_answer_whose_key_the_old_package_lacks_is_compared_by_what_both_have(
    differ: Callable[..., Changes],
) -> None:
    old: Tables = {"views/estimates": (["tally_id", "value"], [["dead", "45"]])}
    (answer,) = differ(old, {"views/estimates": (COLUMNS, BEFORE[:1])}).answers
    assert (answer.columns_added, answer.added, answer.removed) == (("rule",), (), ())


def test_rows_added_removed_and_changed(differ: Callable[..., Changes]) -> None:
    new = [["a", "1", ""], ["c", "4", "third, with a comma"], ["d", "10", "new"]]
    (table,) = differ({"claims": CLAIMS}, {"claims": (CLAIMS[0], new)}).tables
    assert [row.key for row in table.added] == [("d",)]
    assert table.added[0].row == {"claim_id": "d", "number": "10", "note": "new"}
    assert [row.key for row in table.removed] == [("b",)]
    assert table.removed[0].row["note"] is None
    assert [(c.key, [(x.column, x.old, x.new) for x in c.cells]) for c in table.changed] == [
        (("a",), [("note", "first", None)]),
        (("c",), [("number", "3", "4")]),
    ]


def test_tables_and_columns_added_and_removed(differ: Callable[..., Changes]) -> None:
    old: Tables = {"claims": CLAIMS, "gone": (["id"], [["x"]])}
    new: Tables = {
        "fresh": (["id"], [["y"], ["x"]]),
        "claims": (["claim_id", "place", "number"], [["a", "p", "1"], ["b", "", "2"], ["c", "", "3"]]),
    }
    changes = differ(old, new)
    assert [(table.name, table.status) for table in changes.tables] == [
        ("fresh", "added"), ("claims", "kept"), ("gone", "removed"),
    ]  # fmt: skip
    fresh, claims, gone = changes.tables
    assert [row.key for row in fresh.added] == [("x",), ("y",)]
    assert (claims.columns_added, claims.columns_removed, claims.changed) == (("place",), ("note",), ())
    assert [row.key for row in gone.removed] == [("x",)]


def test_keys_of_whole_numbers_are_in_their_order(differ: Callable[..., Changes]) -> None:
    columns = ["number", "text"]
    rows = [[str(number), "t"] for number in (10, 9, -1, 100)]
    (table,) = differ({"t": (columns, [])}, {"t": (columns, rows)}).tables
    assert [row.key for row in table.added] == [("-1",), ("9",), ("10",), ("100",)]


def test_a_key_of_several_columns(differ: Callable[..., Changes]) -> None:
    columns = ["source", "number", "text"]
    rows = [["s", "1", "one"], ["s", "2", "two"]]
    keys = {"t": ["source", "number"]}
    (table,) = differ({"t": (columns, rows)}, {"t": (columns, [*rows[:1], ["s", "2", "zwei"]])}, keys=keys).tables
    assert table.key == ("source", "number")
    assert [changed.key for changed in table.changed] == [("s", "2")]


def test_a_key_that_the_old_package_cannot_answer(differ: Callable[..., Changes]) -> None:
    old = (["id", "text"], [["a", "t"], ["b", "u"]])
    new = (["code", "id", "text"], [["1", "a", "t"], ["2", "b", "v"]])
    (table,) = differ({"t": old}, {"t": new}).tables
    assert table.key == ("id",)
    assert [changed.key for changed in table.changed] == [("b",)]


def test_a_key_that_no_longer_tells_rows_apart_is_not_used(differ: Callable[..., Changes]) -> None:
    """In the new package two rows share what was the key of the old one."""
    old = (["id", "text"], [["a", "t"], ["b", "u"]])
    new = (["no", "id", "text"], [["1", "a", "t"], ["2", "a", "v"], ["3", "b", "u"]])
    (table,) = differ({"t": old}, {"t": new}).tables
    assert table.key == ("id", "text")
    assert ([row.key for row in table.added], table.removed, table.changed) == ([("a", "v")], (), ())


TEXT = """claims: 1 row added, 1 row removed, 2 rows changed
  + d
  - b
  ~ a
      note: "first" -> null
  ~ c
      number: "3" -> "4\""""


def test_text_json_and_markdown(differ: Callable[..., Changes]) -> None:
    new = [["a", "1", ""], ["c", "4", "third, with a comma"], ["d", "10", "a | b <i>"]]
    changes = differ({"claims": CLAIMS}, {"claims": (CLAIMS[0], new)})
    assert FORMATS["text"](changes) == TEXT
    told = json.loads(FORMATS["json"](changes))
    assert (told["old"], told["new"]) == ("old", "new")
    assert told["tables"][0]["changed"][1] == {
        "key": ["c"], "cells": [{"column": "number", "old": "3", "new": "4"}],
    }  # fmt: skip
    page = FORMATS["markdown"](changes)
    assert "| [Claims](#claims) | 1 | 1 | 2 |  |" in page
    assert "## Claims {#claims}" in page
    assert "| `a` | `note` | first | *null* |" in page


def test_markdown_of_odd_text_is_text(differ: Callable[..., Changes]) -> None:
    columns = ["id", "note"]
    old, new = [["a|b", "*x* | <i>"]], [["a|b", "[l](u) `c`"]]
    page = FORMATS["markdown"](differ({"t": (columns, old)}, {"t": (columns, new)}))
    assert r"| `a\|b` | `note` | \*x\* \| &lt;i> | \[l\]\(u\) \`c\` |" in page


# ---- where packages are read from ------------------------------------------------------------------------------------


def git(root: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", *arguments],
        cwd=root, check=True, capture_output=True,
    )  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose first commit holds a package, the second none, and the work tree a changed one."""
    root = tmp_path / "repository"
    root.mkdir()
    git(root, "init", "-q")
    write(root, {"claims": CLAIMS})
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    git(root, "tag", "v1")
    git(root, "rm", "-rq", ".")
    (root / "other").mkdir(parents=True)
    (root / "other" / "file").write_text("x", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "-qm", "second")
    write(root, {"claims": (CLAIMS[0], CLAIMS[1][:2])})
    return root


def test_a_revision_and_a_folder(repository: Path) -> None:
    old, new = open_package("v1", repository), open_package(str(repository), repository)
    (table,) = compare(old, new).tables
    assert [row.key for row in table.removed] == [("c",)]
    by_file = open_package(str(repository / "datapackage.json"), repository)
    assert compare(new, by_file).tables == ()


def test_a_package_below_the_top_of_its_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    below = write(tmp_path / "below", {"claims": CLAIMS})
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    assert compare(open_package("HEAD", below), open_package(str(below), below)).tables == ()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("no-such-thing", "neither a folder with a datapackage.json, nor a descriptor, nor a git revision"),
        ("--output=x", "neither a folder"),
        ("HEAD", "the revision 'HEAD' holds no datapackage.json"),
        ("{root}/other", "holds no datapackage.json"),
        ("{root}/other/file", "is not JSON"),
    ],
)
def test_what_is_no_package(repository: Path, name: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        open_package(name.format(root=repository), repository)


def test_outside_a_repository_and_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(ValueError, match="nor a git revision"):
        open_package("HEAD", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(ValueError, match="nor a git revision"):
        open_package("HEAD", tmp_path)


@pytest.mark.parametrize("descriptor", ["[]", "{}", '{"resources": {}}', '{"resources": [1]}'])
def test_json_that_is_no_package(tmp_path: Path, descriptor: str) -> None:
    (tmp_path / "datapackage.json").write_text(descriptor, encoding="utf-8")
    with pytest.raises(ValueError, match="lists no resources"):
        open_package(str(tmp_path), tmp_path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "cannot be read"),
        ("claim_id,note\na,x\n", "header"),
        ("claim_id,number,note\na,1\n", "line 2 has 2 cells, not 3"),
        ("claim_id,number,note\na,1,x\na,2,y\n", "two rows with the key 'a'"),
        ("", "header"),
        ('claim_id,number,note\n"a,1,x\n', "data/claims.csv"),
    ],
)
def test_csv_that_does_not_fit_its_descriptor(tmp_path: Path, content: str | None, told: str) -> None:
    good = open_package(str(write(tmp_path / "good", {"claims": CLAIMS})), tmp_path)
    bad = write(tmp_path / "bad", {"claims": CLAIMS})
    if content is None:
        (bad / "data" / "claims.csv").unlink()
    else:
        (bad / "data" / "claims.csv").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        compare(good, open_package(str(bad), tmp_path))


@pytest.mark.parametrize("schema", [{}, {"fields": [1]}, {"fields": [{"name": "a"}], "primaryKey": "b"}])
def test_a_schema_that_is_none(tmp_path: Path, schema: dict[str, Any]) -> None:
    folder = write(tmp_path / "bad", {"claims": CLAIMS})
    told = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    told["resources"][0]["schema"] = schema
    (folder / "datapackage.json").write_text(json.dumps(told), encoding="utf-8")
    package = open_package(str(folder), tmp_path)
    with pytest.raises(ValueError, match=r"data/claims.csv: its"):
        compare(package, package)


def test_a_schema_may_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    old, new = (write(tmp_path / name, {"claims": CLAIMS}) for name in ("old", "new"))
    told = json.loads((new / "datapackage.json").read_text(encoding="utf-8"))
    schema = told["resources"][0]["schema"]
    told["resources"][0]["schema"] = "data/schemas/claims.json"
    (new / "datapackage.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(ValueError, match=r"data/schemas/claims.json cannot be read"):
        compare(open_package(str(old), tmp_path), open_package(str(new), tmp_path))
    (new / "data" / "schemas").mkdir()
    (new / "data" / "schemas" / "claims.json").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match=r"data/schemas/claims.json is not JSON"):
        compare(open_package(str(old), tmp_path), open_package(str(new), tmp_path))
    (new / "data" / "schemas" / "claims.json").write_text(json.dumps(schema), encoding="utf-8")
    assert compare(open_package(str(old), tmp_path), open_package(str(new), tmp_path)).tables == ()


@pytest.mark.parametrize("path", ["../secret.csv", "/etc/secret.csv", "https://example.org/x.csv"])
def test_a_descriptor_cannot_lead_out_of_its_package(tmp_path: Path, path: str) -> None:
    folder = write(tmp_path / "bad", {"claims": CLAIMS})
    told = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    told["resources"][0]["path"] = path
    (folder / "datapackage.json").write_text(json.dumps(told), encoding="utf-8")
    package = open_package(str(folder), tmp_path)
    with pytest.raises(ValueError, match="leads out of the package"):
        compare(package, package)
