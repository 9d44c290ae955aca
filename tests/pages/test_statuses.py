"""That no status is shown without its teller, and no event without the disagreements in which its claims stand.

Pages say what they show by attributes: `data-told` is a status, `data-teller` the ids of those whose word it is (none:
the articles' own), and `data-event` the event of which it is the status.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pytest

from etl.model.project import Project
from etl.pages import write_pages
from tests import ROOT, SMALL
from tests.conftest import unchecked
from tests.living import recompute
from tests.sites import Element, Read

OF_EVENT = """SELECT e.event_id, e.status, m.claimant_id, m.stance
    FROM events AS e INNER JOIN event_mentions AS m ON e.event_id = m.event_id AND e.status = m.status"""
HOW_SURE = """SELECT e.event_id, m.claimant_id, m.stance, c.basis, c.claimant_basis, m.modality
    FROM events AS e INNER JOIN event_mentions AS m ON e.event_id = m.event_id AND e.status = m.status
    INNER JOIN claims AS c ON m.claim_id = c.claim_id"""
STANDING = """SELECT DISTINCT c.event_id, p.disagreement_id
    FROM disagreement_positions AS p INNER JOIN claims AS c ON p.claim_id = c.claim_id WHERE c.event_id IS NOT NULL
    UNION SELECT event_id, disagreement_id FROM disagreements WHERE event_id IS NOT NULL"""
UNFILED = """SELECT e.event_id, s.source_id FROM events AS e CROSS JOIN sources AS s
    WHERE NOT EXISTS (SELECT 1 FROM claims AS c WHERE c.event_id = e.event_id AND c.source_id = s.source_id)"""
BEYOND = """SELECT d.event_id, a.claim_id FROM disagreements AS d
    INNER JOIN disagreement_positions AS p ON d.disagreement_id = p.disagreement_id
    INNER JOIN attributions AS a ON p.claim_id = a.claim_id
    WHERE d.kind = 'responsibility' AND a.event_id <> d.event_id"""
DEEDS = """SELECT a.event_id FROM attributions AS a
    INNER JOIN vocabulary AS v ON v.vocabulary = 'charge' AND a.charge = v.value AND v.no_deed IS NULL"""
GIVEN = """SELECT p.disagreement_id || ' ' || p.position_no, c.claimant_id
    FROM disagreement_positions AS p INNER JOIN claims AS c ON p.claim_id = c.claim_id"""
# What no one tells in the small record: a shelling that is only denied, and a threat that is only doubted. A claim of
# the shelling answers who struck the bridge, and so does a second article, which tells nothing of either. The strike is
# a conclusion from the article's own voice, the flight one from its claimant's; the war and the march are possible.
TOLD_OTHERWISE = """
UPDATE claims SET basis = 'inferred' WHERE kind = 'event' AND event_id IN ('bridge-strike', 'flight-from-valley');
UPDATE event_mentions SET modality = 'possible' WHERE event_id IN ('border-war', 'troops-to-border');
UPDATE events SET status = 'denied' WHERE event_id = 'camp-shelling';
UPDATE event_mentions SET status = 'denied' WHERE event_id = 'camp-shelling';
UPDATE event_mentions SET stance = 'doubts' WHERE event_id = 'crossing-closure';
UPDATE claims SET claimant_basis = 'inferred' WHERE claim_id = 'river-post-p9-deployment';
UPDATE disagreement_positions SET claim_id = 'river-post-p7-guns', paragraph = 7
    WHERE disagreement_id = 'bridge-responsibility' AND position_no = 1;
INSERT INTO sources SELECT * REPLACE ('hill-paper' AS source_id) FROM sources;
INSERT INTO paragraphs SELECT * REPLACE ('hill-paper' AS source_id) FROM paragraphs;
INSERT INTO source_scope SELECT * REPLACE ('hill-paper' AS source_id) FROM source_scope;
INSERT INTO disagreement_positions
    SELECT * REPLACE (3 AS position_no, 'hill-paper' AS source_id, NULL AS claim_id)
    FROM disagreement_positions WHERE disagreement_id = 'bridge-responsibility' AND position_no = 1;
