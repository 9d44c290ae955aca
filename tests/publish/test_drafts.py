"""Drafts warn, stay out of what is published and block nothing; and they hide nothing that is wrong elsewhere."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from etl.cli import main
from etl.model.project import Project
from etl.problems import Problem
from etl.publish.checked import Checked, run_stages, summary
from etl.publish.locating import locate_all
from tests import SMALL
from tests.builds import build, copy_small, published, unjudged
from tests.conftest import Edit, edit, looking_for, unchecked
from tests.drafts import ARTICLE, NAME, RECORD, SEED, TEXT, WORDS, add_draft
from tests.twice import SECOND, coded_twice

ACTORS, TALLIES, DISAGREEMENTS = "seeds/actors.yml", "seeds/tallies.yml", "seeds/disagreements.yml"
TALLY: Edit = (SEED, "tally: bridge-killed", "tally: ▶bridge-kiled")
FIGURE = "    figures:\n    - id: vehicles\n"
DRAFTED: Edit = (ARTICLE, FIGURE, "    figures:\n    - drafted: ▶a reading of the sentence\n      id: vehicles\n")


@pytest.fixture(autouse=True)
def _no_texts_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ETL_ARTICLES", raising=False)


@pytest.fixture
def project(small: Project) -> Project:
    """The small project with a second article, which is a draft."""
    return add_draft(small.root)


def told(problems: list[Problem]) -> list[tuple[str, str, str | None]]:
    return [(p.severity, p.code, p.file) for p in problems]


def checked(project: Project, *edits: Edit, codes: tuple[str, ...] = ()) -> Checked:
    """What the stages say after some edits, the checks of the tables looking for some codes alone."""
    edit(project.root, edits)
    with looking_for(*codes):
        return run_stages(project)


# ---- what is published -----------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_what_is_published_is_what_it_was_before_the_draft(project: Project) -> None:
    """Its claims, their answer and link, the actors and the tally that it alone uses: none of it is in any table."""
    before, after = unchecked(Project(SMALL, SMALL / "articles")), unchecked(project)
    for table in before.model:
        columns = ", ".join(f'"{name}"' for name in table.by_name)
        sql = f'SELECT {columns} FROM "{table.name}" ORDER BY ALL'
        assert after.tables.con.execute(sql).fetchall() == before.tables.con.execute(sql).fetchall(), table.name


def test_the_same_article_is_published_once_it_is_coded(small: Project) -> None:
    con = unchecked(add_draft(small.root, state="coded")).tables.con
    sql = "SELECT count(*) FILTER (WHERE source_id = ?), count(*) FROM claims"
    assert con.execute(sql, [NAME]).fetchone() == (2, 32)
    assert con.execute("SELECT state FROM sources ORDER BY source_id").fetchall() == [("coded",), ("coded",)]


def test_a_draft_is_one_line_and_counted(project: Project) -> None:
    found = run_stages(project)
    assert [(p.severity, p.code, p.file, p.line, p.column) for p in found.problems] == [
        ("warning", "draft", SEED, 2, 8)
    ]
    assert found.problems[0].message == "draft: no problem is left; `state: coded` publishes it"
    assert summary(found) == "1 article, 30 claims, 1 draft, 1 of 1 verified against the texts: no problems"


@pytest.mark.slow
def test_without_the_texts_the_phrases_of_drafts_are_not_published_either(small: Project) -> None:
    """The share of an article that stands in the record is the same for whoever has the text and who has not."""
    edit(small.root, [DRAFTED])
    locate_all(small)
    sql = "SELECT words_published FROM sources"
    known = [
        unchecked(Project(small.root, texts)).tables.con.execute(sql).fetchall() for texts in (small.articles, None)
    ]
    whole = unchecked(Project(SMALL, SMALL / "articles")).tables.con.execute(sql).fetchall()
    assert known[0] == known[1] != whole


@pytest.mark.slow
def test_no_word_of_a_draft_is_in_anything_that_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unjudged(monkeypatch)
    root = copy_small(tmp_path / "small")
    add_draft(root, "seeds/articles")
    assert main(["--project", str(root), "build"]) == 0
    files = published(root)
    assert len(files) > 100
    held = {path for path, content in files.items() for word in WORDS if word.encode() in content}
    assert held == set()


# ---- what is wrong with a draft --------------------------------------------------------------------------------------

WRONG: dict[str, Edit] = {
    "a key that no record has": (SEED, "language: en", "language: en\ntitel: x"),
    "no YAML": (SEED, "paragraphs:", "paragraphs: ["),
    "an id that nobody has": (SEED, "tally: bridge-killed", "tally: bridge-kiled"),
    "a phrase that is not printed": (SEED, "exact: 3 boats", "exact: 4 boats"),
    "a number that cannot be read": (SEED, 'number: "16"', "number: sixteenish"),
    "a language without word lists": (SEED, "language: en", "language: xx"),
    "a paragraph that is not told": (SEED, "- paragraph: 3\n", ""),
    "no answer for a contradiction": (DISAGREEMENTS, "  - {position_no: 4", "#  - {position_no: 4"),
    "a record that is not finished": (ACTORS, "kind: unnamed_person, side: not_a_party", ""),
    "an actor without side": (ACTORS, "unnamed_person, side: not_a_party", "unnamed_person"),
}


@pytest.mark.slow
@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_draft_warns_and_blocks_nothing(wrong: Edit, project: Project) -> None:
    found = checked(project, wrong, codes=("reference", "id-unused", "contradiction-open", "contradiction-not-shown"))
    assert not found.failed
    assert [p.code for p in found.problems] == ["draft"]
    assert found.problems[0].message.startswith("draft: ")
    assert f"to the end; `etl check {NAME}` names " in found.problems[0].message
    assert found.drafts
    assert {p.severity for p in found.drafts} == {"warning"}


@pytest.mark.parametrize("file", [RECORD, TEXT])
def test_a_draft_needs_neither_text_nor_evidence(file: str, project: Project) -> None:
    (project.root / file).unlink()
    found = checked(project)
    assert told(found.problems) == [("warning", "draft", SEED)]
    assert found.drafts


def test_word_lists_that_a_draft_alone_needs_block_nothing_when_they_cannot_be_read(project: Project) -> None:
    lists = project.root / "seeds/lexicon/xx.csv"
    lists.parent.mkdir()
    lists.write_text("kind,term\n", encoding="utf-8")
    found = checked(project, (SEED, "language: en", "language: xx"))
    assert told(found.problems) == [("warning", "draft", "seeds/lexicon/xx.csv"), ("warning", "draft", SEED)]
    assert found.problems[0].message == "1 problem that drafts bring; `etl check --format json` names it"
    assert ("warning", "vocabulary-file", "seeds/lexicon/xx.csv") in told(found.drafts)


def test_an_error_of_a_coded_article_is_told_beside_the_same_in_a_draft(project: Project) -> None:
    coded = (ARTICLE, "tally: camp-killed\n      number", "tally: ▶camp-kiled\n      number")
    [place, _] = edit(project.root, [coded, TALLY])
    with looking_for("reference"):
        found = run_stages(project)
    assert [(p.file, p.line, p.column) for p in found.problems if p.severity == "error"] == [place]
    assert [(p.severity, p.value) for p in found.drafts] == [("warning", "bridge-kiled")]


def test_what_nobody_refers_to_is_told_though_there_are_drafts(project: Project) -> None:
    """An actor of drafts is needed by them; one that nobody names is left over, as in any record."""
    more = "- {actor: nobody, name: Nobody, kind: unnamed_person, side: not_a_party}\n- {actor: ferrymen, "
    found = checked(project, (ACTORS, "- {actor: ferrymen, ", more), codes=("id-unused",))
    assert [(p.severity, p.code, p.value) for p in found.problems if p.code != "draft"] == [
        ("error", "id-unused", "nobody")
    ]


def test_an_error_in_a_record_that_coded_articles_need_too_is_told(project: Project) -> None:
    """Both articles count the dead at the bridge: that count is no draft's."""
    slain = (TALLIES, "outcome: killed, scope: event, place", "outcome: slain, scope: event, place")
    found = checked(project, slain, codes=("vocabulary",))
    assert ("error", "vocabulary", TALLIES) in told(found.problems)


