"""What the printed words of a record say otherwise than the record, and the answers to that.

Whoever finds the record right as it is says so in its `wording_note`; a note that answers nothing is told too.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

from etl.model.vocabularies import Term
from etl.problems import Problem
from etl.tables.compute import World
from etl.tables.doubt import NOTE
from etl.tables.naming import accepted_for_others, named_otherwise, named_twice
from etl.tables.tallied import called_otherwise, told_otherwise


def judge_meaning(world: World, kinds: Mapping[str, Term]) -> Iterator[Problem]:
    """Every doubt that no note answers, the first of each value alone, and every note that answers none.

    Args:
        world: The records.
        kinds: The vocabulary `actor_kind`.
    """
    named = named_otherwise(world), named_twice(world), accepted_for_others(world)
    answered = set[int]()  # Notes by identity: a source told once and used again has one.
    told = set[tuple[int, str]]()
    for doubt in chain(*named, told_otherwise(world), called_otherwise(world, kinds)):
        if NOTE in doubt.record.values:
            answered.add(id(doubt.record.nodes[NOTE]))
        elif (value := (id(doubt.record), doubt.key)) not in told:
            told.add(value)
            yield doubt.problem()
    for form in world.seeds.forms.by_name.values():
        for record in world.seeds.records[form.name] if NOTE in form.types else ():
            if NOTE in record.values and id(record.nodes[NOTE]) not in answered:
                idle = "this note answers nothing: the printed words say nothing else than the record"
                yield record.problem("wording-idle", NOTE, idle)
