"""Pictures: what their marks say, where their words stand, and that nothing from the data is more than words."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from etl.pictures.base_map import base_map
from etl.pictures.claims import claims_picture, describe
from etl.pictures.happened import dense_days
from etl.pictures.labels import Box, free_place
from etl.pictures.map import map_picture
from etl.pictures.marks import RADIUS, absent, mark
from etl.pictures.origins import Origin, origins_picture
from etl.pictures.picture import COLOURS, NARROW, WIDE
from etl.pictures.places import view_of
from etl.pictures.said import Said, lines
from etl.pictures.scale import scale
from etl.pictures.text import SEMIBOLD, shorten, width, wrap
from etl.pictures.timeline import timeline_picture
from etl.pictures.view import MapView
from tests import ROOT, SMALL
from tests.drawn import (
    ARABIC,
    HARD_CLAIMS,
    HARD_EVENTS,
    HARD_PLACES,
    SHAPES,
    UNBROKEN,
    addresses,
    book_of,
    hard_pictures,
    more_than,
    parsed,
    pictures_of,
    said,
    spot,
    texts,
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two square countries side by side on one island, 30 to 40 degrees east, 33 to 38 north; x and y in tenths."""
    path = tmp_path_factory.mktemp("map") / "countries.json"
    arcs = [
        [[350, 330], [0, 50]],  # their border, northwards
        [[350, 380], [-50, 0], [0, -50], [50, 0]],  # the coast of the western one
        [[350, 330], [50, 0], [0, 50], [-50, 0]],  # the coast of the eastern one
    ]
    countries = [
        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Westland"}},
        {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"name": "Eastland"}},
        {"type": None, "properties": {"name": "Nowhere"}},
    ]
    transform = {"scale": [0.1, 0.1], "translate": [0, 0]}
    objects = {"countries": {"type": "GeometryCollection", "geometries": countries}}
    path.write_text(json.dumps({"type": "Topology", "transform": transform, "arcs": arcs, "objects": objects}))
    return path


def test_what_is_inferred_is_marked_in_words_and_for_programs() -> None:
    first = said(
        1, 16, claimant="Observatory", claimant_id="obs", credit="a monitor", updated=True, updated_how="probable",
        origin_basis="inferred",
    )  # fmt: skip
    second = said(2, 45, claimant="Observatory", claimant_id="obs", basis="inferred", origin_basis="inferred")
    claims = [first, second]
    picture = claims_picture("counts/x", "x", claims)
    assert describe(claims).startswith(
        "2 claims on one scale. 16, updated (probable): once, in The River Post,"
        " credited to “a monitor” (inferred: Observatory);"
        " 45 (inferred): once, in The River Post, credited to Observatory."
    )
    for layout in (picture.wide, picture.narrow):
        assert layout.body.count('data-claim="claim-1" data-teller="obs" data-basis="inferred"') == 1
        assert layout.body.count('data-claim="claim-2" data-basis="inferred"') == 1
        assert layout.body.count('data-basis="inferred"') == 2
    tree = origins_picture("origins/x", "x", [Origin("Count", "report", tuple(claims), "count")])
    assert tree.description.startswith("Count (inferred): 2 printings")
    assert 'data-origin="count" data-origin-of="claim-1 claim-2" data-basis="inferred"' in tree.wide.body


def test_of_the_printings_of_an_origin_those_that_are_inferred_say_so() -> None:
    printings = (said(1, 33, claimant="Governor"), said(2, 33, origin_basis="inferred"))
    tree = origins_picture("o", "O", [Origin("Announcement", "statement", printings, "announcement")])
    assert tree.description.startswith("Announcement: 2 printings")
    for layout in (tree.wide, tree.narrow):
        assert layout.body.count("uncredited, origin inferred</") == 2  # In the title of its link, and beside it.
        assert 'data-origin="announcement" data-origin-of="claim-1 claim-2">' in layout.body
        assert 'data-origin="announcement" data-origin-of="claim-1">' in layout.body
        assert 'data-origin="announcement" data-origin-of="claim-2" data-basis="inferred">' in layout.body


