"""The same seeds give the same bytes, whoever builds them, wherever, and in whatever order the disk lists its files."""

import io
import locale
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.model.project import Project
from etl.model.tables import load_model
from tests import ROOT
from tests.builds import copy_small, environment, etl, published, same_bytes
from tests.conftest import edit

Pair = tuple[Path, Path]


def _has(name: str) -> bool:
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, name)
    except locale.Error:
        return False
    locale.setlocale(locale.LC_CTYPE, before)
    return True


# In Turkish the small letter of I is another than i; where the machine lacks that locale, the plainest one stands in.
ODD = "tr_TR.UTF-8" if _has("tr_TR.UTF-8") else "C"
HERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
THERE = {
    "PYTHONHASHSEED": "987654321",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": ODD,
    "LANG": ODD,
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
}


def _copied(source: Path, target: Path, *, backwards: bool) -> Path:
    """A copy whose files were made in the order of their names, or in the reverse order."""
    for path in sorted(source.rglob("*"), reverse=backwards):
        if path.is_file():
            (target / path.relative_to(source)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / path.relative_to(source))
    return target


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """The small project built in two processes in which everything is different but the seeds."""
    folder = tmp_path_factory.mktemp("twice")
    seeds = copy_small(folder / "seeds")
    edit(seeds, [("seeds/package.yml", "title: The Small Record\ndesc", "title: “İlk Kayıt”, ﷽ e\u0301\ndesc")])
    one = _copied(seeds, folder / "one", backwards=False)
    other = _copied(seeds, folder / "somewhere else" / "other", backwards=True)
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "etl", "--project", project, "build", "--no-site"],
            cwd=cwd,
            env=environment(env),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for project, cwd, env in ((str(one), ROOT, HERE), (".", other, THERE))
    ]
    for child in started:
        told, _ = child.communicate()
        assert child.returncode == 0, told
    return one, other


@pytest.mark.slow
def test_csv_parquet_and_json_are_the_same_bytes(twice: Pair) -> None:
    one, other = (same_bytes(published(root)) for root in twice)
    assert set(one) == set(other)
    assert [name for name, content in one.items() if other[name] != content] == []
    assert {Path(name).suffix for name in one} == {".csv", ".parquet", ".json"}


@pytest.mark.slow
def test_sums_differ_only_for_what_may_differ(twice: Pair) -> None:
    one, other = ((root / "data" / "SHA256SUMS").read_text(encoding="utf-8").splitlines() for root in twice)
    assert [line.split("  ")[1] for line in one] == [line.split("  ")[1] for line in other]
    differ = {Path(line.split("  ")[1]).suffix for line in set(one) ^ set(other)}
    assert differ <= {".duckdb", ".xlsx"}


def _content(path: Path) -> dict[str, Any]:
    """Everything that a database holds: definitions, comments, rows in their order."""
    with duckdb.connect(str(path), read_only=True) as con:
        found: dict[str, Any] = {
            "tables": con.sql("SELECT table_name, comment, sql FROM duckdb_tables() ORDER BY ALL").fetchall(),
            "views": con.sql(
                "SELECT view_name, schema_name, comment, sql FROM duckdb_views() WHERE NOT internal ORDER BY ALL"
            ).fetchall(),
            "columns": con.sql(
                "SELECT table_name, column_index, column_name, data_type, is_nullable, comment FROM duckdb_columns()"
                " WHERE NOT internal ORDER BY ALL"
            ).fetchall(),
            "constraints": con.sql(
                "SELECT table_name, constraint_type, constraint_text FROM duckdb_constraints() ORDER BY ALL"
            ).fetchall(),
        }
        for name, *_ in found["tables"]:
            found[f"rows of {name}"] = con.sql(f'SELECT * FROM "{name}"').fetchall()
        for name, schema, *_ in found["views"]:
            found[f"rows of {schema}.{name}"] = con.sql(f'SELECT * FROM {schema}."{name}" ORDER BY ALL').fetchall()
    return found


@pytest.mark.slow
def test_databases_hold_the_same(twice: Pair) -> None:
    one, other = (_content(root / "data" / "small-record.duckdb") for root in twice)
    assert one == other
    tables = [table.name for table in load_model(Project(twice[0]).schemas)]
    answers = [name for name, schema, *_ in one["views"] if schema == "rules"]
    assert sorted(name for name, *_ in one["tables"]) == sorted([*tables, *answers])
    assert one["rows of claims"]
    assert one["rows of rules.estimates"]


@pytest.mark.slow
def test_workbooks_hold_the_same(twice: Pair) -> None:
    one, other = (_parts(root / "data" / "small-record.xlsx") for root in twice)
    assert one == other
    assert any(name.startswith("xl/worksheets/") for name in one)


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.mark.slow
def test_nothing_published_tells_where_or_when_it_was_built(twice: Pair) -> None:
    for root in twice:
        for name, content in published(root).items():
            assert str(root.parent).encode() not in content, name


@pytest.mark.slow
def test_evidence_is_the_same_bytes(twice: Pair) -> None:
    evidence = []
    for root, env in zip(twice, (HERE, THERE), strict=True):
        record = root / "seeds" / "evidence" / "river-post.json"
        committed = record.read_bytes()
        record.unlink()
        done = etl("--project", str(root), "locate", cwd=root, env=env)
        assert done.returncode == 0, done.stdout + done.stderr
        evidence.append(record.read_bytes())
        assert evidence[-1] == committed
    assert evidence[0] == evidence[1]


@pytest.mark.slow
def test_two_sites_are_the_same_bytes(tmp_path: Path) -> None:
    sites = []
    for name, env in (("one", HERE), ("other", THERE)):
        root = copy_small(tmp_path / name)
        done = etl("--project", str(root), "build", env=env)
        assert done.returncode == 0, done.stdout + done.stderr
        sites.append(same_bytes({n: c for n, c in published(root).items() if n.startswith(".build/")}))
    changing = {".build/site/sitemap.xml", ".build/site/sitemap.xml.gz"}  # MkDocs writes the day into them.
    # The page of the downloads shows the sums of the database, which may differ.
    changing |= {name for name in sites[0] if "downloads" in name or name.endswith("search_index.json")}
    assert set(sites[0]) == set(sites[1])
    assert [name for name in sites[0] if sites[0][name] != sites[1][name] and name not in changing] == []


@pytest.mark.slow
def test_what_is_committed_is_what_the_seeds_give(tmp_path: Path) -> None:
    """`make drift` says so too, but only after a build in the repository itself."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "datapackage.json", "data"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    names = listed.stdout.split("\0")[:-1]
    for folder in ("seeds", "schemas", "releases"):
        _copied(ROOT / folder, tmp_path / folder, backwards=True)
    done = etl("--project", str(tmp_path), "build", "--no-site", env=THERE)
    assert done.returncode == 0, done.stdout + done.stderr
    made = {
        name
        for name in published(tmp_path)
        if name.startswith("data/schemas/") or name == "datapackage.json" or name.endswith(".csv")
    }
    assert set(names) == made
    differing = [
        name
        for name in names
        if subprocess.run(["git", "show", f":{name}"], cwd=ROOT, check=True, capture_output=True).stdout
        != (tmp_path / name).read_bytes()
    ]
    assert differing == [], "run `make`, look at the diff, and commit it"
