"""Whom printed words name, held against the actor that the record takes from them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from etl.seeds import Record
from etl.tables.compute import World, grammar_of
from etl.tables.doubt import Doubt
from etl.tables.glossary import Glossary

_NAMED = (
    ("told", "claimant", "credit", "claimant_id"),
    ("attribution", "accused", "exact", "accused_id"),
    ("casualty", "victims", "exact", "victims_id"),
    ("figure", "subject_id", "exact", "subject_id"),
)
"""Form, key of an actor, key of the phrase that names it, column of the actor."""

_MANY = frozenset({"population", "group_of_states", "unnamed_group", "unnamed_person"})
"""Kinds of actors that are told by common words, which name others elsewhere."""


def named_otherwise(world: World) -> Iterator[Doubt]:
    """Phrases that name somebody, and not the actor of their record: only others, or what it belongs to or holds.

    A phrase names an actor by what the article prints of it anywhere, or by its name in the register.
    """
    names, lines = _names(world), _lines(world)
    for form, key, phrase, column in _NAMED:
        for record in world.seeds.records[form]:
            who, text, grammar = record.get(key), record.get(phrase), grammar_of(world, record)
            if who not in lines or text is None or grammar is None:  # An unknown id is told as such.
                continue
            named = set[str]().union(*names[record.source_id].find(grammar.lexicon.fold(text)))
            if named and who not in named:
                near = sorted(other for other in named if _akin(who, other, lines))
                code, those = ("names-part", near) if near else ("names-another", sorted(named))
                told = f"{key} is {who!r}, and {text!r} names {' and '.join(those)}"
                yield Doubt(code, record, key, told, " or ".join(those), column)


def named_twice(world: World) -> Iterator[Doubt]:
    """A printed name that stands for another actor where it is printed elsewhere, told at the rarer of the two.

    Where the register calls one of them so, it is told at the other. What one paragraph gives two actors names both
    ("leaders"), a part may be called by the name of the whole, and common words name many.
    """
    lines = _lines(world)
    kinds = {str(r.get("actor")): r.get("kind") for r in world.seeds.records["actor"]}
    registered = {(str(r.get("actor")), r.get("name")) for r in world.seeds.records["actor"]}
    printed = defaultdict[tuple[str, str], dict[str, list[Record]]](lambda: defaultdict(list))
    for record in world.seeds.records["name"]:
        if (grammar := grammar_of(world, record)) is not None and record.get("name") is not None:
            key = grammar.lexicon.language, grammar.lexicon.fold(record.get("name"))
            printed[key][str(record.get("actor"))].append(record)
    for actors in (actors for actors in printed.values() if len(actors) > 1):
        own = {actor: any((actor, r.get("name")) in registered for r in found) for actor, found in actors.items()}
        first, *others = sorted(actors, key=lambda actor: (not own[actor], -len(actors[actor]), actor))
        for other in others:
            common = kinds.get(first) in _MANY or kinds.get(other) in _MANY
            places = [{(r.source_id, r.paragraph_number) for r in actors[actor]} for actor in (first, other)]
            if common or _akin(first, other, lines) or places[1] <= places[0]:
                continue
            for record in actors[other]:
                told = f"actor is {other!r}, and {record.get('name')!r} names {first} elsewhere"
                yield Doubt("name-twice", record, "actor", told, first, "actor_id")


def accepted_for_others(world: World) -> Iterator[Doubt]:
    """Responsibility that somebody accepts for another than itself, what it belongs to and what belongs to it."""
    lines = _lines(world)
    for record in world.seeds.records["attribution"]:
        accused, claimant = str(record.get("accused")), record.told.get("claimant") if record.told else None
        if accused not in lines or record.get("stance") != "accepts":
            continue
        if claimant is None or not _akin(claimant, accused, lines):
            who = "the article itself" if claimant is None else claimant
            told = f"stance is 'accepts', and {who} says it of {accused}"
            yield Doubt("accepts-other", record, "stance", told, "another stance, since nobody accepts for another")


def _akin(one: str, other: str, lines: dict[str, list[str]]) -> bool:
    return one in lines.get(other, (other,)) or other in lines.get(one, (one,))


def _lines(world: World) -> dict[str, list[str]]:
    """Each actor with all that it belongs to, itself first."""
    above = {str(r.get("actor")): r.get("member_of") for r in world.seeds.records["actor"]}
    lines: dict[str, list[str]] = {}
    for actor, belongs_to in above.items():
        lines[actor], whole = [actor], belongs_to
        while whole is not None and whole not in lines[actor]:
            lines[actor].append(whole)
            whole = above.get(whole)
    return lines


def _names(world: World) -> dict[str, Glossary]:
    """Source id to the names under which its article prints actors, and those of the register."""
    registered = [(r.get("name"), str(r.get("actor"))) for r in world.seeds.records["actor"] if r.get("name")]
    printed = defaultdict[str, list[tuple[str, str]]](list)
    for record in world.seeds.records["name"]:
        given = (record.get(key) for key in ("name", "role"))
        printed[record.source_id] += [(name, str(record.get("actor"))) for name in given if name]
    found: dict[str, Glossary] = {}
    for source in world.seeds.records["source"]:
        if (grammar := grammar_of(world, source)) is not None:
            all_names: Iterable[tuple[str, str]] = (*registered, *printed[source.source_id])
            found[source.source_id] = Glossary((grammar.lexicon.fold(name), actor) for name, actor in all_names)
    return found