@pytest.mark.slow
def test_words_stand_apart_and_within_their_picture(world: Path) -> None:
    small = pictures_of(book_of(SMALL, SMALL / "articles"), "small", world)
    pictures = [*hard_pictures(world), *small, *pictures_of(book_of(ROOT), "record", world)]
    assert len(pictures) > 60
    for picture in pictures:
        for layout, most in ((picture.wide, WIDE), (picture.narrow, NARROW)):
            assert layout.width == most
            found = sorted(texts(layout), key=lambda one: one.top)
            assert found, picture.name
            for n, one in enumerate(found):
                assert one.size >= 12, (picture.name, one)
                assert one.left >= -0.5, (picture.name, one)
                assert one.right <= layout.width + 0.5, (picture.name, one)
                assert one.top >= 0, (picture.name, one)
                assert one.bottom <= layout.height, (picture.name, one)
                for other in found[n + 1 :]:
                    if other.top >= one.bottom:  # As are all that follow.
                        break
                    assert not one.meets(other), (picture.name, one, other)


def test_words_stand_apart_from_the_marks_of_claims() -> None:
    for name, claims in HARD_CLAIMS.items():
        picture = claims_picture(name, name, claims)
        for layout in (picture.wide, picture.narrow):
            found = texts(layout)
            for circle in parsed(layout).iter("circle"):
                x, y, r = (float(circle.attrib[key]) for key in ("cx", "cy", "r"))
                for one in found:
                    apart = one.right <= x - r or one.left >= x + r or one.bottom <= y - r or one.top >= y + r
                    assert apart, (name, one)


def test_every_claim_event_and_place_is_linked(world: Path) -> None:
    for name, claims in HARD_CLAIMS.items():
        if name in {"copies", "often"}:
            continue  # Lines that stand for many lead to the first.
        picture = claims_picture(name, name, claims)
        for layout in (picture.wide, picture.narrow):
            assert set(addresses(layout)) == {f"site:claims/{one.claim_id}/" for one in claims}
    tree = origins_picture("tree", "Tree", [Origin("Report", "", HARD_CLAIMS["copies"])])
    assert set(addresses(tree.narrow)) == {f"site:claims/{one.claim_id}/" for one in HARD_CLAIMS["copies"]}
    events = HARD_EVENTS["mixed"]
    wanted = {f"site:events/{one.event_id}/" for one in events if one.dated} | {"site:events/"}
    assert set(addresses(timeline_picture("t", "T", events).wide)) == wanted
    places = HARD_PLACES["crowd"]
    shown = map_picture("m", "M", places, world=world)
    for layout in (shown.wide, shown.narrow):
        assert set(addresses(layout)) == {f"site:events/?place={one.place_id}#day-by-day" for one in places}


def test_words_of_the_data_stay_words(world: Path) -> None:
    pictures = list(hard_pictures(world))
    for picture in pictures:
        whole = picture.inline("../")
        assert "<script" not in whole
        assert "<b>" not in whole
        for svg in re.findall(r"<svg.*?</svg>", whole):
            ET.fromstring(svg)
    assert any("&lt;script&gt;" in picture.wide.body for picture in pictures)


# ---- marks ----


def shape_of(n: int) -> Said:
    return next(one for one in SHAPES if one.claim_id == f"claim-{n}")


def drawn(n: int) -> str:
    return mark(shape_of(n), scale([0, 100], 0, 1000, 5), 50, "casualty").body


def disc_fill(svg: str) -> list[str]:
    return re.findall(r'<circle[^>]* fill="var\(--record-(\w+)\)"', svg)


@pytest.mark.parametrize(
    ("n", "tips", "fills"),
    [
        (1, [], ["casualty"]),  # exact: a full dot, no arrow
        (2, [246], ["casualty"]),  # at least 20: the number itself is inside
        (3, [296], ["paper"]),  # more than 25: it is outside
        (4, [254], ["casualty"]),  # up to 30
        (5, [354], ["paper"]),  # less than 40
    ],
)
def test_an_open_end_is_an_arrow_and_a_number_outside_is_hollow(n: int, tips: list[int], fills: list[str]) -> None:
    svg = drawn(n)
    assert disc_fill(svg) == fills
    # The head's middle point is the tip: right of the number where more is meant, left where less is.
    heads = re.findall(r'd="M([\d.]+) 45L([\d.]+) 50L\1 55"', svg)
    assert [float(tip) for _, tip in heads] == tips


def test_vague_words_are_hatched_and_nearly_is_half_full() -> None:
    vague = drawn(9)
    assert 'x="240"' in vague
    assert 'width="750"' in vague
    assert vague.count("M") > 50
    assert disc_fill(vague) == []
    assert "<rect" not in drawn(10)
    assert disc_fill(drawn(6)) == ["paper"]
    assert re.search(r'A5.5 5.5[^"]*Z" fill="var\(--record-casualty\)"', drawn(6))
    assert drawn(7).count("stroke-dasharray") == 2


