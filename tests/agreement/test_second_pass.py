"""The second pass is checked and located like the first, never built; and `etl agree` as people meet it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from etl.cli import main
from etl.model.project import Project
from etl.problems import Problem
from etl.publish.checked import run_stages, summary
from tests.builds import build, copy_small, published, same_bytes, unjudged
from tests.conftest import Edit, edit, looking_for
from tests.twice import CODERS, SECOND, SEED, coded_twice

FIRST_SEED = "seeds/sources/river-post.yml"
PAGE = "seeds/AGREEMENT.md"
SETTLED = f"{SECOND}/settled.yml"
CASE = """\
- source: river-post
  paragraph: 3
  question: Does it accuse, or state?
  first: accuses
  second: asserts | says
  right: first
  settled: accuses
  because: >-
    "accused" is
    printed.
- {source: river-post, paragraph: 2, question: What?, first: the dead, second: ~, right: first, because: it is printed}
"""
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _no_texts_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ETL_ARTICLES", raising=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return coded_twice(tmp_path / "small")


def problems(
    root: Path, *edits: Edit, codes: tuple[str, ...] = ()
) -> tuple[list[Problem], list[tuple[str | None, int | None, int | None]]]:
    """The problems after some edits, of the tables those of some codes, and the places that the edits mark."""
    places = edit(root, edits)
    with looking_for(*codes):
        return run_stages(Project(root, root / "seeds" / "articles")).problems, places


def told(found: list[Problem]) -> list[tuple[str, str | None, int | None, int | None]]:
    return [(p.code, p.file, p.line, p.column) for p in found]


def etl(root: Path, *words: str, codes: tuple[str, ...] = ()) -> int:
    """Run a command, its checks of the tables looking only for some codes."""
    with looking_for(*codes):
        return main(["--project", str(root), *words])


# ---- check, locate, build --------------------------------------------------------------------------------------------


def test_a_second_pass_without_fault_has_no_problem_and_is_counted(root: Path) -> None:
    checked = run_stages(Project(root, root / "seeds" / "articles"))
    assert checked.problems == []
    assert summary(checked) == (
        "1 article, 30 claims, 1 of 1 verified against the texts; second pass: 1 article, 30 claims: no problems"
    )


def test_a_problem_of_the_second_pass_is_told_at_its_own_line(root: Path, capsys: Captured) -> None:
    found, (place,) = problems(
        root, (SEED, "event: other-border-war", "event: ▶other-border-wars"), codes=("reference",)
    )
    assert ("reference", *place) in told(found)
    assert {p.file.startswith(f"{SECOND}/") for p in found if p.file and p.code != "pass-differs"} == {True}
    assert etl(root, "check", codes=("reference",)) == 1
    assert "second pass: 1 article, 30 claims: problems found" in capsys.readouterr().out


def test_a_hint_names_the_register_of_the_same_pass(root: Path) -> None:
    found, (place,) = problems(
        root,
        (f"{SECOND}/events.yml", "type: talks, status: occurred", "type: talks, status: ▶planned"),
        codes=("event-status",),
    )
    (status,) = [p for p in found if p.code == "event-status"]
    assert (status.file, status.line, status.column) == place
    assert status.hint is not None
    assert f"{SECOND}/events.yml" in status.hint


def test_a_token_that_the_second_pass_leaves_open_is_told_as_its_own(root: Path) -> None:
    aside = "  - {exact: May 10, kind: number, reason: calendar}\n"
    found, _ = problems(root, (SEED, aside, ""), (FIRST_SEED, aside, ""), codes=("token-uncovered",))
    messages = [p.message for p in found if p.code == "token-uncovered"]
    assert len(messages) == 2 * len([m for m in messages if m.startswith("second pass: ")]) > 0


def test_contradictions_are_named_in_the_record_and_not_again(root: Path) -> None:
    assert not (root / SECOND / "disagreements.yml").exists()
    shutil.copy(root / "seeds/retired.yml", root / SECOND)
    (root / SECOND / "links.yml").write_text("[]\n", encoding="utf-8")
    assert problems(root, codes=("contradiction-open",))[0] == []
    (root / "seeds/disagreements.yml").write_text("[]\n", encoding="utf-8")
    assert {(p.code, p.file) for p in problems(root, codes=("contradiction-open",))[0]} == {
        ("contradiction-open", FIRST_SEED)
    }


def test_a_code_of_the_first_pass_that_python_raises_is_not_told_of_the_second(root: Path) -> None:
    part = ("number: more than 20", 'number: ▶"20"')
    found, (first, _) = problems(root, (FIRST_SEED, *part), (SEED, *part))
    assert [place for place in told(found) if place[0] == "number-part"] == [("number-part", *first)]


def test_a_register_and_the_word_on_the_coders_must_be_there(root: Path) -> None:
    for name in ("tallies.yml", "coders.yml"):
        (root / SECOND / name).unlink()
    assert {(p.code, p.file) for p in problems(root)[0] if p.code == "seed-missing"} == {
        ("seed-missing", f"{SECOND}/tallies.yml"),
        ("seed-missing", f"{SECOND}/coders.yml"),
    }


@pytest.mark.slow
def test_without_the_texts_both_passes_say_so(root: Path) -> None:
    shutil.rmtree(root / "seeds/articles")
    found, places = problems(root, (SEED, "source: river", "source: ▶river"), (FIRST_SEED, "source: r", "source: ▶r"))
    assert told(found) == sorted(("not-verified", *place) for place in places)


def test_locate_writes_the_evidence_of_both(root: Path, capsys: Captured) -> None:
    edit(root, [(SEED, "exact: killed 12 Norland soldiers", "exact: 12 Norland soldiers")])
    before = (root / "seeds/evidence/river-post.json").read_bytes()
    shutil.rmtree(root / SECOND / "evidence")
    shutil.rmtree(root / "seeds/evidence")
    assert etl(root, "locate") == 0
    assert capsys.readouterr().out == "2 evidence records written\n"
    assert (root / "seeds/evidence/river-post.json").read_bytes() == before
    assert "killed 12" not in (root / SECOND / "evidence/river-post.json").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_second_pass_is_never_built(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unjudged(monkeypatch)
    alone = copy_small(tmp_path / "alone")
    assert build(root) == build(alone) == 0
    twice, once = same_bytes(published(root)), same_bytes(published(alone))
    assert twice.keys() == once.keys()
    # That it was coded twice is said, and nothing else.
    assert {name for name in once if twice[name] != once[name]} == {
        "data/sources.csv", "data/sources.parquet", "datapackage.json",
    }  # fmt: skip
    assert twice["data/sources.csv"].replace(b"twice", b"once") == once["data/sources.csv"]


@pytest.mark.slow
def test_an_error_in_the_second_pass_keeps_a_build_back(root: Path, capsys: Captured) -> None:
    edit(root, [(f"{SECOND}/actors.yml", "kind: monitor", "kind: monitors")])
    assert build(root) == 1
    assert "nothing was built" in capsys.readouterr().out
    assert published(root) == {}


# ---- what people write of the passes ---------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "name", "text", "line", "column"),
    [
        ("yaml-syntax", "coders", "first: [\n", 2, 1),
        ("seed-type", "coders", "- first\n", 1, 1),
        ("seed-key-missing", "coders", "first: a\nsecond: b\n", 1, 1),
        ("seed-key-unknown", "coders", f"{CODERS}third: c\n", 6, 1),
        ("seed-type", "coders", f"{CODERS}settling: [a]\n", 6, 11),
        ("yaml-key-twice", "coders", f"{CODERS}first: b\n", 6, 1),
        ("yaml-syntax", "settled", "", 1, 1),
        ("seed-type", "settled", "source: river-post\n", 1, 1),
        ("seed-type", "settled", f"{CASE}- three\n", 12, 3),
        ("seed-key-missing", "settled", CASE.replace("  right: first\n", ""), 1, 3),
        ("seed-key-unknown", "settled", CASE.replace("  question:", "  asked: x\n  question:"), 3, 3),
        ("pattern", "settled", CASE.replace("paragraph: 3", "paragraph: third"), 2, 14),
        ("reference", "settled", CASE.replace("source: river-post\n", "source: hill-post\n"), 1, 11),
        ("paragraph-unknown", "settled", CASE.replace("paragraph: 3", "paragraph: 15"), 2, 14),
    ],
)
def test_what_is_written_of_the_passes_is_judged(
    root: Path, code: str, name: str, text: str, line: int, column: int
) -> None:
    (root / SECOND / f"{name}.yml").write_text(text, encoding="utf-8")
    assert told(problems(root)[0]) == [(code, f"{SECOND}/{name}.yml", line, column)]


# ---- agree -----------------------------------------------------------------------------------------------------------


def test_agree_writes_the_page_with_the_settled_cases(root: Path, capsys: Captured) -> None:
    (root / SETTLED).write_text(CASE, encoding="utf-8")
    (root / SECOND / "coders.yml").write_text(f"{CODERS}settling: By the text.\n", encoding="utf-8")
    assert etl(root, "agree") == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].split() == ["kind", "both", "first", "only", "second", "only", "F1"]
    assert out[-2].split() == ["all", "30", "0", "0", "1.00"]
    assert out[-1].startswith(f"{PAGE} written; first pass: the seeds as they stand")
    page = (root / PAGE).read_bytes()
    cases = page.decode().split("## Settled cases\n\n")[1].splitlines()
    assert '<details markdown="1"><summary>river-post: 2</summary>' in cases
    assert [line for line in cases if line.startswith(("| 2 ", "| 3 "))] == [
        "| 2 | What? | the dead | – | first | – | it is printed |",
        '| 3 | Does it accuse, or state? | accuses | asserts \\| says | first | accuses | "accused" is printed. |',
    ]
    assert "- **How differences were settled**: By the text." in page.decode()
    assert etl(root, "agree") == 0
    assert (root / PAGE).read_bytes() == page
    assert not list((root / "seeds").glob("*.draft"))


@pytest.mark.slow
def test_agree_writes_nothing_while_there_are_problems(root: Path, capsys: Captured) -> None:
    place = edit(root, [(SEED, "stance: accuses", "stance: ▶accused")])[0]
    assert etl(root, "agree", codes=("vocabulary",)) == 1
    told_ = capsys.readouterr().out
    assert told_.startswith(f"{SEED}:{place[1]}:{place[2]}: error[vocabulary]: ")
    assert told_.endswith("nothing was written\n")
    assert not (root / PAGE).exists()
    assert etl(root, "agree", "--differences", codes=("vocabulary",)) == 1
    captured = capsys.readouterr()
    assert "second accused" in captured.out
    assert "etl check" in captured.err


def test_agree_needs_a_second_pass(root: Path, capsys: Captured) -> None:
    shutil.rmtree(root / SECOND)
    for words in ([], ["--differences"]):
        assert etl(root, "agree", *words) == 2
        assert "there is no second pass: seeds/ has no folder second-pass/" in capsys.readouterr().err


def test_differences_as_text_and_json(root: Path, capsys: Captured) -> None:
    first, second = edit(
        root,
        [
            (FIRST_SEED, "perpetrator: norland\n", "perpetrator: ▶norland\n"),
            (SEED, "perpetrator: other-norland\n", "perpetrator: ▶~\n"),
        ],
    )
    etl(root, "agree", "--differences", "--format", "json")
    listed = json.loads(capsys.readouterr().out)
    (value,) = [value for found in listed["differences"] for value in found["values"]]
    assert value == {
        "column": "perpetrator_id",
        "first": "norland",
        "second": None,
        "second_means": None,
        "first_place": list(first),
        "second_place": list(second),
        "right": None,
    }
    etl(root, "agree", "--differences")
    lines = capsys.readouterr().out.splitlines()
    assert "1. casualties: told differently" in lines
    at = lines.index("    perpetrator_id")
    assert lines[at + 1] == f"        first  norland  {':'.join(map(str, first))}"
    assert lines[at + 2] == f"        second (nothing)  {':'.join(map(str, second))}"
    assert lines[-1] == (
        "records that differ: 1, of which 0 of the first pass only and 0 of the second; values that differ: 1,"
        " of which 0 settled"
    )
    assert not (root / PAGE).exists()


def git(root: Path, *words: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    done = subprocess.run(["git", "-C", root, *who, *words], check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip()


@pytest.mark.parametrize("folder", ["", pytest.param("inner/deep", marks=pytest.mark.slow)])
def test_the_first_pass_can_be_that_of_a_revision(folder: str, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "repository" / folder).parent.mkdir(parents=True, exist_ok=True)
    root = coded_twice(tmp_path / "repository" / folder)
    git(tmp_path / "repository", "init", "-q")
    edit(root, [(FIRST_SEED, "stance: accuses", "stance: asserts")])
    git(root, "add", ".")
    git(root, "rm", "-rq", "--cached", "seeds/vocabularies")  # The vocabularies meant are those of today.
    git(root, "commit", "-qm", "coded")
    edit(root, [(FIRST_SEED, "stance: asserts", "stance: accuses")])
    git(root, "add", ".")
    git(root, "commit", "-qm", "settled")
    assert etl(root, "agree", "--differences") == 0
    assert capsys.readouterr().out.endswith("values that differ: 0, of which 0 settled\n")
    assert etl(root, "agree", "--differences", "--first", "HEAD~1") == 0
    assert capsys.readouterr().out.endswith("values that differ: 1, of which 0 settled\n")
    assert etl(root, "agree", "--first", "HEAD~1") == 0
    page = (root / PAGE).read_text(encoding="utf-8")
    commit = git(root, "rev-parse", "--short=12", "HEAD~1")
    assert f"First pass: the seeds as they were in revision {commit}." in page
    assert "| attributions.stance | 3 | 0.67 |" in page
    assert sorted(path.name for path in root.iterdir() if path.name != ".git") == ["seeds"]


def test_what_is_no_revision_with_seeds_is_told(root: Path, capsys: Captured) -> None:
    git(root, "init", "-q")
    git(root, "commit", "-q", "--allow-empty", "-m", "nothing")
    for revision in ("HEAD", "nowhere", f"--output={root / 'out'}"):
        assert etl(root, "agree", f"--first={revision}") == 2
        assert "etl agree: could not run: " in capsys.readouterr().err
    assert not (root / "out").exists()
    assert not (root / PAGE).exists()
