"""What `etl check` proposes for the seeds, what `--write` writes, and what neither touches."""

import json
import shutil
from collections.abc import Callable

import pytest

from etl.cli import main
from etl.model.project import Project
from etl.publish.checked import run_stages
from tests.conftest import Edit, edit, looking_for
from tests.twice import coded_twice

ARTICLE, ACTORS, TALLIES = "seeds/sources/river-post.yml", "seeds/actors.yml", "seeds/tallies.yml"
DISAGREEMENTS, LINKS, UTTERANCES = "seeds/disagreements.yml", "seeds/links.yml", "seeds/utterances.yml"
APART = "contradiction-open", "contradiction-not-shown", "reference"
NAVY: Edit = (
    ARTICLE,
    "  - {actor: norland-army, name: Norland soldiers}",
    "  - {actor: norland-navy, name: Norland soldiers}",
)
NO_LINK: Edit = (LINKS, "relation: updates", "relation: repeats")

AGAIN = """\
    attributions:
    - id: again
      exact: A senior Norland official
      event: bridge-strike
      accused: vesland
      stance: accuses
      charge: carried_out
"""
Write = Callable[..., tuple[int, str]]


@pytest.fixture
def write(small: Project, capsys: pytest.CaptureFixture[str]) -> Write:
    """A function that edits the small project and runs `etl check --write`: its exit code and what it prints."""

    def run(*edits: Edit, words: tuple[str, ...] = ()) -> tuple[int, str]:
        edit(small.root, edits)
        with looking_for(*APART):
            articles = str(small.root / "articles")
            code = main(["--project", str(small.root), "check", "--articles", articles, "--write", *words])
        return code, capsys.readouterr().out

    return run


def proposals(project: Project, *edits: Edit) -> list[tuple[str, str, str]]:
    """(file, name, text) of each proposal."""
    edit(project.root, edits)
    with looking_for(*APART):
        found = [p.proposal for p in run_stages(project).problems if p.proposal is not None]
    return [(p.where, p.name, p.text) for p in found]


# ---- ids that no register has ----------------------------------------------------------------------------------------


def test_an_unknown_id_becomes_a_record_with_what_is_left_to_write(small: Project, write: Write) -> None:
    before = (small.root / ACTORS).read_text(encoding="utf-8")
    code, out = write(NAVY)
    assert code == 1
    assert out.startswith(f"{ACTORS}:13: written: actor norland-navy\n")
    assert (small.root / ACTORS).read_text(
        encoding="utf-8"
    ) == f"{before}- actor: norland-navy\n  name:\n  kind:\n  side:\n"
    told = [line for line in out.splitlines() if "error[" in line]
    needs = [f"{ACTORS}:{line}:" for line in (14, 15, 16)]
    assert [line[: len(at)] for line, at in zip(told, needs, strict=True)] == needs
    assert all("error[seed-key-missing]" in line for line in told)


@pytest.mark.slow
def test_a_register_behind_a_link_is_written_where_it_leads(small: Project, write: Write) -> None:
    kept = small.root / "kept.yml"
    (small.seeds / "actors.yml").rename(kept)
    (small.seeds / "actors.yml").symlink_to(kept)
    write(NAVY)
    assert (small.seeds / "actors.yml").is_symlink()
    assert "norland-navy" in kept.read_text(encoding="utf-8")