def test_a_contradiction_with_a_draft_is_no_open_one(project: Project) -> None:
    """The draft's 16 dead contradict 12, 14 and more than 20."""
    lost = (DISAGREEMENTS, "  - {position_no: 4", "#  - {position_no: 4")
    found = checked(project, lost, codes=("contradiction-open", "contradiction-not-shown"))
    assert told(found.problems) == [("warning", "draft", SEED)]
    assert {p.code for p in found.drafts} == {"contradiction-open"}


def test_a_disagreement_that_has_no_two_answers_left_goes_whole(project: Project) -> None:
    question = (
        "- {disagreement: boats, question: Were there boats?, kind: count, test: not_numeric, weight: minor,"
        " event: bridge-strike, explained_by: unexplained, positions: ["
        "{position_no: 1, answer: None, source: river-post, paragraph: 2},"
        "{position_no: 2, answer: Three, source: harbour-gazette, paragraph: 2, claim: harbour-gazette-p2-boats}]}\n"
    )
    path = project.root / DISAGREEMENTS
    path.write_text(path.read_text(encoding="utf-8") + question, encoding="utf-8")
    found = checked(project, codes=("position-count", "reference"))
    assert told(found.problems) == [("warning", "draft", SEED)]
    ids = found.tables.con.execute("SELECT disagreement_id FROM disagreements ORDER BY 1").fetchall()
    assert ids == [("bridge-deaths",), ("bridge-responsibility",)]
    answers = "SELECT answer FROM disagreement_positions WHERE disagreement_id = 'bridge-deaths' ORDER BY position_no"
    assert found.tables.con.execute(answers).fetchall() == [("12",), ("14",), ("More than 20",)]


