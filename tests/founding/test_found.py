"""A founded record is well, says what it was told, names no other record, and is whole or not there."""

import csv
import json
import re
import shlex
from pathlib import Path

import pytest
import yaml

from etl.cli import _parser, main
from etl.founding import found, found_record, granted
from etl.founding.found import TEMPLATE
from etl.model.project import Project
from tests import ROOT
from tests.conftest import unchecked
from tests.founding.test_wishes import ANSWERS

SOURCES = ("coast-wire", "harbour-gazette")
HARD = """Who's "there"? #1: {yes} – & [ö]"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record whose answers are hard to write down, founded in an empty repository."""
    folder = tmp_path_factory.mktemp("founding") / "own"
    (folder / ".git").mkdir(parents=True)
    wishes = granted(
        ANSWERS | {"title": HARD, "licence": "ODbL-1.0", "language": "tr", "sides": "north=North, South, Inc"}
    )
    told = found_record(folder, wishes)
    assert told == "2 articles, 9 claims, 2 of 2 verified against the texts: no problems"
    return folder


def text(record: Path, name: str) -> str:
    return (record / name).read_text(encoding="utf-8")


def test_it_holds_what_a_record_needs(record: Path) -> None:
    top = {path.name for path in record.iterdir()}
    assert top == {
        ".build", ".git", ".gitattributes", ".github", ".gitignore", "CITATION.cff", "Makefile", "README.md",
        "publisher.lock", "requirements.lock", "seeds",
    }  # fmt: skip
    for source in SOURCES:
        assert (record / "seeds" / "articles" / f"{source}.txt").is_file()
        assert (record / "seeds" / "evidence" / f"{source}.json").is_file()


def test_it_says_what_it_was_told(record: Path) -> None:
    head = yaml.safe_load(text(record, "seeds/package.yml"))
    assert (head["name"], head["title"], head["language"]) == ("my-record", HARD, "tr")
    assert [licence["name"] for licence in head["licenses"]] == ["ODbL-1.0"]
    cited = yaml.safe_load(text(record, "CITATION.cff"))
    assert (cited["title"], cited["license"], cited["version"]) == (HARD, "ODbL-1.0", head["version"])
    readme = text(record, "README.md")
    assert readme.startswith(f"# {HARD}\n")
    assert head["licenses"][0]["path"] in readme
    assert "The language of most articles, `tr`, stands in" in readme
    rows = list(csv.DictReader(text(record, "seeds/vocabularies/side.csv").splitlines()))
    assert [(row["value"], row["label"], row["party"]) for row in rows] == [
        ("north", "North", "belligerent"), ("south", "South", "belligerent"), ("inc", "Inc", "belligerent"),
        ("other_party", "Other party", "several"), ("not_a_party", "Not a party", "not_a_party"),
        ("unknown", "Unknown", "unknown"),
    ]  # fmt: skip


def test_its_readme_names_the_tools_each_with_an_example_that_can_be_typed(record: Path) -> None:
    typed = [shlex.split(words) for words in re.findall(r"`\.venv/bin/etl ([^`]+)`", text(record, "README.md"))]
    named = [words for words in typed if words[0] != "COMMAND"]
    for words in named:
        assert _parser().parse_args(words).command == words[0]
    assert {words[0] for words in named} >= {"add", "build", "check", "diff", "locate", "query", "rename", "sheet"}
    assert {"--drafts", "--watch", "--write", "export", "import"} <= {word for words in named for word in words}
    assert "`scope: casualties`" in text(record, "README.md")


def test_its_editor_schemas_are_where_its_seeds_say(record: Path) -> None:
    told = 0
    for seed in (record / "seeds").rglob("*.yml"):
        for schema in re.findall(
            r"^# yaml-language-server: \$schema=(.+)$", seed.read_text(encoding="utf-8"), re.MULTILINE
        ):
            assert json.loads((seed.parent / schema).read_text(encoding="utf-8")), seed
            told += 1
    assert told == len(SOURCES) + 8


def test_git_keeps_out_every_text_but_the_two_of_the_example(record: Path) -> None:
    lines = text(record, ".gitignore").splitlines()
    assert "/seeds/articles/*" in lines
    assert {f"!/seeds/articles/{source}.txt" for source in SOURCES} < set(lines)


def test_its_two_articles_contradict_each_other(record: Path) -> None:
    con = unchecked(Project(record, record / "seeds" / "articles")).tables.con
    sql = "SELECT source_id, qualifier, value FROM casualties WHERE claimant_id IS NOT NULL ORDER BY source_id"
    assert con.execute(sql).fetchall() == [("coast-wire", "at_least", 14), ("harbour-gazette", "exact", 9)]
    sql = "SELECT disagreement_id, test FROM disagreements ORDER BY ALL"
    assert con.execute(sql).fetchall() == [("market-deaths", "contradictory"), ("market-responsibility", "not_numeric")]