def test_an_id_used_twice_is_proposed_once(small: Project) -> None:
    again = (ARTICLE, "perpetrator: norland\n", "perpetrator: norland-navy\n")
    assert [name for _, name, _ in proposals(small, NAVY, again)] == ["actor norland-navy"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "file", "text"),
    [
        (
            (ARTICLE, "tally: camp-killed\n      number", "tally: camp-dead\n      number"),
            "tallies",
            "tally: camp-dead\n  title:\n  event: camp-shelling\n  victims: vesland-army\n  outcome: killed\n",
        ),
        (
            (ARTICLE, "origin: observatory-count", "origin: bulletin"),
            "origins",
            "origin: bulletin\n  kind:\n  actor:\n  title:\n  basis:\n",
        ),
        (
            (ARTICLE, "place: hills-camp\n      perp", "place: ridge\n      perp"),
            "places",
            "place: ridge\n  name:\n  kind:\n",
        ),
        ((ARTICLE, "event: border-war", "event: feud"), "events", "event: feud\n  title:\n  type:\n"),
        (
            (
                ARTICLE,
                "kind: full\n      topic: responsibility\n      utterance: their-work",
                "kind: full\n      topic: responsibility\n      utterance: boast",
            ),
            "utterances",
            "utterance: boast\n  speaker:\n",
        ),
    ],
)
def test_every_register_takes_records_of_its_form(change: Edit, file: str, text: str, small: Project) -> None:
    [(where, name, proposed)] = proposals(small, change)
    assert where == f"seeds/{file}.yml"
    assert name == text.splitlines()[0].replace(":", "")
    assert proposed.startswith(f"- {text}")


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        pytest.param(
            [(ARTICLE, "tally: camp-vehicles", "tally: wrecks")],
            "event: camp-shelling\n  subject: vehicles\n  measure: targets_hit\n  scope: event\n",
            marks=pytest.mark.slow,
        ),
        (
            [
                (ARTICLE, 'tally: bridge-wounded\n      number: "9"', 'tally: wrecks\n      number: "9"'),
                (ARTICLE, 'tally: bridge-killed\n      number: "14"', 'tally: wrecks\n      number: "14"'),
            ],
            "event: bridge-strike\n  victims: norland-army\n  outcome:\n  scope:\n",
        ),
        pytest.param(
            [
                (ARTICLE, "tally: camp-vehicles", "tally: wrecks"),
                (ARTICLE, "tally: camp-killed\n      number", "tally: wrecks\n      number"),
            ],
            "event: camp-shelling\n  scope:\n",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_a_tally_begins_with_what_its_claims_agree_in(changes: list[Edit], text: str, small: Project) -> None:
    """Wounded and dead leave the outcome to a person; people harmed and vehicles, all but the event."""
    assert ("seeds/tallies.yml", "tally wrecks", f"- tally: wrecks\n  title:\n  {text}") in proposals(small, *changes)


@pytest.mark.parametrize("typed", ["norland-arny", "norland-amry", "norlandarmy", "norland-armyy", "Norland Navy"])
def test_a_slip_or_what_is_no_id_is_not_registered(typed: str, small: Project) -> None:
    assert proposals(small, (NAVY[0], NAVY[1], NAVY[2].replace("norland-navy", typed))) == []


def test_an_id_with_another_number_is_another_id(small: Project) -> None:
    first = (ACTORS, "actor: relief-council,", "actor: council-1,")
    rename = (
        ARTICLE,
        "{actor: relief-council, name: the Relief Council}",
        "{actor: council-2, name: the Relief Council}",
    )
    text = (small.root / ARTICLE).read_text(encoding="utf-8")
    (small.root / ARTICLE).write_text(text.replace("claimant: relief-council", "claimant: council-1"), encoding="utf-8")
    assert [name for _, name, _ in proposals(small, first, rename)] == ["actor council-2"]


def test_a_retired_id_is_not_registered_again(small: Project) -> None:
    (small.root / "seeds/retired.yml").write_text("- {id: norland-navy, table: actors}\n", encoding="utf-8")
    assert proposals(small, NAVY) == []


@pytest.mark.slow
def test_a_register_that_is_not_there_is_begun_and_filled(small: Project, write: Write) -> None:
    (small.root / UTTERANCES).unlink()
    code, out = write()
    assert code == 1
    assert out.splitlines()[:4] == [
        f"{UTTERANCES}:1: written: an empty register",
        f"{UTTERANCES}:2: written: utterance their-work",
        "checked again:",
        f"{UTTERANCES}:3:11: error[seed-key-missing]: this record of utterances needs 'speaker'",
    ]
    head = "# yaml-language-server: $schema=../.build/schemas/utterances.json\n"
    assert (small.root / UTTERANCES).read_text(encoding="utf-8") == f"{head}- utterance: their-work\n  speaker:\n"


# ---- contradictions --------------------------------------------------------------------------------------------------

WOUNDED = """\
# Proposed by `etl check --write`: word the question, and say what explains the difference.
- disagreement: bridge-wounded-count
  question: "Soldiers wounded at the bridge: how many?"
  kind: count
  test: contradictory
  weight: minor
  tally: bridge-wounded
  event: bridge-strike
  explained_by: unexplained
  positions:
  - position_no: 1
    answer: "9"
    claimant: norland-ministry
    source: river-post
    paragraph: 3
    claim: river-post-p3-wounded
  - position_no: 2
    answer: "11"
    claimant: norland-ministry
    source: river-post
    paragraph: 4
    claim: river-post-p4-wounded
"""


def test_a_contradiction_becomes_a_disagreement_and_is_mended(small: Project, write: Write) -> None:
    before = (small.root / DISAGREEMENTS).read_text(encoding="utf-8")
    code, out = write(NO_LINK)
    assert code == 0
    assert out.splitlines() == [
        f"{DISAGREEMENTS}:{len(before.splitlines()) + 1}: written: disagreement bridge-wounded-count",
        "checked again:",
        "1 article, 30 claims, 1 of 1 verified against the texts: no problems",
    ]
    assert (small.root / DISAGREEMENTS).read_text(encoding="utf-8") == before + WOUNDED


def test_a_check_shows_the_lines_and_writes_nothing(small: Project, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in small.seeds.rglob("*.yml")}
    edit(small.root, [NO_LINK])
    with looking_for(*APART):
        assert main(["--project", str(small.root), "check", "--articles", str(small.root / "articles")]) == 1
    shown = "".join(f"    {line}\n" for line in WOUNDED.splitlines())
    assert f"    `etl check --write` adds to {DISAGREEMENTS}:\n{shown}1 error, 0 warnings\n" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in before if path.name != "links.yml"} == {
        path: content for path, content in before.items() if path.name != "links.yml"
    }


