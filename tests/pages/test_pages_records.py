"""Pages of events, actors, quotes, responsibility and disagreements, held against rows counted by hand.

A second article is made of the small one: the same claims under another name, but for what `CHANGES` lists.
"""

import re
from pathlib import Path

import pytest

from etl.model.project import Project
from etl.pages import write_pages
from tests import SMALL
from tests.conftest import unchecked
from tests.living import recompute
from tests.sites import Element, Read

OTHER = "replace({0}, 'river-post', 'hill-paper') AS {0}"
COPIED = {
    "sources": ("source_id",),
    "source_scope": ("source_id",),
    "paragraphs": ("source_id",),
    "actor_names": ("source_id",),
    "event_participants": ("claim_id",),
    "mention_means": ("claim_id",),
    **dict.fromkeys(
        ("claims", "casualties", "quotes", "attributions", "figures", "event_mentions"), ("source_id", "claim_id")
    ),
}
CHANGES = """
UPDATE sources SET publisher = 'The Hill Paper', url = 'https://example.org/hill', url_basis = 'inferred',
    note = 'The address was found by the opening.' WHERE source_id = 'hill-paper';
UPDATE event_mentions SET date = '2021-05-04', date_basis = 'stated', means = 'mixed'
    WHERE claim_id = 'hill-paper-p2-strike';
UPDATE mention_means SET means = 'artillery' WHERE claim_id = 'hill-paper-p2-strike';
INSERT INTO mention_means (claim_id, means) VALUES ('hill-paper-p2-strike', 'drone');
UPDATE event_mentions SET stance = 'doubts', place_id = NULL WHERE claim_id = 'hill-paper-p7-shelling';
DELETE FROM event_mentions WHERE claim_id = 'hill-paper-p12-earlier-talks';
DELETE FROM claims WHERE claim_id = 'hill-paper-p12-earlier-talks';
UPDATE attributions SET claimant_id = NULL, stance = 'unclear', paragraph = 1 WHERE claim_id = 'hill-paper-p3-blame';
UPDATE claims SET claimant_id = NULL, claimant_naming = 'article_voice', credit_exact = NULL, paragraph = 1
    WHERE claim_id = 'hill-paper-p3-blame';
UPDATE attributions SET claimant_id = NULL, stance = 'asserts' WHERE claim_id LIKE '%-p7-guns';
UPDATE claims SET claimant_id = NULL, claimant_naming = 'article_voice', credit_exact = NULL
    WHERE claim_id LIKE '%-p7-guns';
UPDATE claims SET claimant_id = 'valley-people' WHERE claim_id = 'hill-paper-p10-displaced';
UPDATE actor_names SET name = 'Vesland’s gang', epithet = 'rebel-backed'
    WHERE source_id = 'hill-paper' AND actor_id = 'vesland-army';
INSERT INTO event_participants (claim_id, actor_id, role) VALUES
    ('river-post-p12-talks', 'norland', 'actor'), ('river-post-p12-talks', 'vesland', 'counterpart'),
    ('hill-paper-p12-talks', 'vesland', 'actor'), ('hill-paper-p12-talks', 'norland', 'counterpart'),
    ('hill-paper-p1-answer', 'norland', 'actor');
UPDATE figures SET modality = 'possible' WHERE claim_id = 'hill-paper-p2-deadliest';
UPDATE figures SET tally_id = NULL WHERE claim_id = 'hill-paper-p11-sheltered';
UPDATE quotes SET exact = 'It was their own work,' WHERE claim_id = 'hill-paper-p3-work';
UPDATE claims SET exact = 'It was their own work,' WHERE claim_id = 'hill-paper-p3-work';
UPDATE places SET also_known_as = 'Reyhanlı' WHERE place_id = 'eastford';
UPDATE actors SET name = 'Gülşah Işık' WHERE actor_id = 'relief-council';
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """The pages before MkDocs has them, by path: HTML but for their headings."""
    project = Project(SMALL, SMALL / "articles")
    checked = unchecked(project)
    for table, columns in COPIED.items():
        other = ", ".join(OTHER.format(column) for column in columns)
        checked.tables.con.execute(f"INSERT INTO {table} SELECT * REPLACE ({other}) FROM {table}")
    checked.tables.con.execute(CHANGES)
    recompute(checked.tables.con)
    folder = tmp_path_factory.mktemp("pages")
    write_pages(checked.tables.con, checked.model, checked.head, project, folder, [])
    return {path.relative_to(folder).as_posix(): _read(path) for path in sorted(folder.rglob("*.md"))}


def _read(path: Path) -> Read:
    """A page whose blocks do not run into each other when it is read as text."""
    return Read(re.sub(r"</(?:dt|dd|td|th|p|li)>|<br>", r"\g<0> ", path.read_text(encoding="utf-8")))


def _text(element: Element) -> str:
    return " ".join(element.text.split())


def _classed(page: Read, name: str) -> list[Element]:
    return [e for e in page.elements if name in e.attributes.get("class", "").split()]


def _texts(page: Read, name: str) -> list[str]:
    return [_text(e) for e in _classed(page, name)]


def _told(page: Read, name: str) -> dict[str, str]:
    """The values of an attribute `data-…` of a page, each with the text of its element."""
    return {e.attributes[f"data-{name}"]: _text(e) for e in page.elements if f"data-{name}" in e.attributes}


def _ties(page: Read) -> dict[str, tuple[str, str]]:
    """What ties the subject of a page to others, in lower case: the ids of these, and the text."""
    tied = [e for e in page.elements if "data-tie" in e.attributes]
    return {e.attributes["data-tie"].lower(): (e.attributes["data-others"], _text(e)) for e in tied}


def _item(element: Element) -> str:
    """The id of the item of a list in which an element stands."""
    return next(one.attributes["id"] for one in element.above if "data-item" in one.attributes)


def _by_id(page: Read, anchor: str) -> str:
    return next(_text(e) for e in page.elements if e.attributes.get("id") == anchor)


def _section(page: Read, heading: str) -> str:
    """What stands under a heading of the second level."""
    return " ".join(page.html.split(f"\n## {heading} {{", 1)[1].split("\n## ", 1)[0].split())


@pytest.mark.slow
def test_every_event_actor_and_disagreement_has_a_page(pages: dict[str, Read]) -> None:
    numbers = {"events": 10, "actors": 11, "disagreements": 2}
    for folder, number in numbers.items():
        found = {path for path in pages if path.startswith(f"{folder}/")}
        assert len(found) == number + 1, folder
        listed = {e.attributes["href"] for e in pages[f"{folder}/index.md"].all("a")}
        assert {f"../{path.removesuffix('.md')}/" for path in found} - {f"../{folder}/index/"} <= listed, folder


def test_a_telling_stands_with_all_it_says(pages: dict[str, Read]) -> None:
    page = pages["events/camp-shelling.md"]
    assert _by_id(page, "river-post-p7-shelling") == (
        "¶7 “shelled a camp” Senior official of Norland (anonymous) credit “A senior Norland official” claimed"
        " 4 May 2021 inferred “on Tuesday” Camp in the hills exact spot artillery Army of Vesland affected"
    )
    other = _by_id(page, "hill-paper-p7-shelling")
    assert "claimed doubts or has not seen 4 May 2021 inferred" in other
    assert "Camp in the hills" not in other


def test_tellings_are_said_to_differ_exactly_where_they_do(pages: dict[str, Read]) -> None:
    differing = {path for path, page in pages.items() if path.startswith("events/") and _told(page, "aspect")}
    assert differing == {"events/bridge-strike.md", "events/norland-answer.md"}
    assert _told(pages["events/norland-answer.md"], "aspect") == {
        "participants": "2 sets of participants told Norland actor Vesland addressee The Hill Paper ¶1"
        " Vesland addressee The River Post ¶1"
    }
    page = pages["events/bridge-strike.md"]
    assert _told(page, "aspect") == {
        "date": "2 days told 4 May 2021 The Hill Paper ¶2 3 May 2021 The River Post ¶2",
        "means": "2 sets of means told artillery, drone The Hill Paper ¶2 airstrike The River Post ¶2",
    }
    heads = {_text(e) for e in page.all("th") if _text(e).endswith("told")}
    assert heads == {"Day 2 told", "Means 2 told"}
    listed = [e for e in pages["events/index.md"].elements if "data-differs" in e.attributes]
    assert {(_item(e), e.attributes["data-differs"], _text(e)) for e in listed} == {
        ("bridge-strike", "date means", "2 days, 2 sets of means told"),
        ("norland-answer", "participants", "2 sets of participants told"),
    }


def test_an_event_shows_what_hangs_on_it(pages: dict[str, Read]) -> None:
    page = pages["events/bridge-strike.md"]
    counts = _section(page, "What is counted")
    assert {"bridge-killed", "bridge-wounded"} == {
        e.attributes["href"].split("/")[-2] for e in page.all("a") if "/counts/" in e.attributes.get("href", "")
    }
    for number in ("more than 20", ">12<", ">14<", ">9<", ">11<", "third strike on the crossing"):
        assert number in counts, number
    assert [e.attributes["data-stance"] for e in page.elements if "data-charge" in e.attributes] == [
        "denies",
        "accuses",
        "unclear",
    ]
    quotes = _section(page, "Quoted about it")
    assert quotes.count("<blockquote>") == 6
    assert {"../../disagreements/bridge-deaths/", "../../disagreements/bridge-responsibility/"} <= {
        e.attributes["href"] for e in page.all("a")
    }
    ties = _ties(page)
    assert ties["part of"] == ("border-war", "Part of Fighting along the border")
    assert ties["answered by"] == ("norland-answer", "Answered by Norland's answer to the strike")


def test_ties_condition_and_deadline_of_an_event(pages: dict[str, Read]) -> None:
    page = pages["events/crossing-closure.md"]
    announced = "government-announcement", "Announced in Announcement of Norland's government"
    assert _ties(page)["announced in"] == announced
    assert _told(page, "condition") == {"": "On condition The pilots are not handed over."}
    assert _told(page, "deadline") == {"2021-05-10": "Deadline 10 May 2021"}
    announces = "crossing-closure", "Announces Closure of the crossing"
    assert _ties(pages["events/government-announcement.md"])["announces"] == announces


def test_silent_articles_are_named(pages: dict[str, Read]) -> None:
    heading = "Articles without a claim about it"
    silent = _section(pages["events/talks-2018.md"], heading)
    assert "The Hill Paper</bdi></a> is filed under this event" in silent
    assert "None: each article has a claim" in _section(pages["events/talks-2021.md"], heading)


def test_an_article_without_a_claim_under_a_count_is_not_said_to_be_silent(pages: dict[str, Read]) -> None:
    silent = _section(pages["articles/hill-paper.md"], "Beside the other articles")
    assert "Counts under which others have a claim and this article has none" in silent
    assert "It may count the same under another one." in silent
    assert "people-sheltered" in silent


def test_events_stand_by_day_in_the_order_of_time(pages: dict[str, Read]) -> None:
    page = pages["events/index.md"]
    assert [_text(e) for e in page.all("h3")] == [
        "2018", "1 April 2021 onwards", "3 May 2021", "4 May 2021", "7 May 2021", "10 May 2021 to 16 May 2021",
        "No day told: occurred", "No day told: ongoing", "No day told: threatened",
    ]  # fmt: skip
    days = [e.attributes["data-day"] for e in page.elements if "data-day" in e.attributes]
    assert days[2] == "2021-05-03"
    assert days[-1] == "undated"


def test_who_is_harmed_or_accused_and_never_quoted(pages: dict[str, Read]) -> None:
    items = [e.attributes for e in pages["actors/index.md"].elements if e.attributes.get("data-heard")]
    assert {one["id"]: one["data-heard"] for one in items} == {
        "norland": "unquoted",
        "norland-army": "unquoted unheard",
        "vesland-army": "unquoted unheard",
        "valley-people": "unquoted",
    }
    assert _told(pages["actors/vesland-army.md"], "silence") == {
        "never heard": "Said to be harmed in 2 claims; in no article quoted, and credited with nothing."
    }
    (told,) = _told(pages["actors/norland.md"], "silence").values()
    assert "Named as having done, directed or backed something, or as who would, in 2 claims; credited with" in told
    scope = " ".join(_texts(pages["index.md"], "scope"))
    words = "Named as having done, directed or backed something, or as who would, said to be present, called terrorist"
    assert f"{words} or extremist, or said to be harmed as a fact, and in no article quoted" in scope
    counted = _texts(pages["actors/index.md"], "actor-parts") + _texts(pages["index.md"], "quiet")
    assert any("named as responsible or backer in 2 claims" in one for one in counted)
    assert not any("accused" in one for one in counted)
    assert _told(pages["actors/vesland.md"], "silence") == {}


def test_an_actor_shows_its_names_words_and_ties(pages: dict[str, Read]) -> None:
    page = pages["actors/vesland-army.md"]
    names = {_text(e) for e in page.all("div") if "dl" in e.ancestors}
    assert "The River Post “Vesland fighters”" in names
    assert "The Hill Paper “Vesland’s gang” “rebel-backed”" in names
    assert _told(page, "form")["rebel-backed"] == "“rebel-backed”"
    norland = _ties(pages["actors/norland.md"])
    assert norland["members"][1] == "Members Army of Norland, Government of Norland, Senior official of Norland"
    assert norland["spoken for by"][1] == "Spoken for by Defence Ministry of Norland, Government of Norland"
    ministry = pages["actors/norland-ministry.md"]
    assert _section(ministry, "Words quoted").count("<blockquote>") == 4
    assert _section(ministry, "Credited with").count("<tr class") == 7
    charges = _section(pages["actors/vesland.md"], "Charges made, accepted, denied or left open")
    assert charges.count("data-label=") == 6 * 4
    assert _section(pages["actors/norland-army.md"], "What is said of harm to it").count("data-label=") == 5 * 10


def test_folded_spellings_are_printed(pages: dict[str, Read]) -> None:
    assert _told(pages["actors/relief-council.md"], "written") == {"gulsah isik": "Also written gulsah isik."}
    assert _told(pages["actors/norland.md"], "written") == {}
    listed = [e for e in pages["actors/index.md"].elements if "data-written" in e.attributes]
    assert {_item(e): _text(e) for e in listed} == {"relief-council": "also written gulsah isik"}
    quote = next(e for e in pages["quotes/index.md"].elements if e.attributes.get("id") == "river-post-p3-work")
    assert "Reyhanlı" in quote.attributes["data-also"]
    assert "Norland’s Defence Ministry" in quote.attributes["data-also"]


def test_quotes_stand_by_speaker_and_topic(pages: dict[str, Read]) -> None:
    page = pages["quotes/index.md"]
    items = [e.attributes for e in page.elements if "data-speaker" in e.attributes]
    order = [(one["data-speaker"], one["data-topic"]) for one in items]
    assert order == sorted(order)
    assert set(order) == {("norland-ministry", "responsibility"), ("vesland", "responsibility")}
    assert _by_id(page, "hill-paper-p6-their-work") == (
        "“their work” The Hill Paper ¶6, fragment. About Strike on the bridge at Eastford."
        " Vouched for by Vesland (collective) · credit “Vesland denied”".replace(" · ", " ")
    )


def test_every_answer_on_responsibility_stands_with_its_stance(pages: dict[str, Read]) -> None:
    page = pages["responsibility/index.md"]
    assert [_text(e) for e in page.all("h2")] == ["Strike on the bridge at Eastford", "Shelling of a camp in Vesland"]
    assert _texts(page, "scope")[0] == ("4 claims by 3 tellers, of 1 actor; denied by some; left open by some.")
    answers = [e for e in page.elements if "data-charge" in e.attributes]
    told = ("stance", "accused", "charge", "article")
    assert [tuple(e.attributes[f"data-{name}"] for name in told) for e in answers] == [
        ("denies", "vesland", "carried_out", "hill-paper river-post"),
        ("accuses", "vesland", "carried_out", "river-post"),
        ("unclear", "vesland", "carried_out", "hill-paper"),
        ("asserts", "norland", "carried_out", "hill-paper"),
        ("asserts", "norland", "carried_out", "river-post"),
    ]
    groups = [next(one for one in reversed(e.above) if "data-group" in one.attributes) for e in answers]
    assert [_text(group) for group in groups] == [
        (
            "Vesland (collective) denies Vesland: carried it out “denied the attack” The Hill Paper ¶6 credit “Vesland"
            " denied” “denied the attack” The River Post ¶6 credit “Vesland denied”"
        ),
        (
            "Defence Ministry of Norland accuses Vesland: carried it out “accused Vesland of the attack” The River Post"
            " ¶3 credit “Norland’s Defence Ministry accused”"
        ),
        (
            "The Hill Paper in its own voice unclear Vesland: carried it out “accused Vesland of the attack”"
            " The Hill Paper ¶1 headline"
        ),
        (
            "The Hill Paper in its own voice asserts Norland: carried it out “his country’s guns shelled a camp”"
            " The Hill Paper ¶7"
        ),
        (
            "The River Post in its own voice asserts Norland: carried it out “his country’s guns shelled a camp”"
            " The River Post ¶7"
        ),
    ]


def test_answers_stand_with_their_origins(pages: dict[str, Read]) -> None:
    page = pages["disagreements/bridge-deaths.md"]
    assert _told(page, "answer") == {
        "bridge-deaths 1": (
            "Answer 1 12 1 article; 1 claim of unknown origin. the article’s own voice, The River Post ¶2"
            " “killed 12 Norland soldiers”"
        ),
        "bridge-deaths 2": (
            "Answer 2 14 1 article; 1 claim of unknown origin. Defence Ministry of Norland, The River Post ¶4"
            " “put the dead at 14” credit “the ministry raised”"
        ),
        "bridge-deaths 3": (
            "Answer 3 More than 20 1 article; 1 known origin (Count of the observatory inferred). Coast Observatory,"
            " The River Post ¶5 “more than 20 dead” credit “The Coast Observatory”"
        ),
    }
    assert _told(page, "test") == {
        "contradictory": "Contradictory: No single value or account satisfies all the answers as they are said."
    }
    assert "Later report." in _section(page, "What explains it")
    assert ">inferred<" in _section(page, "What explains it")
    hrefs = {e.attributes["href"] for e in page.all("a")}
    assert {"../../counts/bridge-killed/", "../../events/bridge-strike/", "../../claims/river-post-p2-killed/"} <= hrefs
    assert "No answer in The Hill Paper." in _texts(page, "scope")
    first = next(e for e in pages["disagreements/index.md"].elements if "data-item" in e.attributes)
    assert first.attributes["id"] == "bridge-responsibility"


def test_counts_of_people_harmed_stand_by_what_happened_to_whom_deaths_first(pages: dict[str, Read]) -> None:
    items = [e.attributes for e in pages["counts/index.md"].elements if "data-item" in e.attributes]
    assert [(one["id"], one["data-outcome"], one["data-side"], one["data-victims"]) for one in items] == [
        ("bridge-killed", "killed", "norland", "norland-army"),
        ("camp-killed", "killed", "vesland", "vesland-army"),
        ("bridge-wounded", "wounded", "norland", "norland-army"),
        ("valley-displaced", "displaced", "not_a_party", "valley-people"),
    ]


def test_filters_offer_what_the_items_hold(pages: dict[str, Read]) -> None:
    seen = set()
    for path, page in pages.items():
        for form in (e for e in page.all("form") if e.attributes.get("class") == "filters"):
            assert "hidden" in form.attributes, path
            assert form.attributes["data-for"] in page.ids, path
            items = [e.attributes for e in page.elements if "data-item" in e.attributes]
            for name, options in _selects(page).items():
                for value, text in options:
                    holding = sum(value in item[f"data-{name}"].split() for item in items)
                    assert text.endswith(f"({holding})"), (path, name, value)
                    assert holding, (path, name, value)
                seen.add((path.split("/")[0].removesuffix(".md"), name))
    assert seen >= {
        ("events", "type"), ("events", "status"), ("events", "article"), ("events", "day"), ("actors", "side"),
        ("actors", "kind"), ("actors", "heard"), ("quotes", "article"), ("quotes", "speaker"), ("quotes", "form"),
        ("responsibility", "stance"), ("responsibility", "accused"), ("disagreements", "weight"),
        ("disagreements", "test"), ("disagreements", "explained"), ("counts", "outcome"), ("counts", "side"),
        ("counts", "victims"),
    }  # fmt: skip


def _selects(page: Read) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    name = ""
    for element in page.all("select", "option"):
        if element.tag == "select":
            name = element.attributes["name"]
        elif element.attributes["value"]:
            found.setdefault(name, []).append((element.attributes["value"], _text(element)))
    return found


def test_names_of_each_article_stand_side_by_side(pages: dict[str, Read]) -> None:
    page = pages["words/index.md"]
    rows = [_text(e) for e in page.all("tr")]
    assert "Army of Vesland “Vesland’s gang” “rebel-backed” “Vesland fighters”" in rows
    assert "Actor The Hill Paper The River Post" in rows


def test_printings_of_an_utterance_are_marked(pages: dict[str, Read]) -> None:
    page = pages["words/index.md"]
    (verdict,) = _told(page, "verdict").values()
    assert "Other words" in verdict
    assert [e.attributes["id"] for e in page.all("figure")] == [
        "hill-paper-p3-work", "river-post-p3-work", "hill-paper-p6-their-work", "river-post-p6-their-work"
    ]  # fmt: skip
    assert _texts(page, "printing-against") == [
        "“This” where the longest has “It”; without “own”.",
        "without “own”.",
        "without “own”.",
    ]
    marks = [(e.tag, e.text) for e in page.all("ins", "b") if "blockquote" in e.ancestors]
    assert marks[:3] == [("ins", "It"), ("b", "was their"), ("ins", "own")]


def test_an_article_shows_its_address_that_it_is_inferred_and_how_it_was_found(pages: dict[str, Read]) -> None:
    """In the element of the address, beside the link; an article without one shows no such element."""
    page = pages["articles/hill-paper.md"]
    (shown,) = [e for e in page.elements if "data-address" in e.attributes]
    assert (shown.attributes["data-address"], shown.attributes["data-basis"]) == (
        "https://example.org/hill",
        "inferred",
    )
    assert shown.text.split() == ["https://example.org/hill", "inferred"]
    assert "https://example.org/hill" in {e.attributes.get("href") for e in page.all("a")}
    assert "The address was found by the opening." in page.html
    assert not _told(pages["articles/river-post.md"], "address")


def test_a_number_that_only_could_be_is_marked_wherever_it_is_shown(pages: dict[str, Read]) -> None:
    """Two articles have the rank, one of them as possible; a status that only may be has another wording."""
    elements = [(path, e) for path, page in pages.items() for e in page.elements if "data-modality" in e.attributes]
    marked = {path for path, e in elements if e.text == "only possible"}
    about_it = {"counts/index.md", "events/bridge-strike.md", "actors/norland-army.md", "articles/hill-paper.md"}
    assert {path for path in marked if not path.startswith("claims/")} == about_it


def test_a_card_lists_every_means_that_is_told(pages: dict[str, Read]) -> None:
    assert "Means artillery, drone " in _by_id(pages["articles/hill-paper.md"], "hill-paper-p2-strike")
    assert "Means airstrike " in _by_id(pages["articles/river-post.md"], "river-post-p2-strike")
