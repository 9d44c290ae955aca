"""That what is inferred is marked wherever a page shows it, and nothing else is.

Pages say what they show by attributes: `data-claim` the ids of claims, with `data-teller` who makes them, `data-origin`
an origin, with `data-origin-of` that the claims come from it, `data-link` a link between two claims, `data-named` an
actor, with the printed name in `data-form`, and `data-publisher` who published an article. What is inferred of it has
`data-basis`, and says so in words; where only some of several claims are, that is `part`. An answer to a disagreement
has `data-answer`, what somebody tells by several claims `data-tells`, and what somebody says of an accused
`data-charged-by`: there the claimant is shown too, and a claim counts as inferred where its claimant is. On the pages
that show all answers side by side, each has all claims that give it. A claimant who is concluded has a mark wherever
the name stands beside the claim.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb
import pytest

from etl.model.project import Project
from etl.pages import write_pages
from tests import ROOT, SMALL
from tests.conftest import unchecked
from tests.living import recompute
from tests.sites import Element, Read

COLUMNS = {
    "claims": ("claim_id", "basis", "claimant_basis", "origin_basis", "claimant_id"),
    "origins": ("origin_id", "basis"),
    "claim_links": ("claim_id", "relation", "other_claim_id", "basis"),
    "sources": ("source_id", "publisher_basis"),
    "actor_names": ("actor_id", "basis", "name", "role", "epithet"),
    "disagreement_claims": ("disagreement_id", "position_no", "claim_id"),
    "casualties": ("tally_id", "claim_id", "stance", "value", "low", "high", "qualifier", "modality"),
    "figures": ("tally_id", "claim_id", "stance", "value", "low", "high", "qualifier", "modality"),
}
Rows = Mapping[str, list[tuple[str, ...]]]
ALL = """
UPDATE claims SET basis = 'inferred', claimant_basis = CASE WHEN claimant_id IS NOT NULL THEN 'inferred' END;
UPDATE origins SET basis = 'inferred'; UPDATE claim_links SET basis = 'inferred';
UPDATE claims SET origin_basis = 'inferred' WHERE origin_id IS NOT NULL; UPDATE actor_names SET basis = 'inferred';
UPDATE sources SET publisher_basis = 'inferred';
"""
ONE = """
UPDATE claims SET basis = 'inferred' WHERE claim_id = 'river-post-p5-killed';
UPDATE claims SET claimant_basis = 'inferred' WHERE claim_id = 'river-post-p3-blame';
UPDATE claims SET origin_id = 'ministry-statement', origin_basis = 'inferred'
    WHERE claim_id IN ('river-post-p2-killed', 'river-post-p4-wounded');
UPDATE actor_names SET basis = 'inferred' WHERE actor_id = 'coast-observatory';
"""
# Two claims of one number and of one answer, one of them inferred; and an answer that is inferred as a whole.
PART = """
UPDATE casualties SET value = 12, low = NULL, high = NULL, qualifier = 'exactly', stance = 'asserts'
    WHERE claim_id IN ('river-post-p2-killed', 'river-post-p4-killed');