def test_a_second_run_writes_nothing(small: Project, write: Write) -> None:
    write(NO_LINK, NAVY)
    before = {path: path.read_bytes() for path in small.seeds.rglob("*.yml")}
    _, out = write()
    assert out.startswith("nothing to write\n")
    assert {path: path.read_bytes() for path in small.seeds.rglob("*.yml")} == before


def test_a_claim_without_an_answer_joins_the_disagreement_of_its_count(small: Project, write: Write) -> None:
    """One of three claims of the count has lost its place; it gets a number of its own, behind the others."""
    lines = (small.root / DISAGREEMENTS).read_text(encoding="utf-8").splitlines(keepends=True)
    [gone] = [line for line in lines if "river-post-p4-killed" in line]
    line = lines.index(gone) + 2  # behind the answer that stood behind it
    code, out = write((DISAGREEMENTS, gone, ""))
    assert (code, out.splitlines()[0]) == (0, f"{DISAGREEMENTS}:{line}: written: answers of river-post-p4-killed")
    text = (small.root / DISAGREEMENTS).read_text(encoding="utf-8")
    where = "    source: river-post\n    paragraph: 4\n"
    position = f'  - position_no: 4\n    answer: "14"\n    claimant: norland-ministry\n{where}'
    assert f"claim: river-post-p5-killed}}\n{position}    claim: river-post-p4-killed\n- disagreement" in text


def test_a_claim_that_says_what_another_says_shares_its_answer(small: Project) -> None:
    [(where, _, text)] = proposals(
        small, (DISAGREEMENTS, "claim: river-post-p4-killed}", "claim: river-post-p5-killed}")
    )
    assert where == f"{DISAGREEMENTS}, positions of bridge-deaths"
    assert "position_no: 4" in text


def test_a_disagreement_with_another_test_is_left_to_a_person(small: Project, write: Write) -> None:
    code, out = write((DISAGREEMENTS, "test: contradictory", "test: compatible_but_different"))
    assert code == 1
    assert out.startswith("nothing to write\n")


DEATHS = {
    "p2": '- {position_no: 1, answer: "12", source: river-post, paragraph: 2, claim: river-post-p2-killed}',
    "p4": '- {position_no: 2, answer: "14", claimant: norland-ministry, source: river-post, paragraph: 4, '
    "claim: river-post-p4-killed}",
    "p5": "- {position_no: 3, answer: More than 20, claimant: coast-observatory, source: river-post, paragraph: 5, "
    "claim: river-post-p5-killed}",
}


