"""Blanks that do not break and marks of no width, in which a phrase and the article differ though both look alike."""

import unicodedata

from etl.model.unclean import called


def unseen_difference(typed: str, printed: str, key: str) -> str | None:
    """What nobody sees and yet keeps a phrase from being found; null where that is not the reason.

    Args:
        typed: The phrase.
        printed: The text in which it should stand.
        key: The key under which it is typed.

    Returns:
        The first place in which they differ, and what stands there in each.
    """
    (phrase, _), (text, places) = _plain(typed), _plain(printed)
    start = text.find(phrase) if phrase else -1
    if start < 0:
        return None
    stretch = printed[places[start] : places[start + len(phrase) - 1] + 1]
    first = next((n for n in range(max(len(typed), len(stretch))) if typed[n : n + 1] != stretch[n : n + 1]), None)
    if first is None:
        return None
    here, there = typed[first : first + 1], stretch[first : first + 1]
    if _no_width(here) != _no_width(there):
        here, there = (character if _no_width(character) else "" for character in (here, there))
    words = _plain(typed[:first])[0].split()
    behind = f"behind {words[-1]!r}" if words else "at the start"
    return f"{behind} `{key}` has {_named(here)}, the article {_named(there)}: copy it from the article"


def _plain(text: str) -> tuple[str, list[int]]:
    """A text with all its blanks alike and no mark of no width, and the place of each of its characters."""
    kept = [(nth, " " if c.isspace() else c) for nth, c in enumerate(text) if not _no_width(c)]
    return "".join(c for _, c in kept), [nth for nth, _ in kept]


def _no_width(character: str) -> bool:
    return bool(character) and unicodedata.category(character) == "Cf"


def _named(character: str) -> str:
    return {"": "nothing", " ": "a space"}.get(character) or f"a {called(character)}"
