"""The Makefile of a founded record: it takes its publisher by its hash, and goes the whole way to the site."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from etl.founding import found_record, granted
from etl.founding.found import TEMPLATE
from tests.builds import environment
from tests.chrome import served
from tests.conftest import edit
from tests.founding.test_wishes import ANSWERS
from tests.wheels import bare_environment, build_wheel

pytestmark = pytest.mark.slow
LOCK = (TEMPLATE / "requirements.lock").read_text(encoding="utf-8")
REMOVAL = re.compile(r"^```sh\n(make without-example\n)```$", re.MULTILINE)


def found_with_libraries(folder: Path) -> Path:
    """A record whose `.venv` finds the libraries of the tests, as if they had been installed there."""
    found_record(folder, granted(ANSWERS))
    bare_environment(folder / ".venv")
    (folder / ".venv" / "installed").write_text(f"{folder}\n", encoding="utf-8")
    return folder


def run(folder: Path, *words: str, fails: bool = False, more: Mapping[str, str] | None = None) -> str:
    """What a command says, with more variables where some are named; it must fail where that is expected."""
    env = {name: value for name, value in environment(more).items() if name != "PYTHONPATH"}
    done = subprocess.run(words, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done.stdout + done.stderr


def pinned(record: Path) -> dict[str, str]:
    lines = (record / "publisher.lock").read_text(encoding="utf-8").splitlines()
    return {key: value.strip() for key, value in (line.split(":", 1) for line in lines if not line.startswith("#"))}


# ---- the publisher and its hash --------------------------------------------------------------------------------------


def imitation(folder: Path, *, version: str = "0.0.1", name: str = "claims_press", lock: str = LOCK) -> Path:
    """A wheel that brings nothing but a lock."""
    folder.mkdir(exist_ok=True)
    wheel, about = folder / f"{name}-{version}-py3-none-any.whl", f"{name}-{version}.dist-info"
    with zipfile.ZipFile(wheel, "w") as packed:
        packed.writestr("etl/founding/template/requirements.lock", lock)
        packed.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        packed.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        packed.writestr(f"{about}/RECORD", "")
    return wheel


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return found_with_libraries(tmp_path_factory.mktemp("make") / "with a blank")


@pytest.fixture
def record(founded: Path) -> Path:
    """A record that has no publisher yet."""
    for name in ("publisher.lock", "requirements.lock"):
        shutil.copyfile(TEMPLATE / name, founded / name)
    (founded / ".venv" / "publisher").unlink(missing_ok=True)
    (founded / ".venv" / "installed").touch()
    return founded


def take(record: Path, *words: str, fails: bool = False, more: Mapping[str, str] | None = None) -> str:
    return run(record, "make", ".venv/publisher", *words, fails=fails, more=more)


def test_without_a_publisher_it_asks_for_one(record: Path) -> None:
    assert "Where is the publisher? Say it once: make PUBLISHER=" in take(record, fails=True)


def test_it_asks_before_it_sets_anything_up(tmp_path: Path) -> None:
    for name in ("Makefile", "publisher.lock", "requirements.lock"):
        shutil.copyfile(TEMPLATE / name, tmp_path / name)
    for words in (["make"], ["make", "check"], ["make", "without-example"]):
        told = run(tmp_path, *words, fails=True)
        assert told.startswith("Where is the publisher? Say it once: make PUBLISHER=")
        assert "Setting up" not in told
    assert "Which one? make pin PUBLISHER=" in run(tmp_path, "make", "pin", fails=True)
    assert not (tmp_path / ".venv").exists()


def test_the_first_publisher_is_pinned_and_another_is_refused(record: Path, tmp_path: Path) -> None:
    one, two = imitation(tmp_path / "one"), imitation(tmp_path / "two", version="0.0.2")
    assert "publisher.lock holds the SHA-256 of claims_press-0.0.1-py3-none-any.whl" in take(record, f"PUBLISHER={one}")
    hashes = [sha256(wheel.read_bytes()).hexdigest() for wheel in (one, two)]
    assert pinned(record) == {"from": "", "sha256": hashes[0]}, "a path of this machine is not for others"
    take(record)
    refused = take(record, f"PUBLISHER={two}", fails=True).splitlines()[0]
    assert refused.startswith(f"{two} is not the publisher of this record: its SHA-256 is {hashes[1]}")
    assert f"publisher.lock expects {hashes[0]};" in refused
    assert refused.endswith(f"take this one from now on: make pin PUBLISHER={two}")
    assert pinned(record)["sha256"] == hashes[0]
    run(record, "make", "pin", f"PUBLISHER={two}")
    assert pinned(record)["sha256"] == hashes[1]
    take(record)
    assert "is not the publisher of this record" in take(record, f"PUBLISHER={one}", fails=True)


def test_what_is_the_same_on_every_machine_is_remembered(record: Path) -> None:
    wheel = imitation(record / "publisher")
    take(record, f"PUBLISHER={wheel}")
    assert pinned(record)["from"] == "publisher/claims_press-0.0.1-py3-none-any.whl"
    (record / ".venv" / "publisher").unlink()
    take(record)
    shutil.rmtree(record / "publisher")


def sources(folder: Path, lock: str = LOCK) -> Path:
    """A source folder of which a wheel is made that brings nothing but a lock."""
    inner = folder / "etl" / "founding" / "template"
    inner.mkdir(parents=True, exist_ok=True)
    (inner / "requirements.lock").write_text(lock, encoding="utf-8")
    (folder / "pyproject.toml").write_text(
        '[project]\nname = "claims-press"\nversion = "0.0.1"\n'
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
        '[tool.hatch.build.targets.wheel]\npackages = ["etl"]\n',
        encoding="utf-8",
    )
    return folder


def test_a_folder_is_a_publisher_and_is_looked_at_again_each_time(record: Path, tmp_path: Path) -> None:
    folder = sources(tmp_path / "claims press")
    assert "publisher.lock holds the SHA-256 of claims_press-0.0.1-" in take(record, f"PUBLISHER={folder}")
    assert pinned(record)["from"] == "", "a path of this machine is not for others"
    assert take(record, f"PUBLISHER={folder}") == ""
    sources(folder, lock=LOCK + "# changed\n")
    assert f"{folder} is not the publisher of this record" in take(record, f"PUBLISHER={folder}", fails=True)
    run(record, "make", "pin", f"PUBLISHER={folder}")
    assert (record / "requirements.lock").read_text(encoding="utf-8").endswith("# changed\n")


def test_an_address_is_a_publisher_that_is_the_same_on_every_machine(record: Path, tmp_path: Path) -> None:
    wheel, alone = imitation(tmp_path / "one"), {"PIP_NO_CACHE_DIR": "1", "PIP_RETRIES": "0"}
    with served(wheel.parent, "wheels") as site:
        address = f"{site}{wheel.name}"
        take(record, f"PUBLISHER={address}", more=alone)
        assert pinned(record) == {"from": address, "sha256": sha256(wheel.read_bytes()).hexdigest()}
        (record / ".venv" / "publisher").unlink()
        take(record, more=alone)
        imitation(wheel.parent, lock=LOCK + "# another under the same address\n")
        (record / ".venv" / "publisher").unlink()
        told = take(record, fails=True, more=alone)
    assert told.startswith(f"{address} is not the publisher of this record: its SHA-256 is ")
    assert (record / "requirements.lock").read_text(encoding="utf-8") == LOCK
    assert f"No publisher could be taken from {address}" in take(record, fails=True, more=alone)


def test_a_requirement_is_a_publisher_that_pip_finds(record: Path, tmp_path: Path) -> None:
    found = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path)}
    one, _ = imitation(tmp_path), imitation(tmp_path, version="0.0.2")
    take(record, "PUBLISHER=claims-press==0.0.1", more=found)
    assert pinned(record) == {"from": "claims-press==0.0.1", "sha256": sha256(one.read_bytes()).hexdigest()}
    (record / ".venv" / "publisher").unlink()
    take(record, more=found)
    other = take(record, "PUBLISHER=claims-press==0.0.2", fails=True, more=found)
    assert other.startswith("claims-press==0.0.2 is not the publisher of this record")
    gone = take(record, "PUBLISHER=claims-press==0.0.3", fails=True, more=found)
    assert "No publisher could be taken from claims-press==0.0.3" in gone


def test_a_publisher_with_other_libraries_brings_their_lock(record: Path, tmp_path: Path) -> None:
    take(record, f"PUBLISHER={imitation(tmp_path / 'one', lock=LOCK + '# changed' + chr(10))}")
    assert (record / "requirements.lock").read_text(encoding="utf-8").endswith("# changed\n")
    assert run(record, "make", "--dry-run", ".venv/installed").strip().endswith("is up to date.")


@pytest.mark.parametrize("given", ["nowhere/at_all-1.0-py3-none-any.whl", "./gone"])
def test_a_publisher_that_is_not_there_is_told(record: Path, given: str) -> None:
    assert f"No publisher could be taken from {given}, see above" in take(record, f"PUBLISHER={given}", fails=True)
    assert pinned(record) == {"from": "", "sha256": ""}


def test_another_package_is_no_publisher(record: Path, tmp_path: Path) -> None:
    other = imitation(tmp_path, name="other_thing")
    told = take(record, f"PUBLISHER={other}", fails=True)
    assert "holds no publisher: expected the wheel claims_press, found other_thing-0.0.1-py3-none-any.whl" in told


def test_pinning_asks_for_what(record: Path) -> None:
    assert "Which one? make pin PUBLISHER=" in run(record, "make", "pin", fails=True)


# ---- the whole way ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that was made and tested with the wheel, in an environment that had no publisher."""
    folder = tmp_path_factory.mktemp("whole")
    record = found_with_libraries(folder / "own")
    run(record, "git", "init", "-q")
    told = run(record, "make", f"PUBLISHER={build_wheel(folder)}")
    assert "2 articles, 9 claims, 2 of 2 verified against the texts: no problems\n" in told
    assert told.endswith(f"\nsite: {record}/.build/site/index.html\n")
    return record