def asked(small: Project, *of: str) -> None:
    """Let the small record ask of the deaths at the bridge, in a disagreement each, what these paragraphs answer."""
    text = (small.root / DISAGREEMENTS).read_text(encoding="utf-8")
    start, end = text.index("  positions:\n"), text.index("- disagreement: bridge-resp")
    head, rest = text[:start], text[end:]
    blocks = []
    for number, answers in enumerate(of, 1):
        positions = "".join(f"  {DEATHS[answer]}\n" for answer in answers.split())
        own = head.replace("bridge-deaths", f"deaths-{number}")
        blocks.append(f"{own}  positions:\n{positions}")
    (small.root / DISAGREEMENTS).write_text("".join([*blocks, rest]), encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("of", "where", "added"),
    [
        pytest.param(("p2 p4", "p2 p5"), "", "p4 p5", id="either could take it: a question of its own"),
        pytest.param(("p2", "p2 p4"), "deaths-2", "p5", id="where most of what it contradicts stands"),
        pytest.param(("p2 p4", "p5"), "", "p2 p4 p5", id="each could take what the other holds"),
    ],
)
def test_of_two_disagreements_on_one_count_a_claim_joins_the_one_that_it_answers(
    of: tuple[str, ...], where: str, added: str, small: Project
) -> None:
    asked(small, *of)
    [(file, name, text)] = proposals(small)
    assert file == (f"{DISAGREEMENTS}, positions of {where}" if where else DISAGREEMENTS)
    assert where or name == "disagreement bridge-killed-count"
    assert [p for p in ("p2", "p4", "p5") if f"river-post-{p}-killed" in text] == added.split()


@pytest.mark.slow
def test_what_one_voice_said_is_not_asked_of_another(small: Project, write: Write) -> None:
    """The ministry gives both numbers of the disagreement: the observatory's, which contradicts them, is no answer."""
    asked(small, "p2 p4")
    twelve = "casualties:\n    - id: killed\n      exact: killed 12"
    own = (ARTICLE, f"  - {twelve}", f"  - claimant: norland-ministry\n    {twelve}")
    credited = (DISAGREEMENTS, 'answer: "12", source', 'answer: "12", claimant: norland-ministry, source')
    _, out = write(own, credited)
    assert "written: disagreement bridge-killed-count\nchecked again:" in out
    assert "contradiction-open" not in out


def test_a_disagreement_in_which_nothing_stands_that_a_claim_contradicts_takes_it_not(small: Project) -> None:
    wounded = (DISAGREEMENTS, "tally: bridge-killed", "tally: bridge-wounded")
    made = [(file, name) for file, name, _ in proposals(small, wounded, NO_LINK)]
    assert (DISAGREEMENTS, "disagreement bridge-wounded-count") in made


def without_blame(small: Project) -> None:
    """Take out the disagreement about who carried out the strike."""
    text = (small.root / DISAGREEMENTS).read_text(encoding="utf-8")
    (small.root / DISAGREEMENTS).write_text(text[: text.index("- disagreement: bridge-resp")], encoding="utf-8")


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        ("occurred", "who did it?"),
        pytest.param("claimed", "who did it?", marks=pytest.mark.slow),
        ("planned", "who is named as the one who would do it?"),
        pytest.param("hypothetical", "who is named as the one who would do it?", marks=pytest.mark.slow),
        pytest.param("denied", "who is named as the one who would have done it?", marks=pytest.mark.slow),
    ],
)
def test_of_what_is_not_told_as_done_it_is_asked_who_would(status: str, asked: str, small: Project) -> None:
    without_blame(small)
    strike = "  type: airstrike\n  status: "
    found = proposals(small, ("seeds/events.yml", f"{strike}occurred\n", f"{strike}{status}\n"))
    assert [f'question: "Strike on the bridge at Eastford: {asked}"' in text for _, _, text in found] == [True]


@pytest.mark.parametrize(
    ("charge", "asked"),
    [("presence", "who is said to be present?"), ("terrorism", "who is called terrorist or extremist?")],
)
def test_of_a_charge_without_a_deed_it_is_not_asked_who_did_it(charge: str, asked: str, small: Project) -> None:
    without_blame(small)
    edits = [
        (ARTICLE, f"stance: {stance}\n      charge: carried_out", f"stance: {stance}\n      charge: {charge}")
        for stance in ("accuses", "denies")
    ]
    found = proposals(small, *edits)
    assert [f'question: "Strike on the bridge at Eastford: {asked}"' in text for _, _, text in found] == [True]


