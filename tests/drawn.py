"""Pictures to be tested: those of a project, and invented ones that are hard to draw; what a test reads in an SVG."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

from etl.model.project import Project
from etl.pages.book import Book
from etl.pages.drawn import events_picture, places, tally_picture, tree_picture
from etl.pictures import Picture
from etl.pictures.base_map import BASE_MAP
from etl.pictures.claims import claims_picture
from etl.pictures.happened import Happened
from etl.pictures.map import map_picture
from etl.pictures.origins import Origin, origins_picture
from etl.pictures.picture import Layout
from etl.pictures.places import Place
from etl.pictures.said import Said
from etl.pictures.text import width
from etl.pictures.timeline import timeline_picture
from tests.conftest import unchecked
from tests.living import recompute

LONG = "Ministère de la Défense nationale, des Frontières et des Anciens combattants"
ARABIC = "وزارة الدفاع التركية (أنقرة) والمرصد السوري لحقوق الإنسان"
SCRIPT = '<script>alert("1")</script> & Co'
UNBROKEN = "Donaudampfschiffahrtsgesellschaftskapitänsversammlungsprotokoll"


def said(n: int, value: float | None = 33, **more: object) -> Said:
    """A claim of the invented count; exact where nothing else is said."""
    words = f"{value:,}" if value is not None else "no number"
    plain: dict[str, object] = {"claimant": None, "article": "The River Post", "paragraph": n, "words": words}
    numbers = {"value": value, "low": value, "high": value}
    return Said(f"claim-{n}", f"claims/claim-{n}/", **{**plain, **numbers, **more})  # type: ignore[arg-type]


def more_than(n: int, value: float, **more: object) -> Said:
    """A claim with an open end whose own number is outside."""
    return said(n, value, high=None, low_open=True, qualifier="more_than", words=f"more than {value:,}", **more)


SHAPES = (
    said(1, 16),
    said(2, 20, high=None, words="at least 20"),
    more_than(3, 25),
    said(4, 30, low=None, words="up to 30"),
    said(5, 40, low=None, high_open=True, words="less than 40"),
    said(6, 50, low=None, high_open=True, qualifier="nearly", words="nearly 50"),
    said(7, 60, low=None, high=None, qualifier="about", words="about 60"),
    said(8, None, low=5, high=30, words="between 5 and 30"),
    said(9, None, low=24, high=99, vague=True, words="dozens"),
    said(10, None, low=2, vague=True, words="many"),
    said(11, 33, stance="denies", stance_words="denies"),
    said(12, None, stance="denies", stance_words="denies"),
    said(13, None, stance="not_confirmed", stance_words="not confirmed"),
    said(14, None),
    said(15, 22, updated=True),
)
HARD_CLAIMS = {
    "shapes": SHAPES,
    "forty": tuple(said(n, 3 + (n * 37) % 400, claimant=f"Claimant {n}", article=f"Paper {n % 7}") for n in range(40)),
    "copies": (*(said(n, article=f"Paper {n % 20}") for n in range(40)), said(99, 400, claimant="Ministry")),
    "often": tuple(said(n, article="The River Post and Evening Standard of the Coast") for n in range(1, 31)),
    "names": (
        said(1, 12, claimant=ARABIC, article="صحيفة إدلب اليوم"),
        said(2, 31, claimant=LONG, article=LONG),
        said(3, 31, claimant=SCRIPT, article="A & B <b>News</b>"),
        said(4, 31, claimant=UNBROKEN, article=UNBROKEN),
        said(5, 31, claimant="国防部发言人", article="日本経済新聞"),
    ),
    "huge": (said(1, 3), said(2, 6_000_000_000), said(3, 0), more_than(4, 1_250_000)),
    "wide": (said(1, 16), said(2, 45), more_than(3, 300), said(4, 12_000)),
    "zero": (said(1, 0),),
    "single": (said(1, 7, claimant="Ministry"),),
    "negative": (said(1, -4), said(2, 9.5)),
    "none": (said(1, None, stance="not_confirmed", stance_words="not confirmed", claimant="Government"),),
    "wordy": (said(1, None, low=5, high=30, words="a number that nobody would tell in fewer words than these, I say"),),
}  # fmt: skip


def happened(n: int, start: date | None, end: date | None, status: str = "occurred", title: str = "") -> Happened:
    """An invented event."""
    when = str(start) if start == end else f"{start} to {end}"
    return Happened(f"event-{n}", title or f"Event {n}", status, status.replace("_", " "), when, start, end)


DAY = date(2020, 2, 27)
HARD_EVENTS = {
    "no-event": (),
    "one-event": (happened(1, DAY, DAY),),
    "undated": (happened(1, None, None), happened(2, None, None)),
    "only-spans": tuple(happened(n, date(2020, n, 1), date(2020, n, 9), "claimed", f"{SCRIPT} {LONG}") for n in (1, 3)),
    "mixed": (
        *(happened(n, DAY + timedelta(n % 4), DAY + timedelta(n % 4), "claimed", LONG) for n in range(16)),
        happened(20, None, DAY + timedelta(1), "demanded", ARABIC),
        happened(21, DAY, None, "ongoing", UNBROKEN),
        happened(22, date(2011, 1, 1), date(2011, 12, 31)),
        happened(23, date(2020, 5, 1), date(2020, 5, 1), "did_not_happen"),
        happened(25, date(2020, 5, 1), date(2020, 5, 1), "denied"),
        happened(24, None, None),
    ),
    "many-days": tuple(happened(n, DAY + timedelta(n % 60), DAY + timedelta(n % 60)) for n in range(500)),
    "many-years": tuple(happened(n, d := date(2001, 1, 1) + timedelta(n * 15), d) for n in range(500)),
}  # fmt: skip


def spot(n: int, longitude: float, latitude: float, radius: float = 3, name: str = "", events: int = 1) -> Place:
    """An invented place."""
    return Place(f"place-{n}", name or f"Place {n}", latitude, longitude, radius, events)


HARD_PLACES = {
    "no-place": (),
    "one-place": (spot(1, 36.7, 35.9),),
    "crowd": tuple(spot(n, 36.5 + (n % 8) / 20, 35.6 + (n // 8) / 20, name=f"{LONG[:30]} {n}") for n in range(40)),
    "spread": (
        spot(1, 36.7, 35.9, 60, SCRIPT, 25),
        spot(2, 36.9, 36.0, name=ARABIC),
        spot(3, 37.3, 36.2, name=UNBROKEN),
        spot(4, -70.0, 45.0, name="Far away"),
        spot(5, 36.8, 35.8, 900, "Somewhere in a large part of it"),
    ),
}


def book_of(root: Path, articles: Path | None = None) -> Book:
    """The data of a project."""
    checked = unchecked(Project(root, articles))
    recompute(checked.tables.con)
    return Book(checked.tables.con, checked.model, {})


def pictures_of(book: Book, prefix: str, world: Path = BASE_MAP) -> Iterator[Picture]:
    """Every picture of a project; the prefix keeps their names apart from another's."""
    counted = [row for table in ("casualties", "figures") for row in book.tables[table]]
    claimed = {row["tally_id"] for row in counted if row["modality"] == "certain"}
    for tally in book.tables["tallies"]:
        if tally["tally_id"] in claimed:
            for make in (tally_picture, tree_picture):
                yield _renamed(make(book, tally["tally_id"]), prefix)
    yield _renamed(events_picture(book), prefix)
    yield map_picture(f"{prefix}/events/map", "Places", places(book), world=world)


