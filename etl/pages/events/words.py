"""Words of the pages of the events."""

from etl.model.tongue import gettext
from etl.model.words import days
from etl.pages.book import Row

DESCRIPTION = gettext("What each telling says of it, and where they differ: %(title)s.")


def by_day(events: list[Row]) -> list[Row]:
    """The day of each event as a value to choose by, and in words."""
    return [
        {"day": row["date"] or "undated", "words": days(row["date"]) if row["date"] else gettext("no day told")}
        for row in events
    ]
