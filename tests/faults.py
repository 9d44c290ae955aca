"""Small faults in the small project: what is changed, and where it must be told. Read by `test_invariants`.

The first example of each code stands in its head, where the site's page of all problems finds it too; these are more.
"""

from tests.conftest import MARK, Edit

ARTICLE = "seeds/sources/river-post.yml"
ACTORS, PLACES, EVENTS = "seeds/actors.yml", "seeds/places.yml", "seeds/events.yml"
TALLIES, LINKS, DISAGREEMENTS = "seeds/tallies.yml", "seeds/links.yml", "seeds/disagreements.yml"
ORIGINS, UTTERANCES, RETIRED = "seeds/origins.yml", "seeds/utterances.yml", "seeds/retired.yml"
SIDES = "seeds/vocabularies/side.csv"


Case = tuple[str, tuple[Edit, ...], str | None]
"""(code, edits, SQL that tampers with the tables)."""


def at(file: str, marked: str) -> Edit:
    """No change, only the place of what follows the mark."""
    return file, marked.replace(MARK, ""), marked


def typed(code: str, *edits: Edit) -> Case:
    """A fault that is typed; ▶ marks where it is to be told."""
    return code, edits, None


def tampered(code: str, sql: str, *edits: Edit) -> Case:
    """A fault that no typing makes, so that the tables are changed."""
    return code, edits, sql


NOBODY = "{actor: ▶nobody, name: Nobody, kind: person, side: unknown"

WOUNDED = "    casualties:\n    - id: wounded\n      exact: number"