UPDATE disagreement_positions SET position_no = 1 WHERE claim_id = 'river-post-p4-killed';
UPDATE claims SET basis = 'inferred' WHERE claim_id IN ('river-post-p4-killed', 'river-post-p3-blame');
"""
# The elements in which a name stands beside a claim.
BESIDE = {"li", "tr", "p", "figure", "dd"}
# A mark, or whatever is set apart like one, and a blank before what ends or divides a sentence.
ADRIFT = re.compile(r"</(?:a|bdi|span)>\s+(?:</?(?:a|bdi|span)\b[^>]*>)*[,;.:)]")
SHOWN = {"claim": "actors articles counts disagreements events home origins quotes responsibility"}
SHOWN |= {"teller": "actors articles counts disagreements events home quotes responsibility"}
SHOWN |= {"origin": "origins", "tie": "articles counts disagreements origins", "link": "articles origins"}
SHOWN |= {"name": "actors words", "publisher": "articles claims"}


class Bases:
    """What a record says of each claim, claimant, origin, tie to it, link and name: stated or inferred."""

    def __init__(self, rows: Rows) -> None:
        self.claim = {row[0]: row[1] for row in rows["claims"]}
        self.teller = {row[0]: row[2] for row in rows["claims"]}
        self.told = {id_: "inferred" if self.teller[id_] == "inferred" else basis for id_, basis in self.claim.items()}
        self.guessed = {row[0]: row[4] for row in rows["claims"] if row[2] == "inferred"}
        self.tie = {row[0]: row[3] for row in rows["claims"]}
        self.origin = {row[0]: row[1] for row in rows["origins"]}
        self.link = {" ".join(row[:3]): row[3] for row in rows["claim_links"]}
        self.publisher = {row[0]: row[1] for row in rows["sources"]}
        self.name: dict[tuple[str, str], set[str]] = {}
        for actor, basis, *forms in rows["actor_names"]:
            for form in forms:
                self.name.setdefault((actor, form), set()).add(basis)
        self.answers: dict[str, set[str]] = {}
        for disagreement, position, claim in rows["disagreement_claims"]:
            self.answers.setdefault(f"{disagreement} {position}", set()).add(claim)
        numbers: dict[tuple[str, ...], set[str]] = {}
        for tally, claim, *number in rows["casualties"] + rows["figures"]:
            if tally:
                numbers.setdefault((tally, *number), set()).add(claim)
        self.numbers = {(tally, frozenset(claims)) for (tally, *_), claims in numbers.items()}

    def of(self, element: Element) -> Iterator[tuple[str, str]]:
        """What an element shows, and the basis of each."""
        told = element.attributes
        what = "teller" if "data-teller" in told and "data-told" not in told else "claim"
        held = self.told if with_tellers(element) else getattr(self, what)
        yield from ((what, held[id_]) for id_ in told.get("data-claim", "").split())
        yield from (("tie", self.tie[id_]) for id_ in told.get("data-origin-of", "").split())
        if "data-named" in told:
            bases = self.name[told["data-named"], told["data-form"]]
            yield from (("name", basis) for basis in bases if len(bases) == 1)  # Else it depends on the article.
        yield from (
            (name, getattr(self, name)[id_])
            for name in ("origin", "link", "publisher")
            if (id_ := told.get(f"data-{name}")) and "data-origin-of" not in told
        )


def small_pages(folder: Path, sql: str) -> tuple[dict[str, Read], Bases]:
    """The pages of the small record before MkDocs has them, after some changes."""
    checked = unchecked(Project(SMALL, SMALL / "articles"))
    con: duckdb.DuckDBPyConnection = checked.tables.con
    con.execute(sql)
    recompute(con)
    write_pages(con, checked.model, checked.head, Project(SMALL, SMALL / "articles"), folder, [])
    rows = {name: con.execute(f"SELECT {', '.join(of)} FROM {name}").fetchall() for name, of in COLUMNS.items()}
    read = {path.relative_to(folder).as_posix(): Read(path.read_text("utf-8")) for path in folder.rglob("*.md")}
    return read, Bases(rows)


def record_pages() -> tuple[dict[str, Read], Bases]:
    """The pages of this record as they were built last."""
    rows = {}
    for name, columns in COLUMNS.items():
        folder = ROOT / "data" / ("views" if name == "disagreement_claims" else "")
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows[name] = [tuple(row[column] for column in columns) for row in csv.DictReader(file)]
    site = ROOT / ".build/site"
    found = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("index.html"))}
    own = {path: file for path, file in found.items() if not path.startswith(("v/", "latest/"))}
    return {path: Read(file.read_text("utf-8")) for path, file in own.items()}, Bases(rows)


def with_tellers(element: Element) -> bool:
    """Whether an element shows what some claims say together with who makes them."""
    return bool({"data-answer", "data-tells", "data-charged-by"} & element.attributes.keys())


def own(element: Element) -> frozenset[str]:
    """The claims whose content an element shows, and not only who makes them."""
    told = element.attributes
    return frozenset() if "data-teller" in told else frozenset(told.get("data-claim", "").split())


def uncounted(page: Read, bases: Bases) -> Iterator[str]:
    """The numbers of a page that miss the claims that give them, or how many of these are inferred."""
    cells = [
        (row.attributes["id"], one)
        for one in page.elements
        for row in one.above
        if row.tag == "tr" and "id" in row.attributes and own(one)
    ]
    yield from (f"{number}" for number in bases.numbers ^ {(tally, own(one)) for tally, one in cells})
    yield from (f"{one.attributes}" for _, one in cells if miscounted(one, bases))


def unanswered(page: Read, bases: Bases, questions: set[str], most: int) -> Iterator[str]:
    """The answers to some questions that a page misses, or shows without each claim, teller and mark.

    Args:
        page: The page.
        bases: What the record says.
        questions: The questions to which the page shows answers.
        most: Most answers to a question that the page shows.
    """
    shown = {one.attributes["data-answer"]: one for one in page.elements if "data-answer" in one.attributes}
    for question in questions:
        there = {answer for answer in bases.answers if answer.split()[0] == question}
        if len(there & shown.keys()) < min(len(there), most):
            yield f"{question}: {sorted(there - shown.keys())}"
    given: dict[str, set[str]] = {}
    for one in page.elements:
        answer = next(
            (above.attributes["data-answer"] for above in one.above if "data-answer" in above.attributes), None
        )
        if answer and own(one):
            given.setdefault(answer, set()).update(own(one))
            if miscounted(one, bases):
                yield f"{one.attributes}"
    for answer, element in shown.items():
        if not own(element) == given.get(answer, set()) == bases.answers.get(answer, set()):
            yield f"{element.attributes}"


def miscounted(element: Element, bases: Bases) -> bool:
    """Whether a number or a teller does not say that its claims are inferred, or how many of them are."""
    held = bases.told if with_tellers(element) else bases.claim
    ours = sum(held[id_] == "inferred" for id_ in own(element))
    words = "inferred" if ours == len(own(element)) else f"{ours} of {len(own(element))} inferred"
    return words not in element.text if ours else "data-basis" in element.attributes


def unguarded(page: Read, bases: Bases) -> Iterator[str]:
    """The names of claimants who are concluded that a page shows beside their claim, and without a mark."""
    beside: dict[int, set[str]] = {}
    for element in page.elements:
        for id_ in element.attributes.get("data-claim", "").split():
            for around in (element, *element.above):
                beside.setdefault(id(around), set()).add(bases.guessed.get(id_, ""))
    for link in page.all("a"):
        named = re.search(r"actors/([a-z0-9-]+)/$", link.attributes.get("href", ""))
        block = next((one for one in reversed(link.above) if one.tag in BESIDE), None)
        bare = not any({"data-teller", "data-basis"} & one.attributes.keys() for one in link.above)
        if named and block is not None and bare and named[1] in beside.get(id(block), ()):
            yield f"{named[1]}: {' '.join(block.text.split())}"


def unseen(pages: Mapping[str, Read], bases: Bases) -> list[str]:
    """What the pages that show answers side by side show without what it rests on: home, counts and disagreements."""
    page = {path.rpartition("/")[0]: one for path, one in pages.items() if path.rpartition("/")[2].startswith("index.")}
    home, every = page[""], {answer.split()[0] for answer in bases.answers}
    links = (re.search(r"disagreements/([a-z0-9-]+)/$", one.attributes.get("href", "")) for one in home.all("a"))
    asked = {found[1] for found in links if found}
    assert asked
    return [
        *uncounted(page["counts"], bases),
        *unanswered(page["disagreements"], bases, every, len(bases.answers)),
        *unanswered(home, bases, asked, 5),
        # Origins are named with the actor from whom they come, who need not be the claimant.
        *(fault for path, one in pages.items() if not path.startswith("origins") for fault in unguarded(one, bases)),
        *(f"{e.attributes}" for one in pages.values() for e in one.elements if told_badly(e, bases)),
    ]


def told_badly(element: Element, bases: Bases) -> bool:
    """Whether what somebody tells by some claims does not say how many of these or their claimants are inferred."""
    return not element.attributes.keys().isdisjoint({"data-tells", "data-charged-by"}) and miscounted(element, bases)


def faults(pages: Mapping[str, Read], bases: Bases) -> tuple[list[str], Counter[tuple[str, str]]]:
    """What is marked wrongly; and how often each kind of page marks a claim, a claimant, an origin and a link."""
    wrong, marked = [], Counter[tuple[str, str]]()
    for path, page in pages.items():
        kind = path.split("/")[0] if "/" in path else "home"
        for element in page.elements:
            shown = list(bases.of(element))
            held = {basis for _, basis in shown}
            inferred = held == {"inferred"}
            part = len(held) > 1 and {what for what, _ in shown} == {"claim"}
            mark = element.attributes.get("data-basis")
            right = "inferred" if inferred else "part" if part else None
            if shown and (mark != right or (mark and "inferred" not in element.text)):
                wrong.append(f"{path}: {element.attributes}")
            if inferred:
                marked[kind, shown[0][0]] += 1
    return wrong, marked


@pytest.fixture(scope="module")
def concluded(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Read], Bases]:
    return small_pages(tmp_path_factory.mktemp("all"), ALL)


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Read], Bases]:
    return small_pages(tmp_path_factory.mktemp("one"), ONE)


@pytest.mark.slow
def test_where_all_is_inferred_every_kind_of_page_marks_what_it_shows(concluded: tuple[dict[str, Read], Bases]) -> None:
    wrong, marked = faults(*concluded)
    assert not wrong + unseen(*concluded)
    for what, kinds in SHOWN.items():
        assert {kind for kind, of in marked if of == what} >= set(kinds.split()), what


def adrift(pages: Mapping[str, Read]) -> Iterator[str]:
    """The signs of a sentence that stand a blank after what they belong to; code has its own rules."""
    for path, page in pages.items():
        prose = re.sub(r"<pre\b.*?</pre>", "", page.html, flags=re.DOTALL)
        yield from (f"{path}: …{prose[found.start() - 80 : found.end()]}" for found in ADRIFT.finditer(prose))


@pytest.mark.slow
def test_a_mark_and_the_sign_behind_it_stand_together(concluded: tuple[dict[str, Read], Bases]) -> None:
    assert not list(adrift(concluded[0]))


@pytest.mark.slow
def test_an_answer_of_which_some_claims_are_inferred_says_how_many(tmp_path: Path) -> None:
    pages, bases = small_pages(tmp_path, PART)
    wrong, _ = faults(pages, bases)
    wrong += unseen(pages, bases)  # In the assertion itself a fault would be told with the whole site.
    assert not wrong
    counted = {one.attributes.get("data-basis"): one.text for one in pages["counts/index.md"].elements if own(one)}
    assert counted["part"] == "exactly 12\N{NO-BREAK SPACE}×2 1 of 2 inferred"
    for path, answer, basis, told in (
        ("index.md", "bridge-responsibility 1", "inferred", "Defence Ministry of Norland inferred"),
        ("disagreements/index.md", "bridge-deaths 1", "part", "Norland inferred; The River Post in its own voice"),
    ):
        (shown,) = (one for one in pages[path].elements if one.attributes.get("data-answer") == answer)
        assert shown.attributes["data-basis"] == basis
        assert shown.text.endswith(told)


def test_only_what_is_inferred_is_marked(single: tuple[dict[str, Read], Bases]) -> None:
    pages, bases = single
    wrong, marked = faults(pages, bases)
    wrong += unseen(pages, bases)  # In the assertion itself a fault would be told with the whole site.
    assert not wrong
    assert {kind for kind, of in marked if of == "claim"} >= {"actors", "articles", "counts", "events"}
    assert ("responsibility", "teller") in marked
    assert ("responsibility", "claim") not in marked
    assert {kind for kind, of in marked if of == "tie"} >= set(SHOWN["tie"].split())
    assert {kind for kind, of in marked if of == "name"} >= set(SHOWN["name"].split())
    tree = [one for one in pages["counts/bridge-wounded.md"].elements if "data-origin-of" in one.attributes]
    drawn = {(one.attributes["data-origin-of"], one.attributes.get("data-basis")) for one in tree if one.tag == "g"}
    assert ("river-post-p4-wounded", "inferred") in drawn
    assert ("river-post-p3-wounded", None) in drawn


@pytest.mark.slow
def test_a_number_of_people_who_may_be_harmed_is_marked_so_wherever_it_is_shown(tmp_path: Path) -> None:
    possible = "UPDATE casualties SET modality = 'possible' WHERE claim_id = 'river-post-p4-wounded'"
    pages, _ = small_pages(tmp_path, possible)
    del pages["events/crossing-closure.md"]  # Of another event a telling is only possible.
    marked = {path for path, page in pages.items() for e in page.elements if e.text == "only possible"}
    by_path = {"articles/river-post.md", "counts/index.md", "counts/bridge-wounded.md", "events/bridge-strike.md"}
    assert marked == by_path | {"actors/norland-army.md"}


@pytest.mark.parametrize("of", ["single", pytest.param("concluded", marks=pytest.mark.slow)])
def test_a_link_to_a_claim_or_an_origin_stands_in_what_says_its_basis(of: str, request: pytest.FixtureRequest) -> None:
    (pages, bases), told = request.getfixturevalue(of), Counter[str]()
    for path, page in pages.items():
        for element in page.all("a"):
            found = re.search(r"\b(claim|origin)s/#?([a-z0-9-]+)/?$", element.attributes.get("href", ""))
            if found is None or found[2] not in {**bases.claim, **bases.origin}:
                continue
            around = [one.attributes.get(f"data-{found[1]}", "").split() for one in (element, *element.above)]
            assert any(found[2] in ids for ids in around), (path, element.attributes)
            told[found[1]] += 1
    assert told["claim"] > 200
    assert told["origin"] > 5


@pytest.mark.slow
def test_every_page_of_this_record_marks_what_is_inferred() -> None:
    """The whole site, claims' own pages too, against the published tables."""
    pages, bases = record_pages()
    wrong, marked = faults(pages, bases)
    wrong += unseen(pages, bases)  # In the assertion itself a fault would be told with the whole site.
    wrong += adrift(pages)
    assert not wrong
    shown = {**SHOWN, "claim": f"{SHOWN['claim']} claims words", "link": "articles claims origins"}
    shown["tie"] += " claims"
    for what, kinds in shown.items():
        assert {kind for kind, of in marked if of == what} >= set(kinds.split()), what
    with (ROOT / "data/views/who_says_who_did_it.csv").open(encoding="utf-8", newline="") as file:
        counted = {row["first_claim_id"]: (row["claims"], row["claims_inferred"]) for row in csv.DictReader(file)}
    cells = [own(one) for one in pages["responsibility/index.html"].elements if "data-charged-by" in one.attributes]
    assert len(cells) > 20
    for ids in cells:
        ours = sum(bases.told[id_] == "inferred" for id_ in ids)
        assert (str(len(ids)), str(ours)) in {counted[id_] for id_ in ids & counted.keys()}
    assert "only possible" in {e.text for e in pages["claims/japan-times-p26-driven-out/index.html"].elements}
    assert ("home", "teller") in marked
    home = " ".join(next(e.text for e in pages["index.html"].elements if e.tag == "main").split())
    assert "credited to “monitoring group” (inferred: Syrian Observatory for Human Rights)" in home
    assert "16, updated (inferred, probable)" in home
