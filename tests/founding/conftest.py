"""A founded record has its texts beside its seeds, whatever folder the variable names for this repository."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module", autouse=True)
def _no_texts_elsewhere() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ETL_ARTICLES", raising=False)
        yield
