"""Events ready to be drawn in time, and the days that get columns of their own. Nothing here is finer than a day."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from etl.model.tongue import gettext
from etl.pictures.said import INFERRED, marked_inferred

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Happened:
    """An event.

    Attributes:
        event_id: Its id.
        title: What it is.
        status: Code of its status.
        status_words: Its status in words, how surely it is told, and whose word it is unless it is the articles' own.
        when: Its date in words; empty where it has none.
        start: First day on which it can have been; null where that is open.
        end: Last day; null where that is open.
        when_basis: Whether an article prints those days, or they are inferred; null where it has none.
        sure: Whether its status is told without a word of doubt, and is no conclusion.
        when_by: Whose word its days are; empty where an article gives one in its own voice.
        when_by_tellers: Whether each of these is named among those whose word its status is.
    """

    event_id: str
    title: str
    status: str
    status_words: str
    when: str
    start: date | None
    end: date | None
    when_basis: str | None = None
    sure: bool = True
    when_by: str = ""
    when_by_tellers: bool = False

    @property
    def about(self) -> str:
        """All that is told of it in a line."""
        when = marked_inferred(self.when) if self.when_basis == INFERRED else self.when
        return f"{self.title}: {when}, {self.told}"

    @property
    def told(self) -> str:
        """Its status in words, and whose word its days are."""
        if not self.when_by:
            return self.status_words
        return gettext("%(status)s; its day by %(tellers)s") % {"status": self.status_words, "tellers": self.when_by}

    @property
    def beside(self) -> str:
        """What stands beside its mark, where there is little room: those whose word its days are once, if named."""
        return self.status_words if self.when_by_tellers else self.told

    @property
    def plain(self) -> bool:
        """Whether its mark tells all, so that no words need stand beside it."""
        return self.status == "occurred" and self.sure and not self.when_by

    @property
    def dated(self) -> bool:
        """Whether it has a day to either side."""
        return self.start is not None or self.end is not None

    @property
    def single(self) -> bool:
        """Whether it is told to the day."""
        return self.start is not None and self.start == self.end


def chronological(events: Sequence[Happened]) -> list[Happened]:
    """Events by their first day, the longer first; one that starts nowhere stands at its last day."""

    def order(one: Happened) -> tuple[object, ...]:
        return (not one.dated, one.start or one.end or date.max, one.single, one.end or date.max, one.event_id)

    return sorted(events, key=order)


def dense_days(events: Sequence[Happened], most: int) -> list[date]:
    """Neighbouring days that hold most events told to the day; none where no event is.

    Args:
        events: Some events.
        most: Largest number of days.
    """
    told = Counter(one.start for one in events if one.single and one.start is not None)
    ends = {day for one in events for day in (one.start, one.end) if day is not None}
    best: list[date] = []
    for first in sorted(ends):
        run = [first]
        while len(run) < most and run[-1] + ONE_DAY in ends:
            run.append(run[-1] + ONE_DAY)
        if sum(told[day] for day in run) > sum(told[day] for day in best):
            best = run
    return best