def test_its_texts_are_open_and_published(record: Path) -> None:
    con = unchecked(Project(record)).tables.con
    sql = "SELECT source_id, text_licence, count(*) FROM sources JOIN paragraph_texts USING (source_id) GROUP BY ALL"
    assert con.execute(f"{sql} ORDER BY ALL").fetchall() == [(source, "CC0-1.0", 3) for source in SOURCES]


def test_its_workflow_checks_builds_tests_and_publishes_with_actions_of_major_versions(record: Path) -> None:
    flow = yaml.safe_load(text(record, ".github/workflows/record.yml"))
    assert set(flow[True]) == {"push", "pull_request"}, "`on` is true in YAML 1.1"
    steps = [step for job in flow["jobs"].values() for step in job["steps"]]
    assert [step["run"] for step in steps if "run" in step] == [
        'make --silent check ARGS="--format github"', "make", "make test",
    ]  # fmt: skip
    uses = [step["uses"] for step in steps if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", use) for use in uses)
    assert {"actions/upload-pages-artifact", "actions/deploy-pages"} <= {use.partition("@")[0] for use in uses}
    ours = re.findall(r"uses: (actions/\S+)", text(ROOT, ".github/workflows/validate.yml"))
    assert set(uses) & set(ours) == {
        use for use in ours if use.partition("@")[0] in {u.partition("@")[0] for u in uses}
    }
    publish = flow["jobs"]["publish"]
    assert publish["needs"] == "validate"
    assert "default_branch" in publish["if"]
    assert flow["permissions"] == {"contents": "read"}
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}


def test_the_template_names_no_record_of_ours() -> None:
    for path in (path for path in TEMPLATE.rglob("*") if path.is_file()):
        assert not re.search("idlib|turk|syria|small|norland", path.read_text(encoding="utf-8"), re.IGNORECASE), path


def test_both_makefiles_find_python_and_install_alike() -> None:
    """The one of a founded record takes the rules of ours over, letter for letter."""
    ours, own = text(ROOT, "Makefile"), text(TEMPLATE, "Makefile")
    for start, end in (("# A .venv that is broken", "endef\n"), (".venv/installed: requirements.lock", "> $@\n")):
        rule = ours[ours.index(start) :].partition(end)[0]
        assert len(rule) > 500
        assert rule in own


def test_the_lock_of_a_record_is_of_the_versions_that_are_tested() -> None:
    ours, own = (
        {*re.findall(r"^(\S+==\S+)", text(root, "requirements.lock"), re.MULTILINE)} for root in (ROOT, TEMPLATE)
    )
    assert own <= ours
    assert {line.partition("==")[0] for line in own} > {"duckdb", "hatchling", "trafilatura", "warcio", "openpyxl"}


# ---- what is refused, and what is left where it fails ----------------------------------------------------------------

OPTIONS = ["--title", "My Record", "--name", "my-record", "--licence", "CC-BY-4.0", "--language", "en"]


def test_a_folder_that_is_not_empty_is_refused_and_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path), *OPTIONS]) == 2
    assert f"{tmp_path} is not empty (it holds notes.txt); expected a folder that is" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path / "own"), *OPTIONS]) == 2
    assert "own is a file; expected a folder" in capsys.readouterr().err
    assert (tmp_path / "own").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("there", [None, "own", "own/.git"])
@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()], ids=["error", "stopped"])
def test_where_it_fails_nothing_half_made_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str | None, error: BaseException
) -> None:
    def fails(folder: Path) -> str:
        assert (folder / "seeds" / "package.yml").is_file(), "it fails in the middle"
        raise error

    monkeypatch.setattr(found, "_checked", fails)
    if there:
        (tmp_path / "new" / there).mkdir(parents=True)
    assert main(["new", str(tmp_path / "new" / "own"), *OPTIONS]) in {2, 130}
    left = [path.relative_to(tmp_path / "new").as_posix() for path in sorted((tmp_path / "new").rglob("*"))]
    assert left == ([] if there is None else ["own"] if there == "own" else ["own", "own/.git"])
    assert (tmp_path / "new").exists() == (there is not None)


def test_a_template_that_is_not_well_is_told_and_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written = found._write

    def spoils(folder: Path, *more: object) -> None:
        written(folder, *more)  # type: ignore[arg-type]
        (folder / "seeds" / "places.yml").write_text("[]\n", encoding="utf-8")

    monkeypatch.setattr(found, "_write", spoils)
    assert main(["new", str(tmp_path / "own"), *OPTIONS]) == 2
    told = capsys.readouterr().err
    assert "the record that was made is not well, and was taken back" in told
    assert "error[reference]" in told
    assert not (tmp_path / "own").exists()
