"""What an answer in a disagreement says otherwise than the number of the claim that gives it."""

from collections.abc import Iterator

from etl.problems import Problem
from etl.tables.compute import World, grammar_of


def answered_otherwise(world: World) -> Iterator[Problem]:
    """Answers that wholly read as a number, and as another than their claim's.

    An answer in other words is not judged, nor one to a question that is not about the tally of its claim.
    """
    for position in world.seeds.records["position"]:
        claim, answer = world.ties.claims.get(str(position.get("claim"))), position.get("answer")
        told = None if claim is None else world.quantities.get(id(claim))
        if claim is None or told is None or answer is None or position.parent is None:
            continue
        number, grammar = claim.get("number"), grammar_of(world, claim)
        if number is None or grammar is None or position.parent.get("tally") != claim.get("tally"):
            continue
        readings = grammar.readings(answer) if answer.casefold() != number.casefold() else set()
        if readings and told not in readings:
            wanted = number[:1].upper() + number[1:]
            found = f"answer is {answer!r}, and {position.get('claim')} says {number!r}; expected {wanted!r}"
            yield position.problem("answer-differs", "answer", found, expected=wanted)
