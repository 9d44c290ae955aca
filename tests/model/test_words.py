"""Values in words, as the pages print them."""

import pytest

from etl.model import words


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2020-02-27", "27 Feb 2020"),
        ("2020-02", "Feb 2020"),
        ("2020", "2020"),
        ("2020-02-27~", "27 Feb 2020 (about)"),
        ("[2020-03-05,2020-03-06]", "5 March 2020 or 6 March 2020"),
        ("{2020-03-05..2020-03-07}", "5 March 2020 to 7 March 2020"),
        ("2019-12/..", "Dec 2019 onwards"),
        ("../2019-12", "until Dec 2019"),
        ("2016-01-01/2016-12-31", "2016"),
        ("2020-02-01/2020-02-29", "Feb 2020"),
        ("2021-02-01/2021-02-27", "1 Feb 2021 to 27 Feb 2021"),
        ("nonsense", "nonsense"),
    ],
)
def test_days_in_words(edtf: str, told: str) -> None:
    assert words.days(edtf) == told


@pytest.mark.parametrize(
    ("row", "label", "extra", "said", "allowed"),
    [
        (("exact", 33, 33, 33), "Exact", {"inclusive": "true"}, "33", "33"),
        (("at_least", 33, 33, None), "At least", {"inclusive": "true"}, "at least 33", "33 or more"),
        (("more_than", 300, 300, None), "More than", {"inclusive": "false"}, "more than 300", "over 300"),
        (("nearly", 1000000, None, 1000000), "Nearly", {"inclusive": "false"}, "nearly 1,000,000", "under 1,000,000"),
        (("up_to", 5, None, 5), "Up to", {"inclusive": "true"}, "up to 5", "up to 5"),
        (("about", 4000000, None, None), "About", {}, "about 4,000,000", None),
        (("between", None, 8, 10), "Between", {"inclusive": "true"}, "between 8 and 10", "8 to 10"),
        (("dozens", None, 24, 99), "Dozens", {"inclusive": "true", "bounds": "convention"}, "dozens",
         "24 to 99, by convention"),
        (("unspecified", None, None, None), "Unspecified", {}, "no number", None),
        (("exact", 0, 0, 0), "Exact", {"inclusive": "true"}, "0", "0"),
        (("exact", 0.5, 0.5, 0.5), "Exact", {"inclusive": "true"}, "0.5", "0.5"),
    ],
)  # fmt: skip
def test_numbers_in_words(
    row: tuple[str, object, object, object], label: str, extra: dict[str, str], said: str, allowed: str | None
) -> None:
    values = dict(zip(("qualifier", "value", "low", "high"), row, strict=True))
    assert words.quantity(values, label) == said
    assert words.limits(values, extra) == allowed


@pytest.mark.parametrize(
    ("length", "told"), [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (2_600_000, "2.6 MB"), (3_000_000_000, "3.0 GB")]
)
def test_sizes_in_words(length: int, told: str) -> None:
    assert words.size(length) == told