CASES: list[Case] = [
    # basis-pair: a missing basis is told at the record, one too many where it stands.
    typed("basis-pair", at(ARTICLE, "▶source: river-post\npublisher"), (ARTICLE, "publisher_basis: inferred\n", "")),
    typed("basis-pair", at(ARTICLE, "▶source: river-post\npublisher"), (ARTICLE, "published_basis: inferred\n", "")),
    tampered(
        "basis-pair",
        "UPDATE claims SET claimant_basis = NULL WHERE claim_id = 'river-post-p5-killed'",
        at(ARTICLE, "▶claimant: coast-observatory"),
    ),
    typed(
        "basis-pair",
        at(ARTICLE, "▶claimant: norland-ministry\n    naming: named\n    credit: the ministry raised"),
        (ARTICLE, "    said_on_basis: inferred\n" + WOUNDED, WOUNDED),
    ),
    typed(
        "basis-pair",
        (ARTICLE, "period: 2021-05-03\n      period_basis: inferred\n", "period: 2021-05-03\n"),
        at(ARTICLE, "▶id: killed\n      exact: killed 12"),
    ),
    typed("basis-pair", (ARTICLE, "unit: rank\n", "unit: rank\n      period_basis: ▶inferred\n")),
    typed("basis-pair", (ARTICLE, "status: ongoing\n", "status: ongoing\n      date_basis: ▶inferred\n")),
    # bounds-order: the grammar reads no range that runs backwards.
    tampered(
        "bounds-order",
        "UPDATE casualties SET value = 19 WHERE qualifier = 'more_than'",
        at(ARTICLE, "number: ▶more than 20"),
    ),
    tampered(
        "bounds-order",
        "UPDATE casualties SET value = 13 WHERE claim_id = 'river-post-p2-killed'",
        at(ARTICLE, 'number: ▶"12"'),
    ),
    # claimant-interest; which of them fit which sides is shown by a test of its own.
    typed(
        "claimant-interest",
        (ARTICLE, "      claimant_interest: enemy_losses\n", ""),
        at(ARTICLE, "▶id: killed\n      exact: dozens"),
    ),
    typed(
        "claimant-interest",
        (ARTICLE, "exact: killed 12 Norland", "claimant_interest: ▶unknown\n      exact: killed 12 Norland"),
    ),
    typed(
        "contradiction-open",
        (DISAGREEMENTS, "test: contradictory", "test: compatible_but_different"),
        at(ARTICLE, "number: ▶more than 20"),
    ),
    typed("coordinates", at(PLACES, "▶{place: eastford"), (PLACES, " latitude: 10.5,", "")),
    typed("country", (ACTORS, "kind: state, side: norland, country: XNO", "kind: state, side: norland, country: ▶NOO")),
    typed("credit-voice", (ARTICLE, "- events:\n    - id: war", "- credit: ▶conflict\n    events:\n    - id: war")),
    typed(
        "credit-voice", (ARTICLE, "claimant: coast-observatory\n    naming: named\n", "▶claimant: coast-observatory\n")
    ),
    typed("credit-voice", (ARTICLE, "- events:\n    - id: war", "- naming: ▶named\n    events:\n    - id: war")),
    typed(
        "credit-voice", (ARTICLE, "- events:\n    - id: war", "- on_behalf_of: ▶norland\n    events:\n    - id: war")
    ),
    # crosswalk-id: the MD5 of both ids begins with ee82d5a.
    tampered(
        "day-bounds",
        "UPDATE event_mentions SET date_end = DATE '2019-01-01' WHERE claim_id = 'river-post-p12-earlier-talks'",
        at(ARTICLE, 'date: ▶"2018"'),
    ),
    tampered(
        "day-bounds",
        "UPDATE casualties SET period_end = NULL WHERE claim_id = 'river-post-p2-killed'",
        at(ARTICLE, "period: ▶2021-05-03"),
    ),
    tampered(
        "day-bounds",
        "UPDATE tallies SET period_end = DATE '2021-04-01', period_start = DATE '2021-05-01'"
        " WHERE tally_id = 'valley-displaced'",
        at(TALLIES, "period: ▶2021-04/.."),
    ),
    tampered(
        "event-days",
        "UPDATE events SET date_end = DATE '2021-05-04' WHERE event_id = 'flight-from-valley'",
        at(EVENTS, "▶{event: flight-from-valley"),
    ),
    typed(
        "event-status",
        (
            EVENTS,
            "- {event: border-war",
            "- {event: unheard, title: Unheard, type: talks, status: ▶occurred}\n- {event: border-war",
        ),
    ),
    typed(
        "exact-length",
        (ARTICLE, "exact: his country’s guns shelled", "exact: ▶fighters died when his country’s guns shelled"),
        (
            ARTICLE,
            "a camp\n      event: camp-shelling\n      accused",
            "a camp in\n      event: camp-shelling\n      accused",
        ),
    ),
    typed(
        "exact-length",
        (
            ARTICLE,
            "exact: number of wounded to 11",
            "exact: ▶On Tuesday the ministry raised the number of wounded to 11 and put the",
        ),
    ),
    typed(
        "exact-length",
        (
            ARTICLE,
            "credit: Vesland did not confirm",
            "credit: ▶Vesland did not confirm the deaths. Its television showed the parade ground of the camp",
        ),
    ),
    typed(
        "exact-length",
        (
            ARTICLE,
            "exact: two countries",
            "exact: ▶Foreign ministers of the two countries are to meet in Port Sella on Friday",
        ),
    ),
    typed(
        "exact-length",
        (
            ARTICLE,
            "exact: Eastfrod, kind",
            "exact: ▶'The bridge at Eastfrod, seen from the north on the morning after, with', kind",
        ),
    ),
    typed(
        "id-retired",
        at(ARTICLE, "id: ▶killed\n      exact: killed 12"),
        (RETIRED, "id: eastford-raid, table: events", "id: river-post-p2-killed, table: claims"),
    ),
    typed("id-unused", (ACTORS, "- {actor: norland,", "- " + NOBODY + "}\n- {actor: norland,")),
    typed("id-unused", (ACTORS, "- {actor: norland,", "- " + NOBODY + ", member_of: nobody}\n- {actor: norland,")),
    typed(
        "id-unused",
        (
            EVENTS,
            "- {event: border-war",
            "- {event: ▶unheard, title: Unheard, type: talks, status: occurred}\n- {event: border-war",
        ),
    ),
    typed(
        "id-unused",
        (
            TALLIES,
            "- {tally: bridge-killed",
            (
                "- {tally: ▶none, title: None, victims: norland-army, outcome: missing, scope: event}\n"
                "- {tally: bridge-killed"
            ),
        ),
    ),
    typed(
        "id-unused",
        (
            ORIGINS,
            "- {origin: ministry-statement",
            (
                "- {origin: ▶rumour, kind: statement, actor: vesland, title: Rumour, basis: stated}\n"
                "- {origin: ministry-statement"
            ),
        ),
    ),
    typed(
        "id-unused",
        (UTTERANCES, "- {utterance: their-work", "- {utterance: ▶unsaid, speaker: vesland}\n- {utterance: their-work"),
    ),
    typed(
        "inferred-reason",
        (
            ARTICLE,
            "basis: inferred\n      note: The deaths are taken to be those of the paragraph before.",
            "basis: ▶inferred",
        ),
    ),
    typed(
        "inferred-reason",
        (ARTICLE, "claimant: coast-observatory", "claimant_basis: ▶inferred\n    claimant: coast-observatory"),
    ),
    typed(
        "inferred-reason",
        (
            LINKS,
            "basis: inferred, certainty: certain, note: Two words of the sentence.",
            "basis: ▶inferred, certainty: certain",
        ),
    ),
    typed("inferred-reason", (ORIGINS, "basis: inferred, note: The article names no report.", "basis: ▶inferred")),
    typed(
        "inferred-reason",
        at(ARTICLE, "publisher_basis: ▶inferred"),
        (
            ARTICLE,
            "published_basis: inferred\nlanguage: en\nnote: >-",
            "published_basis: ▶inferred\nlanguage: en\ntitle: >-",
        ),
    ),
    typed(
        "naming-kind",
        (ARTICLE, "naming: collective\n    credit: Vesland denied", "naming: ▶named\n    credit: Vesland denied"),
    ),
    typed(
        "naming-kind",
        (
            ARTICLE,
            "naming: named\n    credit: according to the Relief Council",
            "naming: ▶anonymous\n    credit: according to the Relief Council",
        ),
    ),
    typed("number-printed", (ARTICLE, "number: more than 20", "number: ▶more than twenty")),
    typed(
        "position-count",
        at(DISAGREEMENTS, "disagreement: ▶bridge-responsibility"),
        (DISAGREEMENTS, "answer: Not Vesland", "answer: Vesland"),
    ),
    typed(
        "published-share",
        at(ARTICLE, "▶source: river-post\npublisher"),
        (
            ARTICLE,
            "- {actor: norland-army, name: Norland soldiers}",
            (
                "- {actor: norland-army, name: Fishermen on the far shore watched the flames until dawn}\n"
                "  - {actor: norland-army, name: the ferries stayed in port for the rest of the day}"
            ),
        ),
        (
            ARTICLE,
            "- {actor: relief-council, name: the Relief Council}",
            (
                "- {actor: relief-council, name: 'The road south is lined with carts, tractors and parked cars, and the"
                " wells along it are running dry'}"
            ),
        ),
        (
            ARTICLE,
            "- paragraph: 13\n",
            (
                "- paragraph: 13\n  names:\n  - {actor: norland, name: 'seen from the north on the morning after, with"
                " smoke above the middle span'}\n"
            ),
        ),
        (
            ARTICLE,
            "- paragraph: 8\n",
            (
                "- paragraph: 8\n  names:\n  - {actor: vesland, name: 'Its television showed the parade ground of the"
                " camp swept and empty, with flags drying on a line'}\n"
            ),
        ),
    ),
    tampered(
        "qualifier-bounds",
        "UPDATE casualties SET high = NULL WHERE claim_id = 'river-post-p2-killed'",
        at(ARTICLE, 'number: ▶"12"'),
    ),
    tampered(
        "qualifier-bounds",
        "UPDATE casualties SET qualifier = 'nearly' WHERE claim_id = 'river-post-p2-killed'",
        at(ARTICLE, 'number: ▶"12"'),
    ),
    tampered(
        "qualifier-bounds",
        "UPDATE casualties SET low = 2000 WHERE qualifier = 'about'",
        at(ARTICLE, "number: ▶About 3,000"),
    ),
    tampered(
        "qualifier-bounds",
        "UPDATE figures SET value = 9 WHERE qualifier = 'between'",
        at(ARTICLE, "number: ▶between 8 and 10"),
    ),
    tampered(
        "qualifier-bounds", "UPDATE casualties SET low = 12 WHERE qualifier = 'dozens'", at(ARTICLE, "number: ▶dozens")
    ),
    tampered(
        "qualifier-bounds",
        "UPDATE casualties SET value = 0 WHERE qualifier = 'unspecified'",
        at(ARTICLE, "▶id: not-confirmed"),
    ),
    typed(
        "self-link",
        (ACTORS, "{actor: norland, name: Norland,", "{actor: norland, member_of: ▶norland-ministry, name: Norland,"),
        at(ACTORS, "kind: government, member_of: ▶norland,"),
        at(ACTORS, "member_of: ▶norland-government"),
    ),
    typed("self-link", (LINKS, "other_claim: river-post-p3-wounded", "other_claim: ▶river-post-p4-wounded")),
    typed("self-link", (ARTICLE, "of_claim: river-post-p10-displaced", "of_claim: ▶river-post-p10-children")),
    typed(
        "set-aside-idle",
        (ARTICLE, "{exact: May 10", "{exact: ▶200 more, kind: number, reason: calendar}\n  - {exact: May 10"),
    ),
    tampered(
        "span-paragraph",
        "UPDATE claims SET credit_end = 9999 WHERE claim_id = 'river-post-p5-killed'",
        at(ARTICLE, "credit: ▶The Coast"),
    ),
    tampered(
        "span-paragraph", "UPDATE set_aside SET span_end = 9999 WHERE exact = '1 coin'", at(ARTICLE, "exact: ▶1 coin")
    ),
    tampered("span-paragraph", "UPDATE corrections SET span_end = span_start", at(ARTICLE, "exact: ▶Eastfrod")),
    typed(
        "spans-identical",
        (ARTICLE, "exact: put the dead at 14", "exact: ▶number of wounded to 11"),
        (ARTICLE, 'tally: bridge-killed\n      number: "14"', 'tally: bridge-wounded\n      number: "11"'),
    ),
    typed(
        "spans-identical",
        (
            ARTICLE,
            "      charge: carried_out\n- paragraph: 4",
            (
                "      charge: carried_out\n    - {id: again, exact: ▶accused Vesland of the attack, event:"
                " bridge-strike, accused: vesland, stance: accuses, charge: carried_out}\n- paragraph: 4"
            ),
        ),
    ),
    typed(
        "spans-identical",
        (ARTICLE, "exact: third strike on the crossing", "exact: ▶deadliest attack on the country’s army"),
        (ARTICLE, "measure: occurrences", "measure: death_toll"),
    ),
    typed("stance-number", (ARTICLE, '      number: "800"\n', ""), at(ARTICLE, "▶id: sheltered")),
    typed("stance-number", (ARTICLE, "stance: not_confirmed", "stance: not_confirmed\n      number: ▶dozens")),
    typed(
        "stance-number",
        at(ARTICLE, "stance: ▶not_confirmed"),
        (
            ARTICLE,
            "- claimant: vesland\n    naming: collective\n    credit: Vesland did not confirm\n    casualties",
            "- casualties",
        ),
    ),
    typed(
        "status-voice",
        (ARTICLE, "event: bridge-strike\n      status: occurred", "event: bridge-strike\n      status: ▶claimed"),
    ),
    typed("tally-agrees", (ARTICLE, "measure: targets_hit", "measure: ▶ships")),
    typed(
        "tally-agrees",
        (
            ARTICLE,
            "tally: camp-vehicles\n      measure: targets_hit",
            "tally: camp-killed\n      measure: ▶targets_hit",
        ),
    ),
    typed("tally-agrees", (ARTICLE, "tally: valley-displaced", "tally: ▶camp-vehicles")),
    typed(
        "tally-kind",
        at(TALLIES, "▶{tally: border-troops"),
        (
            TALLIES,
            "subject: troops, measure: troops_deployed",
            "subject: ▶troops, measure: ▶troops_deployed, outcome: killed",
        ),
    ),
    typed("tally-kind", at(TALLIES, "▶{tally: valley-displaced"), (TALLIES, " outcome: displaced,", "")),
    typed("tally-needed", (ARTICLE, "measure: death_toll", "measure: death_toll\n      tally: ▶border-troops")),
]