@pytest.mark.parametrize(
    ("typed", "key", "done"),
    [
        ("drafted: a guess", "drafted", "take `drafted` out once it is right"),
        ("state: coded\ndrafted: a guess", "drafted", "take `drafted` out once it is right"),
        ("state: draft\ndrafted: a guess", "state", "take `drafted` out and write `state: coded` once it is right"),
    ],
)
def test_an_article_that_is_a_draft_by_the_other_key_is_told_what_publishes_it(
    typed: str, key: str, done: str, project: Project
) -> None:
    [place] = edit(project.root, [(SEED, "state: draft", typed.replace(f"{key}: ", f"{key}: ▶"))])
    with looking_for():
        [line] = run_stages(project).problems
    assert (line.file, line.line, line.column) == place
    assert line.message == f"draft: no problem is left; {done}"


# ---- records that are drafts -----------------------------------------------------------------------------------------


def test_what_a_draft_covers_in_a_coded_article_is_not_covered_and_the_hint_says_why(small: Project) -> None:
    [place] = edit(small.root, [DRAFTED])
    found = checked(small, codes=("token-uncovered",))
    uncovered = [p for p in found.problems if p.code == "token-uncovered"]
    assert {p.value for p in uncovered} == {"8", "10"}
    assert {p.hint for p in uncovered} == {"a draft covers it: take out its `drafted` where it is right"}
    [line] = [p for p in found.problems if p.code == "draft"]
    assert line.message == "1 drafted record: no problem is left; take `drafted` out where the record is right"
    assert (line.file, line.line, line.column) == place
    assert summary(found).startswith("1 article, 29 claims, 1 drafted record, ")


def test_a_paragraph_that_is_a_draft_is_told_where_it_stands(small: Project) -> None:
    [place] = edit(small.root, [(ARTICLE, "- paragraph: 3\n", "- paragraph: ▶3\n  drafted: a guess\n")])
    [missing] = [p for p in checked(small).problems if p.code == "paragraph-missing"]
    assert (missing.file, missing.line, missing.column) == place
    assert missing.message == "paragraph 3 of the article is a draft"
    assert missing.hint is not None
    assert missing.hint.startswith("take its `drafted` out once it is right, ")


