"""Write a record of people harmed alone: twenty short invented articles, each of the scope `casualties`.

Four papers tell of shelling in five towns. What else they print, quotations, charges and other numbers, nobody looked
for. In one town two numbers exclude each other.
"""

from pathlib import Path

from etl.model.project import Project
from etl.publish.locating import locate_all

TOWNS = ("Ashford", "Birkholm", "Corvale", "Dunmere", "Eastry")
PAPERS = ("Coast Courier", "Harbour Herald", "Lake Ledger", "Valley Voice")
KILLED = (("9", "9", "at least 8", "9"), ("12", "15", "12", "12"), ("4", "4", "4", "4"), ("7", "more than 5", "7", "7"),
          ("21", "21", "21", "about 20"))  # fmt: skip
WOUNDED = ("14", "30", "6", "18", "40")
REGISTERS = ("links", "utterances", "origins", "retired")

# Paper by paper: the headline, who counts the dead, the wounded, and what nobody looked for.
TEXTS = (
    (
        "{killed} killed in {town}",
        "Shells fell on the market of {town} on Monday. {killed} villagers were killed, the Health Office said.",
        "The Town Clinic reported {wounded} wounded by nightfall.",
        "“We had no warning,” said a baker, who lost 3 ovens. The Southern Army blamed the Northern Army.",
    ),
    (
        "Market of {town} shelled, {killed} dead",
        "According to the Town Clinic, {killed} people died in the shelling of {town}, most of them at its market.",
        "Another {wounded} were injured, among them traders from the hills.",
        "Envoys from six states urged calm, and talks are planned for next week, a diplomat told reporters.",
    ),
    (
        "After the shells: {town} buries its dead",
        "The Health Office put the number of dead in {town} at {killed} on Tuesday.",
        "Its clinic treated {wounded} wounded villagers, mostly in the corridor.",
        "Electricity was out for two days. “Nobody answers our calls,” the mayor complained.",
    ),
    (
        "{town} counts its losses",
        "In {town}, {killed} villagers lost their lives on Monday, the Health Office announced.",
        "Doctors there speak of {wounded} wounded.",
        "The Northern Army denied that it had fired 100 shells. It announced an inquiry.",
    ),
)

# Paper by paper: paragraph, who says so (naming, words of the credit), words of the count, and of whom.
COUNTS: tuple[tuple[tuple[int, str | None, str, str, str], ...], ...] = (
    (
        (1, None, "", "{killed} killed", "killed"),
        (2, "health-office", "the Health Office said", "{killed} villagers were killed", "killed"),
        (3, "town-clinic", "The Town Clinic reported", "{wounded} wounded", "wounded"),
    ),
    (
        (1, None, "", "{killed} dead", "killed"),
        (2, "town-clinic", "According to the Town Clinic", "{killed} people died", "killed"),
        (3, None, "", "{wounded} were injured", "wounded"),
    ),
    (
        (2, "health-office", "The Health Office put", "number of dead in {town} at {killed}", "killed"),
        (3, None, "", "{wounded} wounded villagers", "wounded"),
    ),
    (
        (2, "health-office", "the Health Office announced", "{killed} villagers lost their lives", "killed"),
        (3, "doctors", "Doctors there speak", "{wounded} wounded", "wounded"),
    ),
)
ASIDE: tuple[dict[int, str], ...] = ({}, {}, {1: "dead"}, {1: "losses"})
"""Paper by paper: the word of harm that counts nobody, by its paragraph."""

PACKAGE = """name: people-harmed
title: People harmed on the coast
description: Who is told to have been killed or wounded in five invented towns, and by whom.
version: 0.0.1
licenses:
- {name: CC0-1.0, title: CC0 1.0, path: https://creativecommons.org/publicdomain/zero/1.0/}
"""
SIDES = """value,label,definition,party
north,North,The north and its people.,belligerent
south,South,The south and its army.,belligerent
not_a_party,Not a party,Fights on no side.,not_a_party
"""
ACTORS = """- {actor: health-office, name: Health Office, kind: ministry, side: north, country: XNO}
- {actor: town-clinic, name: Town Clinic, kind: office, side: not_a_party, country: XNO}
- {actor: doctors, name: Doctors, kind: unnamed_group, side: not_a_party, country: XNO}
- {actor: villagers, name: Villagers, kind: population, side: north, country: XNO}
"""

DISAGREEMENT = """- disagreement: dead-of-birkholm
  question: How many people were killed in Birkholm?
  kind: count
  test: contradictory
  weight: minor
  tally: killed-birkholm
  event: shelling-birkholm
  explained_by: other_claimant
  explanation: The clinic counts otherwise than the office.
  positions:
"""


