"""What the sentence of a claim says: every kind and stance of the small record by hand, and what a test adds."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from etl.sentences.templates import Noun, filled_in, fitting, templates, words
from tests.sentences.told import MODEL, said
from tests.small_views import insert, tell

HERE = Path(__file__).parent
SMALL: dict[str, str] = yaml.safe_load((HERE / "small.yml").read_text("utf-8"))
ADDED: list[dict[str, Any]] = yaml.safe_load((HERE / "added.yml").read_text("utf-8"))
ID = "hill-post-p3-1"
CALLED = {
    name: (
        f"Norland calls, in hill-post ¶3, {called} “terrorist”, in connection with the strike on the bridge at Eastford"
        " (printed: “as printed”)."
    )
    for name, called in (
        ("Groups in the hills that Norland calls terrorist", "certain groups in the hills"),
        ("Terrorist groups in the hills", "groups in the hills"),
        ("Groups that hold the hills", "groups that hold the hills"),
    )
}
"""Name of an actor to the sentence that calls it terrorist."""


def row(
    kind: str,
    claimant: str | None,
    quote_kind: str | None = None,
    start: int = 1,
    issuer: str | None = None,
    **columns: object,
) -> str:
    """A claim of the second article as SQL, with who makes the demand or threat that it tells."""
    told = tell(kind, 3, claimant, start, **({"exact": "as printed"} | columns))
    if issuer:
        told += insert("event_participants", claim_id=f"hill-post-p3-{start}", actor_id=issuer, role="issuer")
    return told + (f"UPDATE quotes SET kind = '{quote_kind}' WHERE span_start = {start};" if quote_kind else "")


@cache
def added() -> dict[str, str]:
    """The sentences of all added claims, whose numbers are those of their places in the list."""
    veto = insert("events", event_id="vetoes", title="Vetoes of Norland in the Council", type="veto", status="occurred")
    return said(veto, *(row(**case["claim"], start=number) for number, case in enumerate(ADDED)))


def test_the_small_record_is_told_in_sentences_worked_by_hand() -> None:
    assert said() == {f"river-post-{claim}": sentence for claim, sentence in SMALL.items()}


@pytest.mark.parametrize("number", range(len(ADDED)))
def test_what_the_small_record_does_not_hold_is_told_as_worked_by_hand(number: int) -> None:
    assert added()[f"hill-post-p3-{number}"] == ADDED[number]["says"]


def test_a_name_that_is_our_conclusion_stands_behind_the_printed_words() -> None:
    """The verb that ends the credit is no part of the name."""
    inferred = f"""UPDATE claims SET claimant_basis = 'inferred', credit_exact = 'monitoring group said',
    credit_paragraph = 3, credit_start = 10, credit_end = 31 WHERE claim_id = '{ID}';"""
    saying = """INSERT INTO tokens BY NAME SELECT -1 AS token, 'hill-post' AS source_id, 'saying_word' AS kind,
    3 AS paragraph, 27 AS span_start, 31 AS span_end;"""
    claim = row(
        "casualty", "coast-observatory", value=16, qualifier="exact", tally_id="bridge-killed", outcome="killed"
    )
    assert said(claim, inferred, saying)[ID] == (
        "“monitoring group”, concluded to be the Coast Observatory, says, in hill-post ¶3, that 16 soldiers were "
        "killed at the bridge."
    )


def test_a_name_that_the_credit_prints_is_not_told_twice() -> None:
    inferred = (
        f"""UPDATE claims SET claimant_basis = 'inferred', credit_exact = 'Vesland said' WHERE claim_id = '{ID}';"""
    )
    claim = row("event", "vesland", status="claimed", modality="certain")
    assert said(claim, inferred)[ID].startswith("Vesland, concluded to be the source, says, in hill-post ¶3, that")


def test_who_passed_it_on_and_for_whom_it_is_said_is_told() -> None:
    claim = row("event", "vesland", status="claimed", modality="certain")
    more = "UPDATE claims SET relayed_by_id = 'relief-council', on_behalf_of_id = 'norland' WHERE row = 1001;"
    assert said(claim, more)[ID].startswith(
        "Vesland, speaking for Norland, says, by way of the Relief Council, in hill-post ¶3, that"
    )


def test_several_means_are_told_each() -> None:
    claim = row("event", "vesland", status="claimed", modality="certain", means="mixed")
    told = "".join(
        f"INSERT INTO mention_means VALUES ({n}, '{ID}', '{m}');" for n, m in enumerate(("drone", "artillery"))
    )
    assert said(claim, told)[ID].endswith(" at Eastford took place, by artillery and drone (printed: “as printed”).")
    assert said(claim)[ID].endswith(" at Eastford took place, by several means (printed: “as printed”).")


def test_means_that_the_title_of_an_event_names_are_not_told_again() -> None:
    claim = row("event", "vesland", status="claimed", modality="certain")
    titled = "UPDATE events SET title = 'Air and drone strikes at Eastford' WHERE event_id = 'bridge-strike';"
    one = f"INSERT INTO mention_means VALUES (0, '{ID}', 'airstrike');"
    both = f"{one}INSERT INTO mention_means VALUES (1, '{ID}', 'drone');"
    assert said(claim, titled, one)[ID].endswith(
        "strikes at Eastford took place, by airstrike (printed: “as printed”)."
    )
    assert said(claim, titled, both)[ID].endswith("strikes at Eastford took place (printed: “as printed”).")


def test_who_says_that_something_happened_is_not_told_to_allege_it() -> None:
    """A word of doubt in a title is ours; it stays where the sentence does not say whose claim the event is."""
    titled = "UPDATE events SET title = 'Alleged raid on Eastford' WHERE event_id = 'bridge-strike';"
    claim = row("event", "vesland", status="claimed", modality="certain")
    assert "that the raid on Eastford took place" in said(claim, titled)[ID]
    charge = row("attribution", "vesland", stance="accuses", accused_id="norland", charge="ethnic_cleansing")
    assert "in connection with the alleged raid on Eastford" in said(charge, titled)[ID]


@pytest.mark.parametrize("name", CALLED)
def test_whom_a_source_calls_a_name_is_told_without_that_name(name: str) -> None:
    renamed = f"UPDATE actors SET name = '{name}', kind = 'unnamed_group' WHERE actor_id = 'vesland-army';"
    claim = row("attribution", "norland", stance="accuses", accused_id="vesland-army", charge="terrorism")
    assert said(claim, renamed)[ID] == CALLED[name]


def test_a_denial_and_an_accusation_differ() -> None:
    told = {
        stance: said(row("attribution", "norland", stance=stance, accused_id="vesland", charge="carried_out"))[ID]
        for stance in ("asserts", "accuses", "accepts", "denies", "unclear")
    }
    assert len(set(told.values())) == len(told)


def test_the_first_template_whose_conditions_hold_is_taken() -> None:
    assert fitting("event", {"stance": "denies", "status": "planned"}).text.startswith("{who} [denies|deny]")
    assert fitting("casualty", {"stance": "wonders"}) == fitting("rumour", {})


def test_every_template_fits_some_claim_that_a_test_tells() -> None:
    """Where a template is never taken, another stands before it; or no test has read what it says."""
    skeletons = {
        text: re.escape(re.sub(r"\{\w+\}", "\0", re.sub(r"\[([^|]*)\|[^]]*\]", r"\1", text))).replace("\0", ".*")
        for of in templates().values()
        for text in (one.text for one in of)
    }
    sentences = [*SMALL.values(), *(one["says"] for one in ADDED), *CALLED.values()]
    assert [
        text for text, form in skeletons.items() if not any(re.match(form, one, re.IGNORECASE) for one in sentences)
    ] == []


def test_a_verb_agrees_with_the_last_body_before_it() -> None:
    given = {"who": Noun("rebels", plural=True), "accused": Noun("Vesland")}
    assert filled_in("{who} [says|say] that {accused} [is|are] there", given) == "rebels say that Vesland is there"


@pytest.mark.parametrize("vocabulary", ["outcome", "charge", "qualifier"])
def test_every_coded_value_has_its_word(vocabulary: str) -> None:
    assert set(MODEL.vocabularies[vocabulary]) - {"unspecified"} <= set(words().of(vocabulary))
