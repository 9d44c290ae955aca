"""One-way fingerprints of some strings of words of each article, by which it is compared with texts not at hand.

They stand in one record beside the evidence. If every string had one, whoever knows six words in a row could try each
word of a dictionary as the seventh, see which is there, and so read the text on word by word. So one string in
`KEPT_OF` has one: which, its own hash says, so that it is the same strings in every article, and those that two share
are found. They stand without order, under a salt of the record, and each takes milliseconds to be made (scrypt, RFC
7914), so that to guess several words at once takes very long. CONTRIBUTING says what can be found out all the same.
"""

import hashlib
import json
import os
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import combinations
from typing import Any

from etl.evidence.overlap import LENGTH, Compared, Comparison, Overlap, strings_of
from etl.evidence.record import line_by_line
from etl.evidence.text import Article

NAME = "word_runs"
"""File stem of the record among those of the articles; no id of an article has an underscore."""

KEPT_OF = 16
"""One string in so many is kept."""


@dataclass(frozen=True, slots=True)
class Runs:
    """What is kept of an article.

    Attributes:
        text_sha256: Fingerprint of the text from which it was made.
        strings: Distinct strings that the article prints.
        kept: Fingerprints of some of them, in the order of the alphabet.
    """

    source_id: str
    text_sha256: str
    strings: int
    kept: tuple[str, ...]


@dataclass(frozen=True)
class WordRuns:
    """What is kept of all articles.

    Attributes:
        salt: Random digits of the record, in hexadecimal: without it tables made elsewhere are of no use.
        articles: Source id to what is kept of it.
    """

    salt: str
    articles: Mapping[str, Runs]


def renewed(
    stored: WordRuns | None, articles: Mapping[str, Article], hashes: Mapping[str, str], left_out: Iterable[str]
) -> WordRuns:
    """The record as it is now: made from the texts at hand, kept of the others.

    Args:
        stored: The record as it was; null where there is none, and a salt is drawn.
        articles: Source id to the text, for those at hand.
        hashes: Source id to the fingerprint of the text, for every article: what is kept of another text goes.
        left_out: Ids of articles of which nothing is kept.
    """
    known = WordRuns(os.urandom(16).hex(), {}) if stored is None else stored
    kept = {source: runs for source, runs in known.articles.items() if hashes.get(source) == runs.text_sha256}
    made = {source: _runs(source, article, known.salt) for source, article in articles.items() if source not in kept}
    return WordRuns(known.salt, {source: runs for source, runs in (kept | made).items() if source not in {*left_out}})


def _runs(source: str, article: Article, salt: str) -> Runs:
    strings = strings_of(article)
    texts = (" ".join(string).encode() for string in strings)
    # The choice is cheap and the fingerprint dear, so that an article takes a tenth of a second.
    key = bytes.fromhex(salt)
    chosen = (t for t in texts if int.from_bytes(hashlib.blake2b(t, key=key, digest_size=8).digest()) % KEPT_OF == 0)
    kept = (hashlib.scrypt(text, salt=key, n=1024, r=8, p=1, dklen=8).hex() for text in chosen)
    return Runs(source, article.sha256, len(strings), tuple(sorted(kept)))


def estimated(one: Runs, other: Runs) -> Overlap:
    """What two articles share, as far as fingerprints tell: of as many strings as are kept alike, `KEPT_OF` times."""
    first, second = sorted((one, other), key=lambda runs: runs.source_id)
    alike = len({*first.kept} & {*second.kept}) * KEPT_OF
    shared = min(alike, first.strings, second.strings)
    return Overlap(first.source_id, second.source_id, shared, None, None, None, "fingerprints")


def completed(known: Comparison, fresh: Comparison, runs: WordRuns, hashes: Mapping[str, str]) -> Comparison | None:
    """All articles against each other: from the texts where both are at hand, else as it is known, else estimated.

    Args:
        known: What was compared, of texts that are the same now.
        fresh: The texts at hand, compared now.
        runs: What is kept of the articles.
        hashes: Source id to the fingerprint of the text, for every article.

    Returns:
        The comparison; null where of some pair nothing can be told.
    """
    at_hand, before = ({a.source_id for a in comparison.articles} for comparison in (fresh, known))
    overlaps = {(o.source_id, o.other_source_id): o for o in fresh.overlaps}
    was = {(o.source_id, o.other_source_id): o for o in known.overlaps}
    for pair in combinations(sorted(hashes), 2):
        if at_hand.issuperset(pair):
            continue
        if before.issuperset(pair):
            overlaps |= {pair: was[pair]} if pair in was else {}
        elif runs.articles.keys() >= {*pair}:
            overlaps[pair] = estimated(*(runs.articles[source] for source in pair))
        else:
            return None
    of_runs = (Compared(r.source_id, r.text_sha256, r.strings) for r in runs.articles.values())
    articles = {a.source_id: a for a in (*of_runs, *known.articles, *fresh.articles)}
    return Comparison(tuple(articles[s] for s in sorted(hashes)), tuple(overlaps[pair] for pair in sorted(overlaps)))


def renamed_runs(runs: WordRuns, old: str, new: str) -> WordRuns:
    """The same with another id for an article."""
    of_article = (replace(r, source_id=new) if r.source_id == old else r for r in runs.articles.values())
    return WordRuns(runs.salt, {r.source_id: r for r in of_article})


def without_runs(runs: WordRuns, sources: Container[str]) -> WordRuns:
    """The same without some articles."""
    return WordRuns(runs.salt, {s: of_article for s, of_article in runs.articles.items() if s not in sources})


def dump_runs(runs: WordRuns) -> str:
    """The record as JSON, an article a line."""
    head = {"length": LENGTH, "kept_of": KEPT_OF, "salt": runs.salt}
    return line_by_line(head, {"articles": [asdict(runs.articles[source]) for source in sorted(runs.articles)]})


def parse_runs(content: str) -> WordRuns:
    """What a record's JSON holds.

    Raises:
        ValueError: The content is not such a record, or of strings that are chosen otherwise.
    """
    try:
        data: Mapping[str, Any] = json.loads(content)
        if (data["length"], data["kept_of"]) != (LENGTH, KEPT_OF):
            raise ValueError(f"it does not keep one in {KEPT_OF} strings of {LENGTH} words")
        if not re.fullmatch(r"([0-9a-f]{2}){16,64}", data["salt"]):
            raise ValueError("its salt is no hexadecimal number of 16 to 64 bytes")
        articles = map(_read_runs, data["articles"])
        return WordRuns(data["salt"], {runs.source_id: runs for runs in articles})
    except (KeyError, TypeError) as error:
        raise ValueError("it is not as `etl locate` writes it") from error


def _read_runs(item: Mapping[str, Any]) -> Runs:
    runs = Runs(**{**item, "kept": tuple(item["kept"])})
    texts = (runs.source_id, runs.text_sha256, *runs.kept)
    if not (isinstance(item["strings"], int) and all(isinstance(text, str) for text in texts)):
        raise TypeError("a value is not of its type")
    return runs