def test_a_coded_claim_that_refers_to_a_draft_refers_to_nothing(small: Project) -> None:
    drafted = (TALLIES, "{tally: camp-killed,", "{drafted: a guess, tally: camp-killed,")
    found = checked(small, drafted, codes=("reference",))
    errors = [p for p in found.problems if p.severity == "error"]
    assert {(p.code, p.file, p.value) for p in errors} == {("reference", ARTICLE, "camp-killed")}
    [hint] = {p.hint for p in errors}
    assert hint == f"it is a draft of {TALLIES}:3: take `drafted` out there once it is right, or refer to what is none"
    assert not [p for p in found.problems if p.proposal is not None]


def test_what_a_draft_tells_is_not_taken_up_by_what_is_none(small: Project) -> None:
    alias = (
        ARTICLE,
        "  - claimant: relief-council\n    naming: named\n    credit: according",
        "{}    credit: according",
    )
    first = "  - drafted: a guess\n    alias: council\n    claimant: relief-council\n    naming: named\n"
    again = (
        ARTICLE,
        "  - claimant: relief-council\n    naming: named\n    credit: the Relief Council\n",
        "  - as: ▶council\n    credit: the Relief Council\n",
    )
    [place] = edit(small.root, [(alias[0], alias[1], alias[2].format(first)), again])
    found = checked(small)
    [wrong] = [p for p in found.problems if p.code == "reference"]
    assert (wrong.file, wrong.line, wrong.column) == place
    assert wrong.message == "the alias 'council' is that of a draft"


@pytest.mark.slow
def test_a_drafted_record_that_is_broken_or_not_located_blocks_nothing(small: Project) -> None:
    record = "    - {drafted: a guess, id: crossing, exact: the third strike on the crossing, evnt: bridge-strike}\n"
    found = checked(small, (ARTICLE, "    - id: answer\n", f"{record}    - id: answer\n"))
    assert told(found.problems) == [("warning", "draft", ARTICLE)]
    assert {p.code for p in found.drafts} >= {"seed-key-unknown"}


# ---- the commands ----------------------------------------------------------------------------------------------------


def run(project: Project, capsys: pytest.CaptureFixture[str], *words: str, codes: tuple[str, ...] = ()) -> Any:
    """Exit code, and what is printed."""
    with looking_for(*codes):
        code = main(["--project", str(project.root), "check", "--articles", str(project.articles), *words])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.slow