def test_two_who_answer_alike_share_an_answer_and_who_denies_has_another(small: Project) -> None:
    """The whole disagreement is lost; Norland, told as accused twice, is one answer."""
    without_blame(small)
    again = (ARTICLE, "    attributions:\n    - id: guns", AGAIN + "    - id: guns")
    [(_, name, block)] = proposals(small, again)
    assert name == "disagreement bridge-strike-responsibility"
    assert "  weight: major\n  event: bridge-strike\n" in block
    answers = [line.strip() for line in block.splitlines() if "position_no" in line or "answer:" in line]
    assert answers == [
        "- position_no: 1", "answer: Vesland", "- position_no: 2", "answer: Not Vesland",
        "- position_no: 1", "answer: Vesland",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "weight"), [("21", "minor"), ("22", "major"), pytest.param("24", "major", marks=pytest.mark.slow)]
)
def test_a_count_is_major_from_twice_on(number: str, weight: str, small: Project) -> None:
    edits = [
        NO_LINK,
        (ARTICLE, 'number: "9"', 'number: "11"'),
        (
            ARTICLE,
            'number: "11"\n      victims: norland-army\n      victims_status: combatant\n    - id: killed',
            f'number: "{number}"\n      victims: norland-army\n      victims_status: combatant\n    - id: killed',
        ),
    ]
    [(_, _, text)] = proposals(small, *edits)
    assert f"  weight: {weight}\n" in text


@pytest.mark.slow
def test_numbers_that_are_words_leave_the_weight_to_a_person(small: Project) -> None:
    edits = [NO_LINK, (ARTICLE, 'number: "9"', "number: dozens"), (ARTICLE, 'number: "11"', "number: hundreds")]
    [(_, _, text)] = proposals(small, *edits)
    assert "  weight:\n" in text
    assert "answer: Hundreds\n" in text


def test_an_id_that_is_taken_gets_a_number(small: Project) -> None:
    retired = "- {id: bridge-wounded-count, table: disagreements}\n"
    (small.root / "seeds/retired.yml").write_text(retired, encoding="utf-8")
    assert [name for _, name, _ in proposals(small, NO_LINK)] == ["disagreement bridge-wounded-count-2"]


# ---- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_lines_that_end_as_windows_writes_them_stay_so(small: Project, write: Write) -> None:
    path = small.root / ACTORS
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    write(NAVY)
    assert path.read_bytes() == before + b"- actor: norland-navy\r\n  name:\r\n  kind:\r\n  side:\r\n"


@pytest.mark.slow
def test_a_list_in_brackets_is_left_alone_and_told(small: Project, write: Write) -> None:
    text = (small.root / "seeds/origins.yml").read_text(encoding="utf-8")
    flow = f"[{', '.join(line.removeprefix('- ') for line in text.splitlines() if line.startswith('- '))}]\n"
    (small.root / "seeds/origins.yml").write_text(flow, encoding="utf-8")
    code, out = write((ARTICLE, "origin: observatory-count", "origin: bulletin"))
    assert code == 1
    assert out.startswith(
        "seeds/origins.yml:1: the file is no list whose items start with a dash; not written: origin bulletin\n"
    )
    assert (small.root / "seeds/origins.yml").read_text(encoding="utf-8") == flow


def test_a_disk_that_refuses_leaves_what_was_there(
    small: Project, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: object) -> None:
        raise OSError(f"no room for {path}")

    monkeypatch.setattr("etl.publish.files.reach_disk", refuse)
    before = {path.name: path.read_bytes() for path in small.seeds.iterdir() if path.is_file()}
    assert write(NO_LINK)[0] == 2
    after = {path.name: path.read_bytes() for path in small.seeds.iterdir() if path.is_file()}
    assert {name for name in before | after if before.get(name) != after.get(name)} == {"links.yml"}


@pytest.mark.slow
def test_programs_read_the_problems_alone(small: Project, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = write(NO_LINK, NAVY, words=("--format", "json"))
    assert {found["code"] for found in json.loads(out)} == {"seed-key-missing"}


@pytest.mark.slow
def test_the_second_pass_is_never_written(small: Project, write: Write) -> None:
    twice = coded_twice(small.root.with_name("twice"))
    shutil.copytree(twice / "seeds/second-pass", small.root / "seeds/second-pass")
    second = small.root / "seeds/second-pass"
    seed = second / "sources/river-post.yml"
    seed.write_text(
        seed.read_text(encoding="utf-8").replace("event: other-border-war", "event: feud"), encoding="utf-8"
    )
    before = {path: path.read_bytes() for path in second.rglob("*") if path.is_file()}
    code, out = write()
    assert (code, out.splitlines()[0]) == (1, "nothing to write")
    assert "feud" in out
    assert {path: path.read_bytes() for path in before} == before
