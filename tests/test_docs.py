"""What surrounds the code says what the code does: commands, options, targets, dependencies, versions, codes."""

import argparse
import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from etl.cli import _parser
from tests import ROOT
from tests.builds import outside_make

OWN = ROOT / "etl/founding/template/requirements.lock"
LOCKS = [ROOT / "requirements.lock", OWN, ROOT / "site" / "nodejs.lock", *sorted(ROOT.glob("tests/*.lock"))]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


DOCS = "\n".join(read(name) for name in ("README.md", "CONTRIBUTING.md"))


def project() -> dict[str, Any]:
    return tomllib.loads(read("pyproject.toml"))


# ---- commands --------------------------------------------------------------------------------------------------------


def commands() -> dict[str, argparse.ArgumentParser]:
    """Words of a command to its parser, those within a command too."""
    return dict(_within("", _parser()))


def _within(words: str, parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    yield words, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, inner in action.choices.items():
                yield from _within(f"{words} {word}".strip(), inner)


@pytest.mark.parametrize("command", [name for name in commands() if name])
def test_every_command_is_documented(command: str) -> None:
    assert re.search(rf"\betl {command}\b", DOCS)


@pytest.mark.parametrize(
    "option",
    sorted(
        {
            option
            for parser in commands().values()
            for action in parser._actions
            for option in action.option_strings
            if option not in ("-h", "--help")
        }
    ),
)
def test_every_option_is_documented(option: str) -> None:
    assert re.search(rf"(?<![\w-]){option}(?![\w-])", DOCS)


def test_every_option_that_is_documented_exists() -> None:
    known = {option for parser in commands().values() for action in parser._actions for option in action.option_strings}
    told = {
        option
        for line in re.findall(r"(?:^|[`/])etl [^`\n]*", DOCS, re.MULTILINE)
        for option in re.findall(r"(?<!\S)--[a-z-]+", line)
    }
    assert told <= known


def test_every_variable_that_the_commands_read_is_documented() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("etl/**/*.py"))
    variables = set(re.findall(r'environ(?:\.get\(|\[)"([A-Z_]+)"', code)) - {"PYTHONPATH", "NO_MKDOCS_2_WARNING"}
    assert variables
    assert [name for name in variables if name not in DOCS] == []


# ---- make ------------------------------------------------------------------------------------------------------------


def make(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *words],
        cwd=ROOT,
        env=outside_make(),
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def targets() -> dict[str, str]:
    """Target to what `make help` says of it."""
    told = make("help")
    assert told.returncode == 0, told.stderr
    return {words[1]: words[2] for line in told.stdout.splitlines() if len(words := line.split(maxsplit=2)) == 3}


def test_make_help_lists_every_target_for_people(targets: dict[str, str]) -> None:
    phony = {word for line in re.findall(r"^\.PHONY:(.*)$", read("Makefile"), re.MULTILINE) for word in line.split()}
    steps = {"build", "setup", "browser", ".venv/installed"}  # What the others need; `make` alone is all of them.
    assert set(targets) == phony - steps
    assert len(targets) > 10


def targets_named(text: str) -> set[str]:
    """The targets of every `make …` in code, in a workflow, in a hook or in a script."""
    words = re.findall(r"(?:^ *|`|run: |entry: |&& )make((?: [a-z-]+)+)", text, re.MULTILINE)
    return {word for line in words for word in line.split() if not word.startswith("-")}


def test_every_target_is_documented(targets: dict[str, str]) -> None:
    assert set(targets) - targets_named(DOCS) - {"all"} == set(), "neither in README.md nor in CONTRIBUTING.md"


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", ".github/workflows/validate.yml", ".pre-commit-config.yaml", ".ci/run"]
)
def test_every_target_that_is_named_exists(targets: dict[str, str], name: str) -> None:
    named = targets_named(read(name))
    assert named
    of_founded = re.findall(r"^([a-z]+):.* ## ", read("etl/founding/template/Makefile"), re.MULTILINE)
    assert named <= {*targets, *of_founded}


def test_every_target_can_be_made(targets: dict[str, str]) -> None:
    """As far as make itself can tell without doing it."""
    for target in targets:
        told = make("--dry-run", target)
        assert told.returncode == 0, f"make {target}: {told.stderr}"


# ---- dependencies and locks ------------------------------------------------------------------------------------------


