"""Write a project of many invented articles, for measuring how the publisher grows."""

from pathlib import Path

PARAGRAPHS = 10
REGISTERS = ("links", "disagreements", "utterances", "origins", "retired")


def generate(root: Path, articles: int) -> None:
    """Write seeds and texts of invented articles, ten paragraphs of four claims each.

    Args:
        root: An empty folder.
        articles: How many.
    """
    sources, texts = root / "seeds" / "sources", root / "seeds" / "articles"
    sources.mkdir(parents=True)
    texts.mkdir(parents=True)
    for register in REGISTERS:
        (root / "seeds" / f"{register}.yml").write_text("[]\n", encoding="utf-8")
    (root / "seeds" / "package.yml").write_text(PACKAGE, encoding="utf-8")
    (root / "seeds" / "actors.yml").write_text(ACTORS, encoding="utf-8")
    (root / "seeds" / "vocabularies").mkdir()
    (root / "seeds" / "vocabularies" / "side.csv").write_text(SIDES, encoding="utf-8")
    (root / "seeds" / "places.yml").write_text(PLACES, encoding="utf-8")
    (root / "seeds" / "events.yml").write_text("".join(map(_event, range(articles))), encoding="utf-8")
    (root / "seeds" / "tallies.yml").write_text("".join(map(_tally, range(articles))), encoding="utf-8")
    for number in range(articles):
        (sources / f"paper-{number}.yml").write_text(_seed(number), encoding="utf-8")
        (texts / f"paper-{number}.txt").write_text(_text(number), encoding="utf-8")


PACKAGE = """name: generated
title: Generated articles
description: Invented articles, for measuring.
version: 0.0.1
licenses:
- {name: CC0-1.0, title: CC0 1.0, path: https://creativecommons.org/publicdomain/zero/1.0/}
"""

ACTORS = """- {actor: north, name: Northern Army, kind: armed_force, side: north}
- {actor: south, name: Southern Army, kind: armed_force, side: south}
- {actor: monitor, name: The Monitor, kind: monitor, side: not_a_party}
"""

SIDES = """value,label,definition,party
north,North,The north and its army.,belligerent
south,South,The south and its army.,belligerent
not_a_party,Not a party,Fights on no side.,not_a_party
"""

PLACES = "- {place: ford, name: The Ford, kind: settlement, basis: stated}\n"


def _event(number: int) -> str:
    return (
        f"- {{event: strike-{number}, title: Strike {number}, type: airstrike, status: occurred, place: ford,"
        " place_precision: settlement}\n"
    )


def _tally(number: int) -> str:
    return (
        f"- {{tally: killed-{number}, title: Killed in strike {number}, event: strike-{number}, victims: north,"
        " outcome: killed, scope: event}\n"
    )


def _count(number: int) -> int:
    return 10 + number % 80


def _text(number: int) -> str:
    own = "paper" + "".join(chr(97 + int(digit)) for digit in str(number))  # so that no two articles are one text
    lines = [
        f"Item {chr(97 + part)} of {own}: {_count(number)} soldiers were killed in {own} by an airstrike there."
        f" To {own} The Monitor said “we counted {chr(97 + part)}”, {own} adds, blaming the Southern Army."
        f" In {own} nothing else is known yet, {own} and this line is there {own} so that most words {own} stay in the"
        f" article alone, {own} as they do wherever somebody {own} makes more than a list of {own} what there is."
        for part in range(PARAGRAPHS)
    ]
    return "\n\n".join(lines) + "\n"


def _seed(number: int) -> str:
    head = (
        f"source: paper-{number}\npublisher: Paper {number}\npublisher_basis: stated\nlanguage: en\n"
        "published: 2021-05-04\npublished_basis: stated\nparagraphs:\n"
    )
    return head + "".join(_paragraph(number, part) for part in range(PARAGRAPHS))


def _paragraph(number: int, part: int) -> str:
    return f"""- paragraph: {part + 1}
  names:
  - {{actor: monitor, name: The Monitor}}
  - {{actor: south, name: Southern Army}}
  told:
  - casualties:
    - id: killed
      exact: {_count(number)} soldiers were killed
      event: strike-{number}
      tally: killed-{number}
      number: {_count(number)}
      victims: north
      victims_status: combatant
      place: ford
    events:
    - id: strike
      exact: airstrike
      event: strike-{number}
      status: occurred
      date: 2021-05-03
      date_basis: inferred
      place: ford
      place_precision: settlement
      means: airstrike
      participants:
      - {{actor: north, role: affected}}
  - claimant: monitor
    naming: named
    credit: The Monitor said
    medium: statement
    quotes:
    - id: counted
      exact: we counted {chr(97 + part)}
      event: strike-{number}
      kind: fragment
      topic: military_situation
      translated: unknown
    attributions:
    - id: blame
      exact: blaming the Southern Army
      event: strike-{number}
      accused: south
      stance: accuses
      charge: carried_out
"""