def _renamed(picture: Picture, prefix: str) -> Picture:
    return Picture(f"{prefix}/{picture.name}", picture.title, picture.description, picture.wide, picture.narrow)


def hard_pictures(world: Path) -> Iterator[Picture]:
    """The pictures that are hard to draw.

    Args:
        world: TopoJSON of the base map; may be missing.
    """
    for name, claims in HARD_CLAIMS.items():
        yield claims_picture(f"hard/claims-{name}", f"{name}: {SCRIPT}", claims)
    yield origins_picture(
        "hard/origins",
        SCRIPT,
        [
            Origin(f"{LONG} {UNBROKEN}", "Agency report", HARD_CLAIMS["names"]),
            Origin(None, "", HARD_CLAIMS["wordy"]),
            Origin(ARABIC, "Statement", HARD_CLAIMS["forty"]),
        ],
    )
    for name, events in HARD_EVENTS.items():
        yield timeline_picture(f"hard/events-{name}", name, events)
    for name, shown in HARD_PLACES.items():
        yield map_picture(f"hard/map-{name}", name, shown, world=world)


@dataclass(frozen=True)
class Text:
    """A line of text in an SVG, with the rectangle of its letters in pixels."""

    words: str
    size: float
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Text") -> bool:
        """Whether letters of the two share a place."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def parsed(layout: Layout) -> ET.Element:
    """A layout as XML; fails where it is not well formed."""
    return ET.fromstring(f"<svg>{layout.body}</svg>")


def texts(layout: Layout) -> list[Text]:
    """Every line of text, measured as the pictures measure."""
    found = []
    for element in parsed(layout).iter("text"):
        words, size = element.text or "", float(element.attrib["font-size"])
        across = width(words, size, int(element.get("font-weight", 400)))
        start = float(element.attrib["x"]) - {"middle": across / 2, "end": across}.get(
            element.get("text-anchor", ""), 0
        )
        base = float(element.attrib["y"])
        found.append(Text(words, size, start, base - 0.72 * size, start + across, base + 0.21 * size))
    return found


def addresses(layout: Layout) -> list[str]:
    """Where the links of a layout lead."""
    return [element.attrib["href"] for element in parsed(layout).iter("a")]