def test_no_figure_is_no_number_and_a_denial_is_crossed() -> None:
    assert [shape_of(n).shape for n in (11, 12, 13, 14)] == ["crossed", "gap", "gap", "gap"]
    assert [shape_of(n).label for n in (11, 12, 13, 14)] == [
        "denies 33", "no figure: denies", "no figure: not confirmed", "no figure",
    ]  # fmt: skip
    assert "<path" in absent(shape_of(12), 0, 0)
    assert "<path" not in absent(shape_of(13), 0, 0)
    # It stands left of nought, where no number is.
    picture = claims_picture("gap", "Gap", [said(1, 0), said(2, None)])
    discs = [float(one.attrib["cx"]) for one in parsed(picture.wide).iter("circle")]
    assert discs[1] + 2 * RADIUS < discs[0]


def test_an_updated_claim_is_quieter_and_says_so() -> None:
    assert shape_of(15).label == "22, updated"
    assert disc_fill(drawn(15)) == ["quiet"]


def test_the_contradiction_is_a_step_and_copies_of_an_article_one_line() -> None:
    claims = [
        more_than(8, 300, claimant="Minister", article="D"),
        said(1, 33, article="A"),
        said(4, 33, article="A"),
        said(2, 33, claimant="Governor", article="B"),
        said(7, None, claimant="Government", stance="not_confirmed", stance_words="not confirmed"),
        said(3, 33, high=None, words="at least 33", article="C"),
        said(5, 16, article="C", updated=True),
    ]
    found = [(one.first.label, one.first.claimant, len(one.claims)) for one in lines(claims, 16)]
    assert found == [
        ("16, updated", None, 1),
        ("33", "Governor", 1),
        ("33", None, 2),
        ("at least 33", None, 1),
        ("more than 300", "Minister", 1),
        ("no figure: not confirmed", "Government", 1),
    ]
    merged = lines([said(n, article=f"Paper {n % 20}") for n in range(40)], 16)
    assert [(len(one.claims), len(one.articles)) for one in merged] == [(40, 20)]
    assert "33: 3 times in 2 articles, credited in 1" in describe(claims)
    assert "more than 300: once, in D, credited to Minister" in describe(claims)


# ---- scale ----


def test_a_scale_is_linear_until_numbers_are_far_apart() -> None:
    near = scale([16, 45, 300], 0, 600, 5)
    assert not near.logarithmic
    assert (near.at(0), near.at(150), near.at(300)) == (0, 300, 600)
    assert near.ticks(5) == [0, 100, 200, 300]
    assert near.at(45) - near.at(16) > 2 * RADIUS * 3
    far = scale([3, 12_000], 0, 500, 5)
    assert far.logarithmic
    assert far.ticks(5) == [1, 10, 100, 1000, 10000, 100000]
    assert far.at(100) - far.at(10) == pytest.approx(far.at(1000) - far.at(100))
    assert "Logarithmic" in claims_picture("x", "X", HARD_CLAIMS["wide"]).narrow.body
    assert "Logarithmic" not in claims_picture("x", "X", [said(1, 16), more_than(2, 300)]).narrow.body


def test_nought_has_a_place_on_every_scale() -> None:
    far = scale([0, 3, 6_000_000], 0, 500, 4)
    assert far.logarithmic
    assert far.at(0) == 0
    assert far.at(1) > 30
    assert far.ticks(4)[0] == 0
    assert scale([0], 0, 100, 5).ticks(5) == [0, 1]
    assert scale([-4, 9.5], 0, 100, 5).at(-4) >= 0


# ---- text ----


def test_lines_fit_and_nothing_is_lost_but_what_is_marked() -> None:
    for words in (UNBROKEN, ARABIC, "a b c", "one word and another of some length", "", "国防部发言人"):
        for limit in (60, 120, 300):
            for count in (1, 2, 3):
                found = wrap(words, limit, 13.5, SEMIBOLD, count)
                assert 1 <= len(found) <= count
                assert all(width(line, 13.5, SEMIBOLD) <= limit for line in found)
                whole = "".join(found).replace("-", "").replace(" ", "")
                if not found[-1].endswith("…"):
                    assert whole == words.replace(" ", "")
    assert shorten("credited to somebody", 90, 12).endswith("…")
    assert shorten("short", 90, 12) == "short"


