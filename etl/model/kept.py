"""What is kept from one run of the stages for the next, so that only what changed since is made again."""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

Made = TypeVar("Made")


class Kept:
    """Things made, each beside all that it was made of; a run that is not followed by another starts with none."""

    def __init__(self) -> None:
        self._held: dict[Hashable, tuple[object, object]] = {}

    def of(
        self, slot: Hashable, made_of: object, make: Callable[[], Made], keep: Callable[[Made], bool] = lambda _: True
    ) -> Made:
        """What was made last in a slot, or what is made now where that was of something else.

        Args:
            slot: What it is, as a file that was read; a slot holds the last thing only.
            made_of: All that it hangs on, compared by `==`.
            make: Makes it.
            keep: Whether it may be taken again.
        """
        held = self._held.get(slot)
        if held is not None and held[0] == made_of:
            return cast("Made", held[1])
        made = make()
        self._held.pop(slot, None)
        if keep(made):
            self._held[slot] = made_of, made
        return made
