"""What a demand takes for granted is told apart from what its speaker says as well."""

import pytest

from tests.checks.asked import asked

ACCUSES = "UPDATE attributions SET stance = 'asserts' WHERE claim_id = 'river-post-p7-guns'"
MENTION = "UPDATE event_mentions SET {} WHERE claim_id = 'river-post-p7-shelling'"
DEMANDS = MENTION.format("status = 'demanded'")
DEMANDED = "UPDATE claims SET span_start = {}, span_end = {} WHERE claim_id = 'river-post-p7-shelling'"
BEFORE, IN, BEHIND = (910, 920), (987, 1001), (1010, 1020)
"""Where words are demanded; the charge stands from 968 to 1001, words of saying from 893 and from 926."""

SAID = (
    "INSERT INTO tokens (token, source_id, kind, paragraph, span_start, span_end) "
    "VALUES (-1, 'river-post', 'saying_word', 7, 1003, 1007)"
)
COPY = "INSERT INTO {} SELECT * REPLACE ('told' AS claim_id, '{{}}' AS {}) FROM {} WHERE claim_id = '{}'"
TOLD = [
    COPY.format(table, column, table, "river-post-p7-shelling")
    for table, column in (("claims", "basis"), ("event_mentions", "status"))
]


@pytest.mark.parametrize(
    ("demanded", "more", "found"),
    [
        pytest.param(IN, (), True, id="urged an end to the shelling by Norland"),
        pytest.param(BEHIND, (), True, id="Norland, which shelled the camp, must stop"),
        pytest.param(BEHIND, (SAID,), False, id="said that Norland shelled the camp, and urged it to stop"),
        pytest.param(BEFORE, (), False, id="urged a halt, and said that Norland shelled the camp"),
        pytest.param(IN, (SAID,), True, id="urged an end to the shelling by Norland, he said"),
    ],
)
def test_a_charge_by_the_credit_of_a_demand_is_inferred_unless_a_word_of_saying_stands_between(
    demanded: tuple[int, int], more: tuple[str, ...], found: bool
) -> None:
    [] = asked("demand-presupposes", ACCUSES, DEMANDED.format(*demanded), *more)
    assert len(asked("demand-presupposes", ACCUSES, DEMANDS, DEMANDED.format(*demanded), *more)) == found


@pytest.mark.parametrize(
    ("basis", "status", "found"),
    [("stated", "claimed", False), ("stated", "demanded", True), ("inferred", "claimed", True)],
)
def test_who_demands_and_tells_the_event_as_well_accuses(basis: str, status: str, found: bool) -> None:
    """“We call on Norland to stop. For days Norland has shelled the camp”, she said."""
    told = [sql.format(value) for sql, value in zip(TOLD, (basis, status), strict=True)]
    assert len(asked("demand-presupposes", ACCUSES, *told, DEMANDS)) == found
