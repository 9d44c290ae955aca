"""Which false values are made of a record: of the sorts that the schemas say, well-formed, one at a time, evenly."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from etl.model.days import bounds
from etl.model.project import Project
from etl.model.tables import Model, load_model
from etl.mutants.choose import APART, DELETED, DUPLICATED, Chosen, Mutant, choose
from etl.mutants.values import NAME, SORTS, TEXT, kinds, typed_values
from etl.mutants.wrong import Wrongs
from etl.seeds import Seeds, load_seeds
from tests import SMALL
from tests.conftest import edit
from tests.twice import coded_twice

PROJECT = Project(SMALL, SMALL / "articles")


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model(PROJECT.schemas, PROJECT.vocabularies)


@pytest.fixture(scope="module")
def seeds(model: Model) -> Seeds:
    return load_seeds(PROJECT, model)[0]


@pytest.fixture(scope="module")
def choice() -> Chosen:
    return choose(PROJECT)


@pytest.mark.parametrize(
    ("form", "key", "sort"),
    [
        ("casualty", "victims", "id"),
        ("casualty", "number", "number"),
        ("casualty", "note", TEXT),
        ("told", "as", "id"),
        ("told", "alias", NAME),
        ("told", "claimant_basis", "code"),
        ("told", "credit", "phrase"),
        ("told", "credit_paragraph", "number"),
        ("source", "title", "phrase"),
        ("source", "publisher", "phrase"),
        ("mention", "date", "date"),
        ("mention", "id", NAME),
        ("name", "name", "phrase"),
        ("name", "actor", "id"),
        ("actor", "actor", NAME),
        ("actor", "name", TEXT),
        ("actor", "wikidata_id", "code"),
        ("paragraph", "paragraph", NAME),
        ("set_aside", "kind", "code"),
        ("position", "source", "id"),
        ("position", "paragraph", "number"),
        ("position", "position_no", "number"),
        ("quote", "unclosed", "code"),
    ],
)
def test_a_key_is_of_the_sort_that_its_schema_makes_it(model: Model, form: str, key: str, sort: str) -> None:
    assert kinds(model)[form, key].sort == sort


def test_an_id_is_of_the_register_to_which_it_leads_at_last(model: Model) -> None:
    known = kinds(model)
    assert known["position", "source"].target == "sources"
    assert known["link", "other_claim"].target == "claims"
    assert known["place", "latitude"].bounds == (-90, 90)


def test_what_a_record_takes_from_another_is_typed_once(model: Model, seeds: Seeds) -> None:
    values = list(typed_values(seeds, kinds(model)))
    places = [(value.record.file, value.node.start_mark.index) for value in values]
    assert len(places) == len(set(places)) > 300


def test_false_values_are_well_formed_and_none_is_the_true_one(model: Model, seeds: Seeds) -> None:
    values = list(typed_values(seeds, kinds(model)))
    wrongs, checked = Wrongs(model, seeds, values), Counter[str]()
    grammar = seeds.grammars["en"]
    for value in values:
        for done, wrong in wrongs.of(value):
            checked[value.kind.sort] += 1
            assert wrong != value.text
            if value.kind.sort == "date":
                assert bounds(wrong) != bounds(value.text), (done, value.text, wrong)
            elif value.kind.vocabulary is not None:
                assert wrong in model.vocabularies[value.kind.vocabulary]
            elif value.kind.key == "number":
                assert grammar.read(wrong) != grammar.read(value.text), (done, value.text, wrong)
            elif value.kind.sort == "phrase" and done != "cut by its last word":
                assert wrong not in value.text
                assert value.text not in wrong
            elif value.kind.target == "actors":
                assert wrong in seeds.ids("actor", "actor")
    assert set(checked) == {*SORTS, TEXT, NAME}


def made(model: Model, seeds: Seeds, name: str, text: str) -> dict[str, set[str]]:
    """What was done to the first such value, and what it became."""
    values = list(typed_values(seeds, kinds(model)))
    value = next(value for value in values if (value.kind.name, value.text) == (name, text))
    found: dict[str, set[str]] = {}
    for done, wrong in Wrongs(model, seeds, values).of(value):
        found.setdefault(done, set()).add(wrong)
    return found


def test_a_number_is_changed_in_its_digits_and_in_its_words(model: Model, seeds: Seeds) -> None:
    assert made(model, seeds, "casualty.number", "more than 20") == {
        "one more": {"more than 21"},
        "words left out": {"20"},
    }


def test_a_phrase_is_cut_or_replaced_by_one_of_its_paragraph(model: Model, seeds: Seeds) -> None:
    found = made(model, seeds, "casualty.exact", "killed 12 Norland soldiers")
    assert found["cut by its last word"] == {"killed 12 Norland"}
    assert "airstrike" in found["another phrase of the paragraph"]


def test_what_the_head_of_an_article_prints_becomes_that_of_another(tmp_path: Path, model: Model) -> None:
    project = Project(coded_twice(tmp_path / "small"), None)
    other = (project.root / "seeds/sources/river-post.yml").read_text(encoding="utf-8").split("paragraphs:")[0]
    other = other.replace("river-post", "hill-post").replace("The River Post", "The Hill Post")
    (project.root / "seeds/sources/hill-post.yml").write_text(f"{other}paragraphs:\n- paragraph: 1\n", encoding="utf-8")
    assert made(model, load_seeds(project, model)[0], "source.publisher", "The River Post") == {
        "cut by its last word": {"The River"},
        "that of another article": {"The Hill Post"},
    }


def test_a_day_is_a_year_a_month_or_a_day_off(model: Model, seeds: Seeds) -> None:
    assert made(model, seeds, "mention.date", "2021-05-03") == {
        "a year off": {"2020-05-03", "2022-05-03"},
        "a month off": {"2021-04-03", "2021-06-03"},
        "a day off": {"2021-05-02", "2021-05-04"},
    }


def test_a_coordinate_is_moved_and_a_size_is_another(model: Model, seeds: Seeds) -> None:
    radius, latitude = ("place.radius_km", "5"), ("place.latitude", "10.5")
    assert made(model, seeds, *radius) == {"ten times": {"50"}}
    assert made(model, seeds, *latitude) == {"one more": {"11.5"}, "the other sign": {"-10.5"}}


def test_an_id_becomes_another_of_its_kind_where_there_is_one(model: Model, seeds: Seeds) -> None:
    kind_of = {str(record.get("actor")): record.get("kind") for record in seeds.records["actor"]}
    (found,) = made(model, seeds, "casualty.victims", "norland-army").items()
    assert found[0] == "another of its kind"
    assert {kind_of[one] for one in found[1]} == {kind_of["norland-army"]}


@cache
def loaded(text: str) -> Any:
    return yaml.load(text, yaml.CBaseLoader)


def spoilt(mutant: Mutant) -> tuple[Any, Any]:
    """What a seed file holds before and after, as text."""
    text = (SMALL / mutant.file).read_text(encoding="utf-8")
    changed = text[: mutant.start] + mutant.written + text[mutant.end :]
    return loaded(text), yaml.load(changed, yaml.CBaseLoader)


def leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for one in value.values() for leaf in leaves(one)]
    return [leaf for one in value for leaf in leaves(one)] if isinstance(value, list) else [value]


def test_each_changes_one_value_and_no_other(choice: Chosen) -> None:
    values = [one for one in (*choice.counted[:250], *choice.apart) if one.sort not in (DELETED, DUPLICATED)]
    assert {one.name for one in choice.counted} <= {one.name for one in values}
    for mutant in values:
        before, after = map(leaves, spoilt(mutant))
        changed = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
        assert [new.rstrip("\n") for _, new in changed] == [mutant.new.rstrip("\n")], mutant


def count(value: Any) -> int:
    if isinstance(value, dict):
        return 1 + sum(map(count, value.values()))
    return sum(map(count, value)) if isinstance(value, list) else 0


def test_a_deletion_takes_one_record_and_what_stands_in_it_and_a_duplicate_adds_it(choice: Chosen) -> None:
    of_places: dict[tuple[str, int], dict[str, int]] = {}
    for mutant in choice.apart:
        if mutant.sort in (DELETED, DUPLICATED):
            before, after = map(count, spoilt(mutant))
            of_places.setdefault((mutant.file, mutant.line), {})[mutant.sort] = after - before
    assert len(of_places) > 20
    for changes in of_places.values():
        assert changes.get(DELETED, -1) < 0 < changes.get(DUPLICATED, 1)
        assert sum(changes.values()) == 0 or len(changes) == 1


def test_every_beginning_holds_about_as_many_of_each_key(choice: Chosen) -> None:
    whole = Counter(mutant.name for mutant in choice.counted)
    for length in (30, 100, 200):
        found = Counter(mutant.name for mutant in choice.counted[:length])
        most = max(found.values())
        assert all(found[name] >= min(most - 1, whole[name]) for name in whole)


def test_a_few_are_told_apart_of_each(choice: Chosen) -> None:
    found = Counter((mutant.sort, mutant.name) for mutant in choice.apart)
    assert {sort for sort, _ in found} == {TEXT, NAME, DELETED, DUPLICATED}
    assert max(found.values()) == APART


def test_the_same_are_tried_when_the_seeds_change_elsewhere(choice: Chosen, small: Project) -> None:
    edit(small.root, [("seeds/actors.yml", "- {actor: norland,", "# A line more.\n- {actor: norland,")])
    again = choose(small)
    assert [mutant.id for mutant in again.counted] == [mutant.id for mutant in choice.counted]
    assert [mutant.line for mutant in again.counted] != [mutant.line for mutant in choice.counted]


def test_keys_that_both_passes_type_are_known(tmp_path: Path, choice: Chosen) -> None:
    twice = choose(Project(coded_twice(tmp_path / "small"))).twice
    assert choice.twice == frozenset()
    assert {"casualty.victims", "actor.kind"} <= twice
    assert not {name for name in twice if name.startswith(("link.", "position."))}