def test_a_check_of_a_source_names_all_that_is_wrong_with_it(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    coded: Edit = (ARTICLE, "tally: camp-vehicles", "tally: camp-vehicle")
    edit(project.root, [TALLY, coded])
    code, out, _ = run(project, capsys, NAME, codes=("reference",))
    assert code == 0
    assert "warning[reference]: unknown tally 'bridge-kiled'" in out
    assert "camp-vehicle" not in out
    assert out.splitlines()[-1] == f"{NAME}: problems found; elsewhere: 1 error; `etl check` names them"
    code, out, _ = run(project, capsys, "river-post", codes=("reference",))
    assert code == 1
    assert "unknown tally 'camp-vehicle'" in out
    assert "bridge-kiled" not in out
    assert out.splitlines()[-1] == "river-post: problems found; elsewhere: 1 warning; `etl check` names them"
    code, out, _ = run(project, capsys, "places")
    assert (code, out) == (0, "places: no problems; elsewhere: 1 warning; `etl check` names them\n")


def test_a_draft_of_which_nothing_is_left_has_no_problems(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(project, capsys, NAME)
    assert code == 0
    assert "draft: no problem is left; `state: coded` publishes it" in out
    assert out.splitlines()[-1] == f"{NAME}: no problems; elsewhere: no problems"


def test_a_source_that_there_is_not_is_refused(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(project, capsys, "river-pst")
    assert code == 2
    assert err == "etl check: could not run: there is no article or register 'river-pst'; did you mean 'river-post'?\n"


@pytest.mark.slow
def test_programs_are_told_all_of_drafts_and_people_one_line(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project.root, [TALLY])
    code, out, _ = run(project, capsys, "--format", "json", codes=("reference",))
    assert code == 0
    assert [(p["severity"], p["code"]) for p in json.loads(out)] == [("warning", "draft"), ("warning", "reference")]
    _, out, _ = run(project, capsys, codes=("reference",))
    assert out.splitlines()[0] == (
        f"{SEED}:2:8: warning[draft]: draft: 1 problem to the end; `etl check {NAME}` names it"
    )


@pytest.mark.slow
def test_what_a_draft_lacks_is_written_and_blocks_nothing(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A new id begins its record in the register, unfinished as it is: the draft alone needs it."""
    edit(project.root, [(SEED, "tally: ferry-boats", "tally: quay-boats")])
    code, out, _ = run(project, capsys, "--write", codes=("reference",))
    assert code == 0
    assert "written: tally quay-boats" in out


def test_an_editor_is_given_the_ids_of_drafts(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    run(project, capsys)
    schema = (project.root / ".build/schemas/source.json").read_text(encoding="utf-8")
    assert '"ferry-boats"' in schema
    assert '"drafted"' in schema


def test_what_the_record_should_have_at_least_is_counted_without_drafts(project: Project) -> None:
    found = checked(
        project, ("seeds/package.yml", "name: small-record\n", "name: small-record\nexpect: {articles: 2}\n")
    )
    assert [p.message for p in found.problems if p.severity == "error"] == ["articles: found 1; expected 2 or more"]


def test_an_id_that_a_release_had_is_missed_when_it_is_a_draft_again(project: Project) -> None:
    folder = project.root / "releases"
    folder.mkdir()
    release = {"version": "0.1.0", "tables": {"sources": {"rows": 2, "ids": [NAME, "river-post"]}}}
    (folder / "0.1.0.json").write_text(json.dumps(release), encoding="utf-8")
    found = checked(project)
    assert [(p.severity, p.value) for p in found.problems if p.code == "id-gone"] == [("error", NAME)]


@pytest.mark.slow
@pytest.mark.parametrize("passes", ["first", "second"])
def test_a_draft_is_not_held_against_the_other_pass(
    passes: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = coded_twice(tmp_path / "small")
    add_draft(root, "seeds/articles", state="coded" if passes == "second" else "draft")
    for folder in ("sources", "evidence"):
        for path in (root / "seeds" / folder).glob(f"{NAME}.*"):
            shutil.copy(path, root / SECOND / folder)
    if passes == "second":
        edit(root, [(f"{SECOND}/sources/{NAME}.yml", "state: coded", "state: draft")])
    else:
        edit(root, [(f"{SECOND}/sources/{NAME}.yml", "state: draft", "state: coded")])
    with looking_for():
        found = run_stages(Project(root, root / "seeds" / "articles"))
    assert found.second is not None
    assert not [p for p in found.problems if p.code == "pass-differs"]
    coded = dict(found.tables.con.execute("SELECT source_id, coded FROM sources").fetchall())
    assert coded == ({"river-post": "twice"} if passes == "first" else {"river-post": "twice", NAME: "once"})
    with looking_for():
        main(["--project", str(root), "agree"])
    out = capsys.readouterr().out
    assert f"left out, being drafts in one of the passes: {NAME}\n" in out
    page = (root / "seeds/AGREEMENT.md").read_text(encoding="utf-8")
    assert f"Left out, being a draft in one of the passes: {NAME}." in page
    assert "Coded once" not in page


def test_locate_writes_the_record_of_a_draft_and_what_it_does_not_find_warns(project: Project) -> None:
    (project.root / RECORD).unlink()
    edit(project.root, [(SEED, "exact: 3 boats", "exact: 4 boats")])
    assert told(locate_all(project)[1]) == [("warning", "phrase-not-found", SEED)]
    assert "16 Norland soldiers were killed" in (project.root / RECORD).read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_package_is_built_though_a_draft_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unjudged(monkeypatch)
    root = copy_small(tmp_path / "small")
    add_draft(root, "seeds/articles")
    (root / SEED).write_text("state: draft\nparagraphs: [\n", encoding="utf-8")
    with looking_for():
        assert build(root) == 0
    assert NAME not in (root / "data/sources.csv").read_text(encoding="utf-8")