def dependencies() -> list[str]:
    named = project()
    extras = [line for lines in named["project"]["optional-dependencies"].values() for line in lines]
    wanted = [*named["project"]["dependencies"], *extras, *named["dependency-groups"]["dev"]]
    return list(dict.fromkeys(re.split(r"[\[=<>~! ]", line, maxsplit=1)[0] for line in wanted))


def test_the_tests_have_what_is_optional() -> None:
    named = project()
    extras = {line for lines in named["project"]["optional-dependencies"].values() for line in lines}
    assert extras <= set(named["dependency-groups"]["dev"])


def explained() -> set[str]:
    text = read("CONTRIBUTING.md").partition("## Dependencies, and why each")[2]
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)
    return {name.strip() for names, why in rows for name in names.split(",") if len(why.split()) > 1}


@pytest.mark.parametrize("dependency", dependencies())
def test_every_dependency_is_explained_and_locked(dependency: str) -> None:
    assert dependency in explained()
    name = re.sub(r"[-_.]+", "-", dependency).lower()
    assert re.search(rf"^{re.escape(name)}==", read("requirements.lock"), re.MULTILINE)


def npm_packages() -> dict[str, str]:
    """Name to version of what the site takes from npm."""
    return dict(json.loads(read("site/package.json"))["devDependencies"])


@pytest.mark.parametrize("package", npm_packages())
def test_every_npm_package_is_explained_and_pinned(package: str) -> None:
    assert package in explained()
    version = npm_packages()[package]
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert json.loads(read("site/package-lock.json"))["packages"][f"node_modules/{package}"]["version"] == version


def test_nothing_is_explained_that_is_not_needed() -> None:
    assert explained() - {"to build", "when asked", "to develop", "from npm"} <= {*dependencies(), *npm_packages()}


def test_what_is_pinned_is_locked_so() -> None:
    for line in project()["project"]["dependencies"]:
        if "==" in line:
            assert f"\n{line.lower()} " in f"\n{read('requirements.lock')}"


def entries(lock: Path) -> Iterator[tuple[str, str]]:
    """(requirement, the rest of its entry)."""
    text = re.sub(r"^\s*#.*\n", "", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for entry in re.split(r"\n(?=\S)", text.replace("\\\n", " ")):
        head, _, rest = entry.partition("--hash=")
        yield head.strip(), f"--hash={rest}" if rest else ""


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_hashes_every_entry_and_names_no_host(lock: Path) -> None:
    found = list(entries(lock))
    assert found
    for requirement, hashes in found:
        assert re.fullmatch(r"[a-z0-9-]+==[^\s;]+( ; .+)?", requirement), requirement
        assert re.fullmatch(r"(--hash=sha256:[0-9a-f]{64}\s*)+", hashes), requirement
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"://|\bfile:|--(extra-)?index-url|--find-links|--trusted-host", text)