def test_marks_on_letters_take_no_width() -> None:
    assert width("Ş", 10) == width("S", 10)
    assert width("e\u0301", 10) == width("e", 10) == width("é", 10)
    assert width("AV", 10, SEMIBOLD) > width("AV", 10)


# ---- very many ----


def test_very_many_lines_are_cut_and_counted() -> None:
    many = [said(n, n, article=f"Paper {n}") for n in range(1, 301)] + [said(400, 150, article="Other")]
    picture = claims_picture("m", "M", many)
    words = [one.words for one in texts(picture.narrow)]
    assert "200 lines of the fewest claims not drawn; the rows hold all." in words
    # The ends of the contradiction stay, and what is printed most.
    assert {"1", "300", "150"} <= set(words)
    assert "×2 in 2 articles" in words
    tree = origins_picture("t", "T", [Origin("S", "", tuple(many))])
    assert "and 241 more printings" in [one.words for one in texts(tree.wide)]
    alike = origins_picture("t", "T", [Origin("S", "", tuple(said(n) for n in range(90)))])
    assert "×90" in [one.words for one in texts(alike.wide)]


# ---- origins and events ----


def test_an_unknown_origin_is_a_broken_box_of_its_own() -> None:
    picture = origins_picture("o", "O", [Origin(None, "", (said(1),)), Origin("Statement", "", (said(2), said(3)))])
    boxes = [one for one in parsed(picture.wide).iter("rect") if one.get("pointer-events") is None]
    assert [bool(one.get("stroke-dasharray")) for one in boxes] == [False, True]
    assert "Origin not known: 1 printing, uncredited" in picture.description
    assert "Statement: 2 printings in 1 article, never credited" in picture.description


def test_a_credited_printing_is_full_and_says_whose() -> None:
    picture = origins_picture("o", "O", [Origin("S", "", (said(1), said(2, claimant="Governor")))])
    assert disc_fill(picture.wide.body) == ["paper", "casualty"]
    assert "credited to Governor" in picture.wide.body
    assert "uncredited" in picture.wide.body


def test_the_dense_days_have_columns_and_uncertain_days_a_bar() -> None:
    events = HARD_EVENTS["mixed"]
    assert [day.day for day in dense_days(events, 5)] == [27, 28, 29, 1]
    assert dense_days(HARD_EVENTS["only-spans"], 5) == []
    picture = timeline_picture("t", "T", events)
    words = [one.words for one in texts(picture.wide)]
    assert {"27 Feb", "28 Feb", "29 Feb", "1 March", "before", "after"} <= set(words)
    assert "1 event without a date" in words
    assert timeline_picture("t", "T", [HARD_EVENTS["one-event"][0]]).wide.body.count("<circle") == 1


def test_too_many_events_become_a_calendar_with_counts() -> None:
    picture = timeline_picture("t", "T", HARD_EVENTS["many-days"])
    words = [one.words for one in texts(picture.narrow)]
    assert words.count("9") + words.count("8") >= 60  # 500 events over 60 days: 9 on 20 of them, 8 on 40
    assert "500 events told to the day." in words
    years = timeline_picture("t", "T", HARD_EVENTS["many-years"])
    assert "500 events told to the month." in [one.words for one in texts(years.wide)]


# ---- map ----


def test_shared_arcs_are_borders_and_the_others_coasts(world: Path) -> None:
    base = base_map(MapView(28, 31, 42, 40, 680), world)
    assert base is not None
    assert [country.name for country in base.countries] == ["Westland", "Eastland"]
    view = MapView(28, 31, 42, 40, 680)
    assert [country.holds(view.at(32, 35)) for country in base.countries] == [True, False]
    assert base.land(view.at(38, 35))
    assert not base.land(view.at(29, 35))
    border = [point for line in base.borders for point in line]
    assert {round(x) for x, _ in border} == {round(view.at(35, 35)[0])}
    assert len(base.coasts) == 2


def test_the_base_map_is_cut_at_the_view(world: Path) -> None:
    view = MapView(34, 34, 36, 36, 400)
    base = base_map(view, world)
    assert base is not None
    points = [p for country in base.countries for ring in country.rings for p in ring]
    points += [p for line in (*base.coasts, *base.borders) for p in line]
    assert all(-0.01 <= x <= 400.01 and -0.01 <= y <= view.height + 0.01 for x, y in points)
    assert base.borders