"""


@dataclass
class Marked(Read):
    """A page that remembers its own words under no `data-told`, so neither texts of the record nor pictures."""

    bare: list[str] = field(default_factory=list)

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        super().handle_data(data)
        if not any("data-told" in one.attributes or one.tag in ("bdi", "svg") for one in self._open):
            self.bare.append(data.strip(" \n,.()").lower())


class Shown:
    """The pages of a project before MkDocs has them, and its tables."""

    def __init__(self, root: Path, folder: Path, sql: str = "") -> None:
        project = Project(root, root / "articles" if root == SMALL else None)
        checked = unchecked(project)
        self.con: duckdb.DuckDBPyConnection = checked.tables.con
        self.con.execute(sql)
        recompute(self.con)
        write_pages(self.con, checked.model, checked.head, project, folder, [])
        self.folder = folder
        kinds = ("events", "articles", "actors", "responsibility")
        read = (*(path for kind in kinds for path in folder.glob(f"{kind}/*.md")), folder / "index.md")
        self.pages = {path.relative_to(folder).as_posix(): Marked(path.read_text(encoding="utf-8")) for path in read}
        self.labels = {key: term.label.lower() for key, term in checked.model.vocabularies["event_status"].items()}
        self.names: Mapping[str, str] = dict(self.con.execute("SELECT actor_id, name FROM actors").fetchall())
        self.events = [row[0] for row in self.con.execute("SELECT event_id FROM events").fetchall()]

    def pairs(self, sql: str) -> set[tuple[str, str]]:
        """The rows of a query of two columns."""
        return {(one, other) for one, other in self.con.execute(sql).fetchall()}

    def told(self, path: str) -> list[Element]:
        """The elements of a page that show a status."""
        return [e for e in self.pages[path].elements if "data-told" in e.attributes]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    return Shown(ROOT, tmp_path_factory.mktemp("record"))


@pytest.fixture(scope="module", params=["small", pytest.param("record", marks=pytest.mark.slow)])
def shown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    if request.param == "small":
        return Shown(SMALL, tmp_path_factory.mktemp("small"), TOLD_OTHERWISE)
    found: Shown = request.getfixturevalue("record")
    return found


def tellers(shown: Shown) -> dict[str, tuple[str, set[str]]]:
    """Event to its status and to whose word it is, told again without the view that pages ask."""
    held: dict[str, tuple[str, list[tuple[str | None, bool]]]] = {}
    for event, status, claimant, stance in shown.con.execute(OF_EVENT).fetchall():
        held.setdefault(event, (status, []))[1].append((claimant, stance == "asserts"))
    found = {}
    for event, (status, told) in held.items():
        of_those = [who for who, asserted in told if asserted] or [who for who, _ in told]
        found[event] = (status, set() if None in of_those else {who for who in of_those if who})
    return found


def test_a_shown_status_has_its_tellers_beside_it_by_name(shown: Shown) -> None:
    for path in shown.pages:
        for element in shown.told(path):
            text = " ".join(element.text.split())
            assert shown.labels[element.attributes["data-told"]] in text, (path, text)
            for teller in element.attributes["data-teller"].split():
                assert shown.names[teller] in text, (path, teller, text)


@pytest.mark.slow
def test_who_denies_what_others_claim_stands_beside_them(record: Shown) -> None:
    """The record has one such event: a minister says that positions were coordinated, and the Kremlin denies it."""
    sql = """SELECT e.event_id, m.claimant_id FROM events AS e INNER JOIN event_mentions AS m USING (event_id)
        WHERE e.status = 'claimed' AND (m.stance = 'denies' OR m.status = 'denied')"""
    assert record.pairs(sql) == {("position-coordination", "kremlin")}
    for path in ("events/index.md", "events/position-coordination.md"):
        found = next(e for e in record.told(path) if e.attributes.get("data-event") == "position-coordination")
        assert found.attributes["data-against"] == "kremlin"
        assert "(Hulusi Akar, Kremlin denies)" in found.text


def test_a_day_that_only_the_credited_give_is_shown_with_them(shown: Shown) -> None:
    sql = "SELECT event_id, claimant_id FROM event_mentions WHERE date IS NOT NULL"
    told: dict[str, set[str | None]] = {}
    for event, who in shown.con.execute(sql).fetchall():
        told.setdefault(event, set()).add(who)
    right = {event: {one for one in who if one} for event, who in told.items() if None not in who}
    assert right
    found: dict[str, set[str]] = {}
    for event in shown.events:
        (row,) = (e for e in shown.pages["events/index.md"].elements if e.attributes.get("id") == event)
        listed = [
            e for e in shown.pages["events/index.md"].elements if "data-day-by" in e.attributes and row in e.above
        ]
        days = [e for e in shown.pages[f"events/{event}.md"].elements if "data-day-by" in e.attributes]
        assert [e.attributes for e in listed] == [e.attributes for e in days]
        if days:
            found[event] = set(days[0].attributes["data-day-by"].split())
    assert found == right
    drawn = [e.text for e in shown.pages["events/index.md"].all("title") if "; its day by " in e.text]
    titles = dict(shown.con.execute("SELECT event_id, title FROM events WHERE date IS NOT NULL").fetchall())
    assert all(any(line.startswith(f"{titles[event]}: ") for line in drawn) for event in right)
    beside = [e.text for e in shown.pages["events/index.md"].all("text")]
    assert not [text for text in beside if text.endswith("…")], "what stands beside a mark is not cut"


def test_no_status_is_shown_but_with_its_tellers(shown: Shown) -> None:
    for path, page in shown.pages.items():
        if not path.startswith(("actors/", "responsibility/")):  # There “denied” is the stance of a claim.
            assert not set(shown.labels.values()).intersection(page.bare), path


def test_the_status_of_an_event_is_shown_with_those_whose_word_it_is(shown: Shown) -> None:
    right = tellers(shown)
    assert set(right) == set(shown.events)
    listed = [e.attributes for e in shown.told("events/index.md")]
    assert {e["data-event"]: (e["data-told"], set(e["data-teller"].split())) for e in listed} == right
    for event, (status, who) in right.items():
        first = shown.told(f"events/{event}.md")[0].attributes
        assert (first["data-event"], first["data-told"], set(first["data-teller"].split())) == (event, status, who)


Sure = tuple[str | None, str | None]


def how_sure(shown: Shown) -> dict[str, tuple[Sure, dict[str, Sure]]]:
    """Event to how surely its status is told, and by each teller, again without the views that pages ask.

    Each is a basis and a modality, null where they are stated and certain.
    """
    told: dict[str, list[tuple[str | None, bool, bool, bool, bool]]] = {}
    for event, who, stance, basis, of_claimant, modality in shown.con.execute(HOW_SURE).fetchall():
        concluded = basis == "inferred"
        one = (who, stance == "asserts", concluded, concluded or of_claimant == "inferred", modality == "possible")
        told.setdefault(event, []).append(one)
    found = {}
    for event, each in told.items():
        best = [one for one in each if one[1]] or each
        held = [one for one in best if one[0] is None] or best
        by = {who: [one for one in held if one[0] == who] for who in {one[0] for one in held} if who}
        sure = [
            ("inferred" if all(one[of] for one in some) else None, "possible" if all(one[4] for one in some) else None)
            for some, of in ((held, 2), *((some, 3) for some in by.values()))
        ]
        found[event] = (sure[0], dict(zip(by, sure[1:], strict=True)))
    return found


def sure_of(element: Element) -> Sure:
    return element.attributes.get("data-basis"), element.attributes.get("data-modality")


def test_a_status_that_is_only_concluded_or_possible_and_such_a_teller_are_marked(shown: Shown) -> None:
    right, kinds = how_sure(shown), set()
    for event, (of_status, of_tellers) in right.items():
        for path in ("events/index.md", f"events/{event}.md"):
            page = shown.pages[path]
            status = next(e for e in shown.told(path) if e.attributes.get("data-event") == event)
            assert sure_of(status) == of_status, (path, event)
            whose = [e for e in page.elements if "data-whose" in e.attributes and status in e.above]
            assert {e.attributes["data-whose"]: sure_of(e) for e in whose} == of_tellers, (path, event)
            for one in (status, *whose):
                assert ("inferred" in one.text) or sure_of(one)[0] is None, (path, one.text)
            hypothetical = status.attributes["data-told"] == "hypothetical"
            assert ("perhaps" in status.text) == (of_status[1] is not None and not hypothetical), (path, event)
            doubted = any(of for _, of in of_tellers.values()) and not of_status[1] and not hypothetical
            assert ("only as possible" in status.text) == doubted, (path, event)
        kinds |= {(*of_status, bool(of_tellers))}
    possible = {("inferred", None, False), ("inferred", None, True), (None, "possible", False)}
    assert kinds >= possible, "The data must hold each kind, else this test says little."


def test_the_picture_says_of_a_status_that_it_is_concluded_or_only_possible(shown: Shown) -> None:
    titles = dict(shown.con.execute("SELECT event_id, title FROM events").fetchall())
    drawn, seen = [e.text for e in shown.pages["events/index.md"].all("title")], 0
    for event, ((basis, modality), of_tellers) in how_sure(shown).items():
        status = shown.told(f"events/{event}.md")[0].attributes["data-told"]
        words = f"{shown.labels[status]} (inferred)" if basis else shown.labels[status]
        words = f"perhaps {words}" if modality and status != "hypothetical" else words
        for line in (one for one in drawn if one.startswith(f"{titles[event]}: ")):
            assert f", {words}" in line, line
            seen += bool(basis or modality)
            for who in [one for one, (of, _) in of_tellers.items() if of and shown.names[one] in line]:
                assert f"{shown.names[who]} (inferred)" in line, line
    assert seen


def test_who_tells_an_event_is_marked_where_each_of_its_tellings_or_its_claimant_is_concluded(shown: Shown) -> None:
    sql = """SELECT m.event_id, m.source_id, m.claimant_id, c.claim_id,
            CASE c.claimant_basis WHEN 'inferred' THEN 'inferred' ELSE c.basis END
        FROM event_mentions AS m INNER JOIN claims AS c ON m.claim_id = c.claim_id"""
    told: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for event, source, who, claim, basis in shown.con.execute(sql).fetchall():
        told.setdefault((event, who or source), []).append((claim, basis))
    found = {
        (event, e.attributes["data-tells"]): (set(e.attributes["data-claim"].split()), sure_of(e)[0], e.text)
        for event in shown.events
        for e in shown.pages[f"events/{event}.md"].elements
        if "data-tells" in e.attributes
    }
    assert set(found) == set(told)
    for key, claims in told.items():
        ids, mark, text = found[key]
        assert ids == {claim for claim, _ in claims}, key
        assert (mark == "inferred") == ({basis for _, basis in claims} == {"inferred"}), key
        assert mark is None or "inferred" in text, key


def test_each_telling_of_an_event_is_shown_with_its_own_teller(shown: Shown) -> None:
    sql = "SELECT event_id, source_id, claim_id, status, claimant_id FROM event_mentions"
    for event, source, claim, status, claimant in shown.con.execute(sql).fetchall():
        for path in (f"events/{event}.md", f"articles/{source}.md"):
            (one,) = (e.attributes for e in shown.told(path) if e.attributes.get("id") == claim)
            assert (one["data-told"], one["data-teller"]) == (status, claimant or ""), (path, claim)


def test_the_picture_names_three_tellers_at_most(shown: Shown) -> None:
    titles = dict(shown.con.execute("SELECT event_id, title FROM events").fetchall())
    drawn = [e.text for e in shown.pages["events/index.md"].all("title")]
    for event, (status, who) in tellers(shown).items():
        for line in (one for one in drawn if one.startswith(f"{titles[event]}: ")):
            assert shown.labels[status] in line
            assert sum(shown.names[one] in line for one in who) == min(len(who), 3), line


def test_an_event_leads_to_each_disagreement_in_which_a_claim_of_it_stands(shown: Shown) -> None:
    pairs = shown.pairs(STANDING)
    assert pairs
    for event, disagreement in pairs:
        links = {e.attributes.get("href") for e in shown.pages[f"events/{event}.md"].all("a")}
        assert f"../../disagreements/{disagreement}/" in links, (event, disagreement)


def test_an_article_without_a_claim_of_the_event_stands_with_what_it_answers_all_the_same(shown: Shown) -> None:
    answered = shown.pairs("SELECT disagreement_id, source_id FROM disagreement_positions")
    standing, unfiled = shown.pairs(STANDING), shown.pairs(UNFILED)
    for event in shown.events:
        page = shown.pages[f"events/{event}.md"]
        assert "speaks of it" not in page.html
        named = {
            (e.attributes["data-disagreement"], source)
            for e in page.elements
            for source in e.attributes.get("data-articles", "").split()
        }
        silent = {source for one, source in unfiled if one == event}
        assert named >= {
            (disagreement, source)
            for one, disagreement in standing
            for other, source in answered
            if one == event and other == disagreement and source in silent
        }, event
        assert {source for _, source in named} <= silent


def test_who_answers_for_an_event_by_what_is_told_of_another_stands_beside_it(shown: Shown) -> None:
    right = shown.pairs(BEYOND)
    assert right
    found = {
        (event, one.attributes["data-claim"])
        for event in shown.events
        for one in shown.pages[f"events/{event}.md"].elements
        if "data-claim" in one.attributes and any("data-beyond" in above.attributes for above in one.above)
    }
    assert found == right


def test_a_charge_over_what_is_not_told_as_done_stands_with_the_status_of_that_event(shown: Shown) -> None:
    """On the pages of the event, of the accused and of the article, and among all charges; no other charge does."""
    told = shown.con.execute(
        """SELECT a.event_id, e.status, a.accused_id, a.source_id FROM attributions AS a
        INNER JOIN events AS e ON a.event_id = e.event_id"""
    ).fetchall()
    deeds = {event for (event,) in shown.con.execute(DEEDS).fetchall()}
    undone = {row for row in told if row[1] not in ("occurred", "ongoing", "claimed")}
    assert undone
    assert undone != set(told)
    for event, status, accused, source in told:
        done, word = (event, status, accused, source) not in undone, shown.labels[status]
        for path in (f"events/{event}.md", f"actors/{accused}.md", f"articles/{source}.md", "responsibility/index.md"):
            marks = [e for e in shown.pages[path].elements if e.attributes.get("data-undone") == event]
            assert bool(marks) != done, (path, event)
            assert all(word in mark.text for mark in marks)
        html = shown.pages[f"events/{event}.md"].html
        assert ("Who is said to have done it" in html) == (done and event in deeds)
        assert ("Who is named as the one who would" in html) == (not done and event in deeds)
        twin = json.loads((shown.folder / f"events/{event}/index.json").read_text(encoding="utf-8"))
        assert {row["event_status"] for row in twin["rows"]["charges"]} == {status}


def test_each_answer_on_the_front_page_stands_with_who_gives_it(shown: Shown) -> None:
    given: dict[str, set[str | None]] = {}
    for answer, who in shown.con.execute(GIVEN).fetchall():
        given.setdefault(answer, set()).add(who)
    seen = [e for e in shown.pages["index.md"].elements if "data-answer" in e.attributes]
    assert seen
    for element in seen:
        who = given.get(element.attributes["data-answer"], set())
        named = [shown.names[one] for one in who if one and shown.names[one] in element.text]
        assert len(named) == min(len(who - {None}), 4), element.text
        if len(who) < 4:
            assert ("in its own voice" in element.text) == (None in who), element.text


@pytest.mark.slow
def test_the_flow_to_greece_is_no_flow_that_did_not_happen(record: Shown) -> None:
    """The agency's spokesman has not seen it; three other articles tell of migrants on their way."""
    page = record.pages["events/increased-flow-to-greece.md"]
    first = record.told("events/increased-flow-to-greece.md")[0]
    assert (first.attributes["data-told"], first.attributes["data-teller"]) == ("hypothetical", "unhcr-spokesman")
    assert "doubts or has not seen" in first.text
    (question,) = (e.attributes for e in page.elements if e.attributes.get("data-disagreement") == "flow-to-greece")
    assert question["data-articles"].split() == ["itv-news", "japan-times", "the-national"]
    for event in ("russian-air-force-near-strike", "turkish-mission-at-posts"):
        assert record.told(f"events/{event}.md")[0].attributes["data-told"] == "denied"


@pytest.mark.slow
def test_what_this_record_only_concludes_or_doubts_of_a_status_is_shown_so(record: Shown) -> None:
    """Read by hand: "appeared to be denying entry" is the one telling that entry is being denied."""
    for event in ("nato-crisis", "greek-army-trucks", "strike-toll-announcements", "people-trapped-in-idlib"):
        assert sure_of(record.told(f"events/{event}.md")[0]) == ("inferred", None), event
    assert sure_of(record.told("events/greece-denies-entry.md")[0]) == (None, "possible")
    sql = "SELECT teller_id FROM event_tellers WHERE event_id = '{}' AND basis = 'inferred'"
    for event, who in [
        ("people-trapped-in-idlib", "stoltenberg"),
        ("halt-of-offensive", "stoltenberg"),
        ("idlib-humanitarian-crisis", "stoltenberg"),
        ("ceasefire-2018-implementation", "kremlin"),
        ("putin-erdogan-meeting", "altun"),
    ]:
        assert record.con.execute(sql.format(event)).fetchall() == [(who,)], event