def harmed(root: Path) -> Project:
    """Write seeds, texts and evidence into an empty folder, and give the project.

    Args:
        root: The folder.
    """
    sources, texts = root / "seeds" / "sources", root / "seeds" / "articles"
    for folder in (sources, texts, root / "seeds" / "vocabularies"):
        folder.mkdir(parents=True)
    towns = [(nth, town, town.lower()) for nth, town in enumerate(TOWNS)]
    registers = {
        **dict.fromkeys(REGISTERS, "[]\n"),
        "package": PACKAGE,
        "actors": ACTORS,
        "places": "".join(
            f"- {{place: {name}, name: {town}, kind: settlement, basis: stated, country: XNO}}\n"
            for _, town, name in towns
        ),
        "events": "".join(_event(town, name) for _, town, name in towns),
        "tallies": "".join(_tally(town, name, outcome) for _, town, name in towns for outcome in ("killed", "wounded")),
        "disagreements": _disagreement(),
    }
    for name, text in registers.items():
        (root / "seeds" / f"{name}.yml").write_text(text, encoding="utf-8")
    (root / "seeds" / "vocabularies" / "side.csv").write_text(SIDES, encoding="utf-8")
    for nth, town, name in towns:
        for paper, title in enumerate(PAPERS):
            told = {"town": town, "killed": KILLED[nth][paper], "wounded": WOUNDED[nth]}
            source = f"{title.lower().replace(' ', '-')}-{name}"
            text = "\n".join(_capital(line.format(**told)) for line in TEXTS[paper]) + "\n"
            (texts / f"{source}.txt").write_text(text, encoding="utf-8")
            (sources / f"{source}.yml").write_text(_seed(source, paper, name, told), encoding="utf-8")
    project = Project(root, texts)
    locate_all(project)
    return project


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


def _event(town: str, name: str) -> str:
    return (
        f"- {{event: shelling-{name}, title: Shelling of {town}, type: bombardment, place: {name},"
        " place_precision: settlement}\n"
    )


def _tally(town: str, name: str, outcome: str) -> str:
    return (
        f"- {{tally: {outcome}-{name}, title: People {outcome} in {town}, event: shelling-{name}, victims: villagers,"
        f" outcome: {outcome}, scope: event, place: {name}}}\n"
    )


def _disagreement() -> str:
    rows = [
        f"  - {{position_no: {no}, answer: {answer}, source: {paper}-birkholm, paragraph: {paragraph},"
        f" claim: {paper}-birkholm-p{paragraph}-killed{f', claimant: {claimant}' if claimant else ''}}}\n"
        for no, answer, paper, paragraph, claimant in (
            (1, "Twelve", "coast-courier", 1, None),
            (1, "Twelve", "coast-courier", 2, "health-office"),
            (1, "Twelve", "lake-ledger", 2, "health-office"),
            (1, "Twelve", "valley-voice", 2, "health-office"),
            (2, "Fifteen", "harbour-herald", 1, None),
            (2, "Fifteen", "harbour-herald", 2, "town-clinic"),
        )
    ]
    return DISAGREEMENT + "".join(rows)


def _seed(source: str, paper: int, town: str, told: dict[str, str]) -> str:
    lines = [
        f"source: {source}", f"publisher: {PAPERS[paper]}", "publisher_basis: inferred", "language: en",
        f"published: 2021-05-0{4 + paper % 2}", "published_basis: inferred", "scope: casualties",
        "note: Invented with its day and its paper.", "paragraphs:",
    ]  # fmt: skip
    for paragraph in range(1, len(TEXTS[paper]) + 1):
        lines += [f"- paragraph: {paragraph}", *(["  role: headline"] if paragraph == 1 else [])]
        counts = [count for count in COUNTS[paper] if count[0] == paragraph]
        for _, claimant, credit, exact, outcome in counts:
            line = _capital(TEXTS[paper][paragraph - 1].format(**told))
            words = exact.format(**told)
            printed = words if words in line else _capital(words)
            lines += ["  told:", *_count(claimant, credit, printed, outcome, town, told)]
        if (word := ASIDE[paper].get(paragraph)) is not None:
            lines += ["  set_aside:", f"  - {{exact: {word}, kind: harm_word, reason: not_in_scope}}"]
    return "\n".join(lines) + "\n"


def _count(claimant: str | None, credit: str, exact: str, outcome: str, town: str, told: dict[str, str]) -> list[str]:
    naming = {"doctors": "anonymous"}.get(claimant or "", "named")
    source = [f"  - claimant: {claimant}", f"    naming: {naming}", f"    credit: {credit}", "    medium: statement"]
    return [
        *(source if claimant else ["  - medium: ~"]),
        "    casualties:",
        f"    - id: {outcome}",
        f"      exact: {exact}",
        f"      event: shelling-{town}",
        f"      tally: {outcome}-{town}",
        f'      number: "{told[outcome]}"',
        "      victims: villagers",
        "      victims_status: civilian",
        "      period: 2021-05-03",
        "      period_basis: inferred",
        f"      place: {town}",
        *(["      claimant_interest: third_party"] if claimant in {"town-clinic", "doctors"} else []),
    ]