def test_a_map_without_coastlines_says_so(tmp_path: Path) -> None:
    picture = map_picture("m", "M", HARD_PLACES["one-place"], world=tmp_path / "none.json")
    assert "Coastlines and borders were not at hand" in picture.wide.body
    assert addresses(picture.wide) == ["site:events/?place=place-1#day-by-day"]


def test_a_ring_is_as_wide_as_its_place_is_told(world: Path) -> None:
    places = [spot(1, 36.7, 35.9, 60), spot(2, 37.5, 36.5, 900)]
    picture = map_picture("m", "M", places, world=world)
    view = view_of(places, WIDE, 0.66)
    circles = list(parsed(picture.wide).iter("circle"))
    assert any(float(one.attrib["r"]) == pytest.approx(60 / 111.2 * view.degree, abs=0.01) for one in circles)
    assert sum(bool(one.get("stroke-dasharray")) for one in circles) == 1
    assert "±900 km" in picture.wide.body


def test_a_place_far_from_all_others_is_pointed_at(world: Path) -> None:
    picture = map_picture("m", "M", HARD_PLACES["spread"], world=world)
    assert "1 event, outside" in picture.wide.body
    assert not view_of(HARD_PLACES["spread"], WIDE, 0.66).sees(-70, 45)


def test_a_country_in_which_events_are_told_is_named_with_their_number(world: Path) -> None:
    picture = map_picture(
        "m", "M", [spot(1, 33, 35), spot(2, 37, 36), spot(3, 38, 35, 500, "Eastland", 7)], world=world
    )
    words = [one.words for one in texts(picture.wide)]
    assert words.count("Eastland") == 1
    assert "7 events" in words
    assert "Westland" in words


def test_labels_take_the_nearest_free_position() -> None:
    frame = Box(0, 0, 300, 200)
    free = free_place(150, 100, 5, (60, 20), frame, [])
    assert free is not None
    assert (free.box.x, free.box.y + 10, free.lead) == (159, 100, None)
    beside = free_place(150, 100, 5, (60, 20), frame, [Box(155, 90, 200, 20)])
    assert beside is not None
    assert beside.box.x + 60 == 141
    assert free_place(150, 100, 5, (60, 20), frame, [frame]) is None
    near = Box(130, 80, 40, 14), Box(130, 106, 40, 14), Box(60, 90, 84, 20), Box(156, 90, 84, 20)
    led = free_place(150, 100, 5, (60, 10), frame, near)
    assert led is None or led.lead is not None


# ---- the picture itself ----


def test_a_picture_is_named_described_and_leads_from_its_place() -> None:
    picture = claims_picture("counts/x", "Killed & <wounded>", SHAPES)
    page = picture.inline("../../")
    assert page.count("<svg") == 2
    assert page.count('role="group"') == 2
    for layout in ("wide", "narrow"):
        assert f'aria-labelledby="counts-x-{layout}-title"' in page
        assert f'<title id="counts-x-{layout}-title">Killed &amp; &lt;wounded&gt;</title>' in page
        assert f'<desc id="counts-x-{layout}-about">{len(SHAPES)} claims' in page
    assert 'href="../../claims/claim-1/"' in page
    assert "site:" not in page
    assert 'role="img"' in timeline_picture("t", "T", HARD_EVENTS["many-days"]).inline("")


def test_the_file_of_a_picture_stands_alone() -> None:
    picture = claims_picture("counts/x", "Killed", SHAPES)
    told = picture.file()
    assert picture.path == "pictures/counts/x.svg"
    whole = ET.fromstring(told)
    assert whole.tag == "{http://www.w3.org/2000/svg}svg"
    assert "var(" not in told
    assert 'href="../../claims/claim-1/"' in told
    assert ">Killed</text>" in told
    dark = told.split("prefers-color-scheme:dark")[1].split("</style>")[0]
    for _, light, deep in COLOURS:
        assert f'[fill="{light}"]{{fill:{deep}}}' in dark


def test_colours_of_the_files_are_those_of_the_site() -> None:
    css = (ROOT / "site/theme/stylesheets/record.css").read_text(encoding="utf-8")
    for scheme, column in (("default", 1), ("slate", 2)):
        block = css.split(f'[data-md-color-scheme="{scheme}"]')[1].split("}")[0]
        for colours in COLOURS:
            value = re.search(rf"--record-{colours[0]}: (#\w+);", block)
            assert value is not None
            assert value[1].replace("#fff;", "#ffffff") in {colours[column], colours[column][:4]}
