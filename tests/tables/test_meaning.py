"""What printed words say otherwise than the record: actors, outcomes, victims, and the tally that claims stand in."""

import pytest

from etl.tables.glossary import Glossary
from tests.conftest import Break, Edit, looking_for
from tests.lexicons import LANGUAGES, lexicon

ARTICLE = "seeds/sources/river-post.yml"
BLAME = "accused: vesland\n      stance: accuses"
WOUNDED = 'tally: bridge-wounded\n      number: "9"\n      victims: norland-army\n      victims_status: combatant'
CODES = {"names-another", "names-part", "name-twice", "accepts-other", "harm-word", "victims-word", "tally-differs"}


def told(broken: Break, *edits: Edit) -> tuple[set[str], list[object]]:
    """The codes of meaning that some edits give, and whatever of them does not stand where the edits mark."""
    found = broken(*edits)
    problems = [p for p in found.early if p.code in {*CODES, "wording-idle"}]
    return {p.code for p in problems}, [p for p in problems if (p.file, p.line, p.column) not in found.places]


def in_article(*changes: tuple[str, str]) -> list[Edit]:
    return [(ARTICLE, *change) for change in changes]


# ---- actors ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (BLAME, BLAME.replace("vesland", "▶coast-observatory"), "names-another"),
        ('number: "12"\n      victims: norland-army', 'number: "12"\n      victims: ▶vesland-army', "names-another"),
        ('number: "12"\n      victims: norland-army', 'number: "12"\n      victims: ▶norland', "names-part"),
        (
            "claimant: relief-council\n    naming: named\n    credit: according",
            "claimant: ▶coast-observatory\n    naming: named\n    credit: according",
            "names-another",
        ),
    ],
)
def test_a_phrase_names_the_actor_of_its_record(broken: Break, old: str, new: str, code: str) -> None:
    assert told(broken, (ARTICLE, old, new)) == ({code}, [])


def test_the_longest_name_at_a_place_is_the_one_that_is_printed() -> None:
    """Norland, which "Norland soldiers" holds, is not whom these words name."""
    names = Glossary([("norland", "state"), ("norland soldiers", "army"), ("norland’s coast", "coast")])
    assert list(names.find("norland soldiers of norland’s")) == [{"army"}, {"state"}]


def test_a_term_may_end_anyhow_where_its_list_says_so() -> None:
    words = Glossary([("asker*", "combatant"), ("can kayb*", "killed"), ("can", "life")])
    assert list(words.find("askerler can kaybetti, can verdi")) == [{"combatant"}, {"killed"}, {"life"}]


def test_a_pronoun_names_nobody(broken: Break) -> None:
    assert told(broken, *in_article(("credit: A senior Norland official", "credit: He put"))) == (set(), [])


def test_an_alias_with_words_of_its_own_has_no_part_in_the_note_on_the_first(broken: Break) -> None:
    first = "claimant: ▶vesland\n    naming: collective\n    credit: Vesland denied"
    note = first.replace("▶vesland\n", "vesland\n    alias: v\n    wording_note: ▶As printed.\n")
    again = "as: v\n    credit: ▶Norland did not confirm"
    old = "claimant: vesland\n    naming: collective\n    credit: Vesland did not confirm"
    codes, elsewhere = told(broken, *in_article((first.replace("▶", ""), note), (old, again)))
    assert codes == {"names-another", "wording-idle"}
    assert [p.message for p in elsewhere if p.code != "names-another"] == []  # type: ignore[attr-defined]


def test_an_actor_accepts_for_itself(broken: Break) -> None:
    """And an official of Norland for Norland, in paragraph 7, which stands."""
    assert told(broken, (ARTICLE, "stance: denies", "stance: accepts")) == (set(), [])


def test_nobody_accepts_for_another(broken: Break) -> None:
    assert told(broken, (ARTICLE, BLAME, BLAME.replace("accuses", "▶accepts"))) == ({"accepts-other"}, [])


