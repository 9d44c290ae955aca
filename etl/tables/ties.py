"""Whether articles print what ties a claim to its origin, and a printed name to its actor, or it was concluded.

A claim's tie to its origin is printed where the article credits the origin's author at the claim: as claimant, as the
one for whom the claimant speaks, or as who relays it. In an article's own voice it is printed where the article names
that author as its publisher or agency. Else it is printed where a printed link ties the claim to one that is so
credited. It never is where the origin is itself a conclusion. A name is concluded to be its actor where it stands only
in credits whose claimant is.
"""

import re
from collections import defaultdict
from collections.abc import Mapping

from etl.seeds import Record, Seeds

STATED, INFERRED = "stated", "inferred"
_COMES = frozenset({"derives_from", "repeats"})
_VOICES = ("publisher", "agency")


class Ties:
    """The origins, links and credits of a record, and what follows from them.

    Args:
        seeds: The records.
        claims: Claim id to the claim.
    """

    def __init__(self, seeds: Seeds, claims: Mapping[str, Record]) -> None:
        self.claims = claims
        self._origins = {r.get("origin"): r for r in seeds.records["origin"]}
        self._actors = {r.get("actor"): r.get("name") for r in seeds.records["actor"]}
        self._comes_from = defaultdict[str | None, list[str]](list)
        for link in seeds.records["link"]:
            if link.get("relation") in _COMES and link.get("basis") == STATED:
                self._comes_from[link.get("claim")].append(str(link.get("other_claim")))
        self._credits = defaultdict[tuple[str, int, str | None], set[tuple[str, str]]](set)
        for told in {id(r.told): r.told for r in claims.values() if r.told is not None}.values():
            if told.get("credit") is not None:
                paragraph = told.get("credit_paragraph") or told.paragraph_number
                basis = told.get("claimant_basis") or STATED
                self._credits[told.source_id, paragraph, told.get("claimant")].add((told.get("credit"), basis))

    def of_origin(self, claim_id: str) -> str | None:
        """The basis of a claim's tie to its origin; null where it has none."""
        origin = _origin(self.claims[claim_id])
        if origin is None:
            return None
        known = self._origins.get(origin)
        if known is None or known.get("basis") != STATED:
            return INFERRED
        near = (self.claims.get(other) for other in self._comes_from.get(claim_id, ()))
        told = [self.claims[claim_id], *(one for one in near if one is not None and _origin(one) == origin)]
        return STATED if any(self._credited(one, known.get("actor")) for one in told) else INFERRED

    def of_name(self, name: Record) -> str:
        """Whether a printed name is its actor's, or was concluded to be."""
        at = (name.source_id, name.paragraph_number, name.get("actor"))
        word = re.compile(rf"(?<!\w){re.escape(str(name.get('name')))}(?!\w)")
        bases = {basis for credit, basis in self._credits.get(at, ()) if word.search(credit)}
        return INFERRED if bases == {INFERRED} else STATED

    def _credited(self, claim: Record, author: str | None) -> bool:
        told, article = claim.told, claim.source
        if told is not None and told.get("claimant") is not None:
            named = {told.get("on_behalf_of"), told.get("relayed_by")}
            if told.get("claimant_basis") != INFERRED:
                named.add(told.get("claimant"))
            return author in named
        name = self._actors.get(author)
        if name is None or article is None:
            return False
        return any(article.get(voice) == name and article.get(f"{voice}_basis") == STATED for voice in _VOICES)


def _origin(claim: Record) -> str | None:
    return None if claim.told is None else claim.told.get("origin")
