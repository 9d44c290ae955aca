"""The wheel alone: it holds all that a stranger's record needs, and nothing of this one."""

import csv
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests import ROOT, SMALL
from tests.builds import environment
from tests.wheels import bare_environment, build_wheel

pytestmark = pytest.mark.slow
FRAME = """
import polars as pl
from etl import frame_schema
schema = frame_schema("claim_links")
row = {name: "x" for name in schema.columns} | {"relation": "repeats", "basis": "stated", "certainty": "certain"}
row |= {"claim_id": "a-p1-b", "other_claim_id": "a-p1-c"}
schema.validate(pl.DataFrame([row], schema={name: pl.String for name in row}), lazy=True)
try:
    schema.validate(pl.DataFrame([row | {"relation": "mirrors"}], schema={name: pl.String for name in row}), lazy=True)
except Exception as error:
    print("mirrors" in str(error))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it; the libraries are those of the tests, the publisher is not."""
    folder = tmp_path_factory.mktemp("environment")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(bare_environment(folder))
    return folder / "bin" / "python"


def run(python: Path, folder: Path, *words: str) -> str:
    env = {name: value for name, value in environment().items() if name != "PYTHONPATH"}
    done = subprocess.run([python, *words], cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A folder that holds seeds and nothing else."""
    shutil.copytree(SMALL / "seeds", tmp_path / "record" / "seeds")
    shutil.copytree(SMALL / "articles", tmp_path / "record" / "seeds" / "articles")
    return tmp_path / "record"


def test_the_wheel_checks_and_builds_a_record_with_its_site(python: Path, record: Path) -> None:
    where = run(python, record, "-c", "import etl; print(etl.__file__)").strip()
    assert Path(where).is_relative_to(python.parents[1])
    assert run(python, record, "-m", "etl", "check").endswith("1 of 1 verified against the texts: no problems\n")
    assert (record / ".build" / "schemas" / "source.json").is_file()
    assert run(python, record, "-m", "etl", "check").endswith(": no problems\n"), "editor schemas are no schemas"
    told = run(python, record, "-m", "etl", "build")
    assert told.endswith(f": no problems\nsite: {record}/.build/site/index.html\n")
    assert "browser-code" not in told
    site = record / ".build" / "site"
    pages = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    assert "borders as Natural Earth draws them" in pages
    assert (site / "browser" / "console.js").is_file()
    assert list((site / "fonts").glob("*.woff2"))
    assert not [path for path in record.iterdir() if path.name not in {"seeds", "data", "datapackage.json", ".build"}]


def test_frames_are_judged_with_nothing_but_the_wheel(python: Path, tmp_path: Path) -> None:
    assert run(python, tmp_path, "-c", FRAME) == "True\n"


def test_the_wheel_names_no_record(wheel: Path) -> None:
    """No id of two words or more that this record gave stands in a file of the wheel."""
    ids: set[str] = set()
    for table in ("claims", "actors", "events", "tallies", "sources", "places", "origins", "disagreements"):
        with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            ids |= {row[0] for row in list(csv.reader(file))[1:] if "-" in row[0]}
    assert len(ids) > 500
    words = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
    with zipfile.ZipFile(wheel) as packed:
        named = {
            name: found
            for name in packed.namelist()
            if name.endswith(
                (".py", ".sql", ".json", ".csv", ".jinja", ".md", ".pot", ".yml", ".answers", ".txt", "Makefile")
            )
            if "/browser/" not in name
            and (found := ids & set(words.findall(packed.read(name).decode("utf-8", "replace"))))
        }
    assert named == {}


def test_before_npm_has_run_a_wheel_lacks_only_what_npm_brings(tmp_path: Path) -> None:
    """`make` builds nothing of the site's browser code before npm has run; an editable install must not need it."""
    for name in ("etl", "schemas", "site/pages", "site/browser", "site/theme/stylesheets"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "site/mkdocs.yml", "site/words.pot"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    with zipfile.ZipFile(build_wheel(tmp_path, tmp_path)) as packed:
        names = packed.namelist()
    assert "etl/_shipped/schemas/claims.json" in names
    assert {"etl/_shipped/site/mkdocs.yml", "etl/_shipped/site/words.pot"} <= set(names)
    assert "etl/founding/template/seeds/articles/coast-wire.txt" in names
    assert not [name for name in names if name.endswith((".woff2", "console.js"))]