def test_a_name_stands_for_one_actor_but_for_its_parts_plurals_and_common_words(broken: Break) -> None:
    six = "- paragraph: 6\n  names:\n  - {actor: vesland, name: Vesland}"
    assert told(broken, (ARTICLE, six, six.replace("actor: vesland", "actor: ▶relief-council"))) == ({"name-twice"}, [])


@pytest.mark.parametrize(
    "names",
    [
        "  - {actor: vesland-army, name: Vesland}",  # called by the name of the whole
        "  - {actor: vesland, name: Vesland}\n  - {actor: norland, name: Vesland}",  # both together
        "  - {actor: valley-people, name: Vesland}",  # common words
    ],
)
def test_names_that_two_actors_may_share(broken: Break, names: str) -> None:
    six = "- paragraph: 6\n  names:\n"
    assert told(broken, (ARTICLE, f"{six}  - {{actor: vesland, name: Vesland}}", six + names))[0] <= {"names-part"}


# ---- what befell whom ------------------------------------------------------------------------------------------------


def test_a_word_of_harm_fits_the_tally(broken: Break) -> None:
    assert told(broken, (ARTICLE, WOUNDED, WOUNDED.replace("bridge-wounded", "▶bridge-killed"))) == ({"harm-word"}, [])


def test_an_outcome_that_no_claim_of_the_tally_tells_is_told_at_the_tally_once(broken: Break) -> None:
    edit = ("seeds/tallies.yml", "victims: norland-army, outcome: wounded", "victims: norland-army, outcome: ▶killed")
    assert told(broken, edit) == ({"harm-word"}, [])


@pytest.mark.parametrize("status", ["civilian", "not_said", "mixed"])
def test_soldiers_are_combatants(broken: Break, status: str) -> None:
    wrong = WOUNDED.replace("status: combatant", f"status: ▶{status}")
    assert told(broken, (ARTICLE, WOUNDED, wrong)) == ({"victims-word"}, [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_words_for_soldiers_and_for_civilians(language: str) -> None:
    assert {word.value for word in lexicon(language).terms("people").values()} == {"combatant", "civilian"}


def test_people_of_an_army_are_no_civilians_even_without_a_word_for_them(broken: Break) -> None:
    old = 'number: "14"\n      victims: norland-army\n      victims_status: combatant'
    new = 'number: "14"\n      victims: ▶norland-army\n      victims_status: civilian'
    assert told(broken, (ARTICLE, old, new)) == ({"victims-word"}, [])


# ---- the tally -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('event: bridge-strike\n      tally: bridge-killed\n      number: "14"',
         'event: ▶camp-shelling\n      tally: bridge-killed\n      number: "14"'),
        ("period: 2021-04/..", "period: ▶2020-04/.."),
        ("place: eastford\n    figures", "place: ▶hills-camp\n    figures"),
        ("event: troops-to-border\n      tally: border-troops\n      measure",
         "event: ▶troops-to-border\n      tally: camp-vehicles\n      measure"),
    ],
)  # fmt: skip
def test_a_claim_says_what_its_tally_says(broken: Break, old: str, new: str) -> None:
    assert told(broken, (ARTICLE, old, new)) == ({"tally-differs"}, [])


def test_what_every_claim_says_otherwise_is_told_at_the_tally(broken: Break) -> None:
    edit = ("seeds/tallies.yml", "event: bridge-strike, victims: norland-army, outcome: killed",
            "event: ▶camp-shelling, victims: norland-army, outcome: killed")  # fmt: skip
    assert told(broken, edit) == ({"tally-differs"}, [])


def test_a_claim_of_another_tally_is_told_once(broken: Break) -> None:
    old = 'tally: bridge-killed\n      number: "14"'
    new = 'tally: ▶camp-killed\n      number: "14"'
    assert told(broken, (ARTICLE, old, new)) == ({"tally-differs"}, [])