def test_the_npm_lock_names_no_host_and_hashes_every_package() -> None:
    lock = json.loads(read("site/package-lock.json"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert {f"node_modules/{name}" for name in npm_packages()} <= set(packages)
    for name, entry in packages.items():
        assert "resolved" not in entry, name
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", entry["integrity"]), name


def test_the_bundler_is_locked_for_every_system() -> None:
    packages = json.loads(read("site/package-lock.json"))["packages"]
    for system, processor in product(("linux", "darwin"), ("x64", "arm64")):
        entry = packages[f"node_modules/@esbuild/{system}-{processor}"]
        assert (entry["os"], entry["cpu"]) == ([system], [processor])
        assert entry["version"] == npm_packages()["esbuild"]


def test_the_locks_of_older_databases_are_those_that_ci_uses() -> None:
    versions = {lock.name.removeprefix("duckdb-").removesuffix(".lock") for lock in ROOT.glob("tests/duckdb-*.lock")}
    (used,) = re.findall(r"^for version in (.+); do$", read(".ci/run"), re.MULTILINE)
    assert versions == set(used.split()) == {"1.1.3", "1.4.3"}
    for version in versions:
        assert f"duckdb=={version} " in read(f"tests/duckdb-{version}.lock")


# ---- what a repository has -------------------------------------------------------------------------------------------


def test_licences_are_those_that_the_descriptor_names() -> None:
    assert read("LICENSE").startswith("MIT License")
    assert project()["project"]["license"] == "MIT"
    head = yaml.safe_load(read("seeds/package.yml"))
    (licence,) = head["licenses"]
    assert licence["name"] == "CC-BY-4.0"
    assert licence["path"] in read("LICENSE-DATA.md")
    assert yaml.safe_load(read("CITATION.cff"))["license"] == "CC-BY-4.0"
    for file in ("LICENSE", "LICENSE-DATA.md", "CITATION.cff", "CHANGELOG.md", "CONTRIBUTING.md"):
        assert f"({file})" in read("README.md"), f"README.md does not lead to {file}"


def test_versions_agree() -> None:
    version = project()["project"]["version"]
    assert yaml.safe_load(read("CITATION.cff"))["version"] == version
    assert str(yaml.safe_load(read("seeds/package.yml"))["version"]) == version
    assert json.loads(read("datapackage.json"))["version"] == version
    assert json.loads(read("site/package.json"))["version"] == version
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", read("CHANGELOG.md"), re.MULTILINE)
    assert released[:1] == [version] or f"To become {version}." in read("CHANGELOG.md")


def test_titles_agree() -> None:
    title = yaml.safe_load(read("seeds/package.yml"))["title"]
    assert yaml.safe_load(read("CITATION.cff"))["title"] == title
    assert read("README.md").startswith(f"# {title}\n")


def test_who_coded_is_said_in_one_sentence_of_one_source() -> None:
    sentence = " ".join(yaml.safe_load(read("seeds/package.yml"))["coding"].split())
    assert sentence.count(".") == 1
    assert "automatic language models" in sentence
    assert sentence in " ".join(read("README.md").split())
    assert sentence in yaml.safe_load(read("CITATION.cff"))["abstract"]
    assert json.loads(read("datapackage.json"))["coding"] == sentence


def test_nothing_says_that_coders_saw_nothing_of_each_other() -> None:
    texts = [path for folder in ("schemas", "site/pages", "data/schemas") for path in (ROOT / folder).rglob("*.*")]
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "data/vocabulary.csv", *texts]:
        assert "each other's work" not in " ".join(path.read_text(encoding="utf-8").split()), path


def test_the_key_answers_each_task_of_the_exercise_by_a_query() -> None:
    exercise, key = (_parts(f"seeds/pages/{name}.md") for name in ("exercise", "key-to-the-exercise"))
    assert list(key) == list(exercise)
    assert all("```sql run\n" in text for text in key.values())


def _parts(path: str) -> dict[str, str]:
    """Headings of the second level to what stands under them."""
    parts = (ROOT / path).read_text(encoding="utf-8").split("\n## ")[1:]
    return {heading: text for heading, _, text in (part.partition("\n") for part in parts)}


def test_links_of_the_documents_lead_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE-DATA.md", "seeds/articles/README.md"):
        for target in re.findall(r"\]\(([^)#]+)", read(name)):
            if "://" not in target:
                assert (ROOT / name).parent.joinpath(target).exists(), f"{name}: {target}"


def test_ci_ends_within_fifty_minutes_and_each_part_has_a_limit_that_is_shorter() -> None:
    ci = read(".ci/run")
    (whole,) = map(int, re.findall(r"^WHOLE=(\d+) ", ci, re.MULTILINE))
    limits = [int(minutes) for minutes in re.findall(r'^ *part "[^"]+" (\d+) ', ci, re.MULTILINE)]
    assert len(limits) == len(re.findall(r"^ *part ", ci, re.MULTILINE)) > 8
    assert max(limits) < whole < 50


@pytest.mark.parametrize(
    ("elapsed", "said"),
    [
        (59, "dear: stopped, as it took longer than 9 minutes, or all longer than 1"),
        (60, "dear: not begun, as all before it took 1 minutes"),
    ],
)
def test_a_part_of_ci_that_takes_too_long_is_stopped_and_fails_by_name(elapsed: int, said: str) -> None:
    (part,) = re.findall(r"^part\(\) \{.*?^\}", read(".ci/run"), re.MULTILINE | re.DOTALL)
    script = f"none_skipped() {{ :; }}; dear() {{ sleep 60; }}; {part}\nWHOLE=1 SECONDS={elapsed}; part dear 9 dear"
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 124
    assert said in done.stderr
