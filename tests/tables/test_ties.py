"""Whether the article prints what ties a claim to its origin and a name to its actor."""

from typing import Any

import pytest

from etl.model.project import Project
from etl.model.tables import load_model
from etl.seeds import Record, Seeds, load_seeds
from etl.seeds.ids import claim_id
from etl.tables.ties import Ties
from tests import SMALL

# The ministry's count of the wounded in paragraph 4; its statement is a printed origin.
CLAIM, NEAR = "river-post-p4-wounded", "river-post-p3-wounded"
OTHERS = {"claimant": "coast-observatory"}
VOICE = {"claimant": None, "credit": None, "on_behalf_of": None}


@pytest.fixture
def seeds() -> Seeds:
    """The seeds of the small project, to be changed."""
    project = Project(SMALL)
    return load_seeds(project, load_model(project.schemas, project.vocabularies))[0]


def claims(seeds: Seeds) -> dict[str, Record]:
    return {claim_id(record): record for record in seeds.claims()}


def tell(seeds: Seeds, claim: str, values: dict[str, Any]) -> None:
    told = claims(seeds)[claim].told
    assert told is not None
    told.values |= values


def basis(seeds: Seeds, told: dict[str, Any]) -> str | None:
    tell(seeds, CLAIM, {"origin": "ministry-statement"} | told)
    return Ties(seeds, claims(seeds)).of_origin(CLAIM)


def one(seeds: Seeds, form: str, **values: Any) -> Record:
    [record] = [r for r in seeds.records[form] if values.items() <= r.values.items()]
    return record


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ({}, "stated"),
        ({"claimant_basis": "stated"}, "stated"),
        ({"claimant_basis": "inferred"}, "inferred"),
        (OTHERS, "inferred"),
        (OTHERS | {"on_behalf_of": "norland-ministry"}, "stated"),
        (OTHERS | {"relayed_by": "norland-ministry"}, "stated"),
        (OTHERS | {"relayed_by": "norland"}, "inferred"),
        (VOICE, "inferred"),
        ({"origin": "observatory-count"}, "inferred"),
        (OTHERS | {"origin": "observatory-count"}, "inferred"),
        ({"origin": None}, None),
    ],
)
def test_a_claim_is_tied_to_whom_its_article_credits(seeds: Seeds, told: dict[str, Any], wanted: str | None) -> None:
    assert basis(seeds, told) == wanted


def test_an_article_s_own_voice_is_tied_to_a_printed_agency_or_publisher(seeds: Seeds) -> None:
    article, [author] = seeds.records["source"][0], [one(seeds, "actor", actor="norland-ministry")]
    article.values |= {"agency": author.get("name"), "agency_basis": "stated"}
    assert basis(seeds, VOICE) == "stated"
    assert basis(seeds, OTHERS) == "inferred"
    article.values |= {"agency_basis": "inferred"}
    assert basis(seeds, VOICE) == "inferred"
    article.values |= {"publisher": author.get("name"), "publisher_basis": "stated"}
    assert basis(seeds, VOICE) == "stated"


@pytest.mark.parametrize(
    ("relation", "link", "near", "wanted"),
    [
        ("derives_from", "stated", {}, "stated"),
        ("repeats", "stated", {}, "stated"),
        ("updates", "stated", {}, "inferred"),
        ("derives_from", "inferred", {}, "inferred"),
        ("derives_from", "stated", VOICE, "inferred"),
        ("derives_from", "stated", {"origin": None}, "inferred"),
    ],
)
def test_an_uncredited_copy_is_tied_by_a_printed_link_to_a_credited_claim(
    seeds: Seeds, relation: str, link: str, near: dict[str, Any], wanted: str
) -> None:
    tell(seeds, NEAR, {"origin": "ministry-statement"} | near)
    one(seeds, "link", claim=CLAIM).values |= {"relation": relation, "basis": link}
    assert basis(seeds, VOICE) == wanted


@pytest.mark.parametrize(
    ("told", "name", "wanted"),
    [
        ({}, "The Coast Observatory", "stated"),
        ({"claimant_basis": "inferred"}, "The Coast Observatory", "inferred"),
        ({"claimant_basis": "inferred"}, "Observatory", "inferred"),
        ({"claimant_basis": "inferred"}, "observatory", "stated"),
        ({"claimant_basis": "inferred"}, "Observ", "stated"),
        ({"claimant_basis": "inferred", "claimant": "vesland"}, "The Coast Observatory", "stated"),
        ({"claimant_basis": "inferred", "credit_paragraph": 4}, "The Coast Observatory", "stated"),
    ],
)
def test_a_name_is_concluded_where_the_claimant_of_its_credit_is(
    seeds: Seeds, told: dict[str, Any], name: str, wanted: str
) -> None:
    tell(seeds, "river-post-p5-killed", told)
    printed = one(seeds, "name", actor="coast-observatory", name="The Coast Observatory")
    printed.values["name"] = name
    assert Ties(seeds, claims(seeds)).of_name(printed) == wanted


def test_a_name_is_printed_where_one_of_its_credits_says_whom_it_means(seeds: Seeds) -> None:
    tell(seeds, "river-post-p5-killed", {"claimant_basis": "inferred"})
    printed = one(seeds, "name", actor="coast-observatory", name="The Coast Observatory")
    assert Ties(seeds, claims(seeds)).of_name(printed) == "inferred"
    tell(seeds, "river-post-p6-denial", {"claimant": "coast-observatory", "credit": "The Coast Observatory"})
    tell(seeds, "river-post-p6-denial", {"credit_paragraph": 5})
    assert Ties(seeds, claims(seeds)).of_name(printed) == "stated"