def test_figures_of_one_tally_are_about_one_actor(broken: Break) -> None:
    figure = """\
    - id: {}
      exact: vehicles destroyed there at between 8 and 10
      event: camp-shelling
      tally: camp-vehicles
      measure: targets_hit
      subject: vehicles
"""
    other = figure.format("others") + "      subject_id: ▶vesland-army\n      number: between 8 and 10\n"
    other += "      unit: item\n      scope: event\n"
    one = figure.format("vehicles") + "      number: between 8 and 10\n      unit: item\n      scope: event\n"
    assert told(broken, (ARTICLE, one, one + other)) == ({"tally-differs"}, [])


# What a tally of nothing but a title says of its claims: what it lacks, and which value they have, each once.
UNFILLED = [
    (
        "title: Soldiers killed at the bridge, event: bridge-strike, victims: norland-army, outcome: killed, ",
        {
            "tally-kind": [
                "victims is empty; expected the people harmed, since the tally counts such",
                "outcome is empty; expected what befell the people, since the tally counts people harmed",
            ],
            "tally-differs": [
                "the tally has no event, and its claims say bridge-strike; expected bridge-strike",
                "the tally has no victims, and its claims say norland-army; expected norland-army",
            ],
            "harm-word": ["the tally has no outcome, and its claims say killed; expected killed"],
        },
    ),
    (
        "title: Vehicles destroyed in the camp, event: camp-shelling, subject: vehicles, measure: targets_hit, ",
        {
            "tally-kind": [
                "subject is empty; expected what is counted, since the tally counts no people harmed",
                "measure is empty; expected what the number measures, since the tally counts no people harmed",
            ],
            "tally-differs": [
                "the tally has no event, and its claim says camp-shelling; expected camp-shelling",
                "the tally has no subject, and its claim says vehicles; expected vehicles",
                "the tally has no measure, and its claim says targets_hit; expected targets_hit",
            ],
        },
    ),
]


@pytest.mark.parametrize(("keys", "expected"), UNFILLED)
def test_a_tally_that_says_nothing_is_told_what_it_lacks_and_what_its_claims_say(
    broken: Break, keys: str, expected: dict[str, list[str]]
) -> None:
    of_tallies = {*expected, "tally-agrees", "tally-needed"}
    with looking_for("tally-kind", "tally-agrees", "tally-needed"):
        problems = broken(("seeds/tallies.yml", keys, "title: Some, ")).problems
    given = [p for p in problems if p.code in of_tallies]
    found = {code: sorted(p.message.split(": ")[-1] for p in given if p.code == code) for code in expected}
    assert found == {code: sorted(messages) for code, messages in expected.items()}
    assert sum(map(len, found.values())) == len(given)


def test_outcomes_that_claims_do_not_share_are_each_named_once(broken: Break) -> None:
    tally = ("seeds/tallies.yml", "victims: norland-army, outcome: killed, ", "victims: norland-army, ")
    wounded = (ARTICLE, WOUNDED, WOUNDED.replace("bridge-wounded", "bridge-killed"))
    told_of = [(p.message, p.hint) for p in broken(tally, wounded).early if p.code == "harm-word"]
    message = "the tally has no outcome, and its claims say killed or wounded; expected killed or wounded"
    assert told_of == [(message, "add `outcome: …` to the tally")]


# ---- answers ---------------------------------------------------------------------------------------------------------


def test_a_note_answers_what_it_is_for_and_is_published(broken: Break) -> None:
    wrong = BLAME.replace("vesland", "coast-observatory")
    assert told(broken, (ARTICLE, BLAME, f"{wrong}\n      wording_note: As printed, because it is invented.")) == (
        set(),
        [],
    )


def test_a_note_that_answers_nothing_is_told(broken: Break) -> None:
    idle = f"{BLAME}\n      wording_note: ▶As printed."
    assert told(broken, (ARTICLE, BLAME, idle)) == ({"wording-idle"}, [])


def test_nothing_is_said_of_meaning_while_a_record_lacks_its_shape(broken: Break) -> None:
    lost = ("seeds/actors.yml", "name: Vesland, kind: state", "kind: state")
    assert told(broken, lost, (ARTICLE, BLAME, BLAME.replace("vesland", "norland"))) == (set(), [])