def git(record: Path, *words: str) -> str:
    return run(record, "git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words)


def commit(record: Path, files: Sequence[str] = (".",)) -> None:
    git(record, "add", *files)
    git(record, "commit", "-q", "-m", "A step")


def test_it_is_built_with_typefaces_and_browser_code_and_passes_its_tests(made: Path) -> None:
    told = run(made, "make", "test")
    assert "datapackage.json is valid, as frictionless judges it" in told
    assert re.search(r"\d{4} links followed: all lead somewhere\n$", told)
    assert (made / ".build/site/browser/console.js").is_file()
    assert list((made / ".build/site/fonts").glob("*.woff2"))
    assert "warning" not in run(made, "make", "check")


def test_what_is_built_drifts_only_where_the_seeds_are_committed(made: Path) -> None:
    assert "drift: not looked for, as nothing is in git yet" in run(made, "make", "drift")
    commit(made)
    tracked = git(made, "ls-files").splitlines()
    assert {"data/claims.csv", "datapackage.json", "seeds/articles/coast-wire.txt", "publisher.lock"} < set(tracked)
    assert not [name for name in tracked if name.endswith((".duckdb", ".parquet", ".xlsx")) or ".build" in name]
    assert "drift: none" in run(made, "make", "drift")
    edit(made, [("seeds/places.yml", "name: Brenwick", "name: Brenwick Town")])
    assert "drift: not looked for, as seeds are being edited" in run(made, "make", "drift")
    commit(made, ["seeds"])
    told = run(made, "make", "drift", fails=True)
    assert "data/places.csv" in told
    assert "The files in git are not what the seeds give" in told
    commit(made)
    assert "drift: none" in run(made, "make", "drift")


def test_a_text_that_is_not_open_stays_out_of_git(made: Path) -> None:
    for name in ("mine.txt", "mine.html"):
        (made / "seeds" / "articles" / name).write_text("Not ours.\n", encoding="utf-8")
        assert git(made, "check-ignore", f"seeds/articles/{name}")
        (made / "seeds" / "articles" / name).unlink()


def test_a_link_that_leads_nowhere_fails_its_tests(made: Path) -> None:
    page = made / ".build" / "site" / "index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</body>", '<a href="gone/">gone</a></body>'), encoding="utf-8")
    run(made, ".venv/bin/python", "-m", "etl.pages.links", ".build/site", fails=True)
    page.write_text(text, encoding="utf-8")


def test_the_example_is_removed_as_its_readme_says(made: Path, tmp_path: Path) -> None:
    kept = shutil.copytree(made, tmp_path / "kept", ignore=shutil.ignore_patterns(".venv", ".build", ".git"))
    (removal,) = REMOVAL.findall((made / "README.md").read_text(encoding="utf-8"))
    assert "the example is gone" in run(made, "bash", "-euc", removal)
    assert run(made, "make", "check").endswith("0 articles, 0 claims, 0 of 0 verified against the texts: no problems\n")
    run(made, "make")
    assert run(made, "make", "without-example") == "the example is not here\n"
    for folder in ("seeds", "data"):
        shutil.rmtree(made / folder)
    shutil.copytree(kept, made, dirs_exist_ok=True)
