"""What a problem advises that is not the same for all of its code; and how much of a short text may be repeated."""

from pathlib import Path

from etl.problems import Problem
from etl.publish.checked import run_stages
from tests.conftest import looking_for
from tests.helpers_tiny import asked, located

TEXT = """\
Shells kill 14 at Eastford market, officials say

EASTFORD, May 4 (Wire) - Shells killed at least 14 people and wounded 32 in Eastford late on Monday, officials said.

Nine children were among the dead, the Relief Council said, and 3 nurses are missing. “We ran out of blankets,” its \
head told reporters.

Norland accused Vesland and threatened to close the crossing within 48 hours.

Vesland denied it. “No gun was fired,” its army said, adding that two soldiers were injured.
"""
SEED = """\
- paragraph: 1
  role: headline
  told:
  - claimant: officials
    credit: officials say
    casualties:
    - {id: killed, exact: kill 14, event: shelling, tally: killed, number: "14", victims_status: not_stated}
- paragraph: 2
  told:
  - claimant: officials
    credit: officials said
    casualties:
    - {id: killed, exact: killed at least 14 people, event: shelling, tally: killed,
       number: at least 14, victims_status: not_stated}
    - {id: wounded, exact: wounded 32, event: shelling, tally: wounded, number: "32", victims_status: not_stated}
  set_aside:
  - {exact: "4", kind: number, reason: calendar}
- paragraph: 3
  told:
  - claimant: relief-council
    credit: the Relief Council said
    casualties:
    - {id: children, exact: Nine children were among the dead, event: shelling, tally: children-killed,
       number: Nine, victims: children, victims_status: civilian}
    - {id: nurses, exact: 3 nurses are missing, event: shelling, tally: nurses-missing,
       number: "3", victims: nurses, victims_status: civilian}
  - claimant: council-head
    credit: its head told
    quotes:
    - {id: blankets, exact: "We ran out of blankets,", kind: full}
- paragraph: 4
  told:
  - claimant: norland
    credit: Norland accused
    attributions:
    - {id: blame, exact: accused Vesland, event: shelling, accused: vesland, stance: accuses, charge: carried_out}
    events:
    - {id: closure, exact: threatened to close the crossing within 48 hours, event: closure, status: threatened}
- paragraph: 5
  told:
  - claimant: vesland
    credit: Vesland denied
    attributions:
    - {id: denial, exact: denied it, event: shelling, accused: vesland, stance: denies, charge: carried_out}
  - claimant: vesland-army
    credit: its army said, adding
    quotes:
    - {id: gun, exact: "No gun was fired,", kind: full}
    casualties:
    - {id: injured, exact: two soldiers were injured, event: shelling, tally: soldiers-injured,
       number: two, victims: vesland-army, victims_status: combatant}
"""


def told(root: Path, seed: str) -> list[Problem]:
    """What coverage and the share of words say of the wire, coded so."""
    with looking_for("published-share", "token-uncovered"):
        problems = run_stages(located(root, seed, TEXT)).problems
    return [p for p in problems if p.code != "seed-missing"]


def test_a_wire_of_80_words_can_be_coded_in_full(tmp_path: Path) -> None:
    """Of the 71 words outside quotation marks its numbers, words of harm and tellers take 53: more than 48 %."""
    assert told(tmp_path, SEED) == []
    sql = "SELECT words, words_published, words_unquoted FROM sources"
    assert asked(located(tmp_path / "again", SEED, TEXT), sql) == [(80, 53, 71)]


def test_a_wire_repeated_too_much_names_the_phrases_that_give_most_words_back(tmp_path: Path) -> None:
    """Two of the 14 words of the longest phrase stand in another too: to shorten it there saves nothing."""
    whole = "Shells killed at least 14 people and wounded 32 in Eastford late on Monday"
    [found] = told(tmp_path, SEED.replace("killed at least 14 people", whole))
    assert (found.code, found.value) == ("published-share", "60 of 71")
    assert found.expected == "at most 56 of the words outside quotation marks"
    assert (found.file, found.line) == ("seeds/sources/tiny.yml", 1)
    assert found.hint is not None
    assert found.hint.endswith(
        "; phrases, and words that no other repeats:"
        " 'Shells killed at least 14 people and wounded 32 in Eastford…' in line 16 (12),"
        " 'threatened to close the crossing within 48 hours' in line 41 (8),"
        " 'Nine children were among the dead' in line 26 (6), 'the Relief Council said' in line 24 (4),"
        " '3 nurses are missing' in line 28 (4)"
    )


def test_what_stands_between_quotation_marks_counts_for_nothing(tmp_path: Path) -> None:
    longer = SEED.replace("its head told", "“We ran out of blankets,” its head told")
    sql = "SELECT words_published FROM sources"
    assert asked(located(tmp_path, longer, TEXT), sql) == [(53,)]
