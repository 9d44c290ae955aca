"""The sentences of the small record, beside claims that a test tells in a line each."""

from etl.model.project import PACKAGE_SCHEMAS
from etl.model.tables import load_model
from etl.sentences import fill_sentences
from tests.small_views import changed

MODEL = load_model(PACKAGE_SCHEMAS)


def said(*changes: str) -> dict[str, str]:
    """Claim id to its sentence, after some changes; they do not last."""
    with changed(*changes) as con:
        fill_sentences(con, MODEL)
        return dict(con.execute("SELECT claim_id, says FROM claims").fetchall())
