"""Which articles are one text: the strings of seven words that two of them print alike, as numbers, never as words.

The comparison needs the texts, so it is kept beside the evidence of the articles, in one record, and read from there.
Of a pair of which a text was not at hand it is estimated, from the fingerprints that `word_runs` explains.
The words are those that count everywhere else, without regard to capitals; a string does not run from one paragraph
into the next.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict, astuple, dataclass, replace
from itertools import combinations
from typing import Any, Literal

from etl.evidence.record import line_by_line
from etl.evidence.text import WORD, Article

LENGTH = 7
"""Words in a string: enough that two writers rarely choose the same ones, few enough that a cut shows."""

Strings = Mapping[tuple[str, ...], list[tuple[int, int]]]
"""String to the places where it stands: (paragraph, number of its first word there, from 0)."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An article that was compared with every other one of the record.

    Attributes:
        text_sha256: Fingerprint of the text that was compared.
        strings: Distinct strings that it prints.
    """

    source_id: str
    text_sha256: str
    strings: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two articles share; the first id comes before the second in the alphabet.

    Attributes:
        shared_strings: Distinct strings that both print; at least 1, or an estimate.
        words_shared: Words of the first article that stand in such a string; null where fingerprints cannot tell.
        other_words_shared: Words of the second that do; null likewise.
        paragraph_pairs: Pairs of paragraphs, one of each article, that have such a string in common; null likewise.
        computed_from: Whether it was counted in the texts, or estimated from fingerprints.
    """

    source_id: str
    other_source_id: str
    shared_strings: int
    words_shared: int | None
    other_words_shared: int | None
    paragraph_pairs: int | None
    computed_from: Literal["texts", "fingerprints"] = "texts"


@dataclass(frozen=True)
class Comparison:
    """All articles against each other; two of them that stand in no overlap share nothing, as their texts tell."""

    articles: tuple[Compared, ...] = ()
    overlaps: tuple[Overlap, ...] = ()

    def of(self, sources: Iterable[str]) -> "Comparison":
        """What it says of some articles."""
        kept = set(sources)
        return Comparison(
            tuple(a for a in self.articles if a.source_id in kept),
            tuple(o for o in self.overlaps if o.source_id in kept and o.other_source_id in kept),
        )

    @property
    def estimates(self) -> set[tuple[str, str]]:
        """The pairs of which it only estimates what they share."""
        return {(o.source_id, o.other_source_id) for o in self.overlaps if o.computed_from == "fingerprints"}

    def without(self, pairs: Container[tuple[str, str]]) -> "Comparison":
        """The same, but for what it says of some pairs."""
        kept = (o for o in self.overlaps if (o.source_id, o.other_source_id) not in pairs)
        return Comparison(self.articles, tuple(kept))

    def rows(self) -> list[tuple[Any, ...]]:
        """The rows of the table `source_overlap`, in the order of its columns."""
        strings = {a.source_id: a.strings for a in self.articles}
        found = (astuple(overlap) for overlap in self.overlaps)
        return [(one, other, shared, strings[one], strings[other], *rest) for one, other, shared, *rest in found]


def compare_articles(articles: Mapping[str, Article]) -> Comparison:
    """Compare every article with every other one.

    Args:
        articles: Source id to its text.
    """
    found = {source: strings_of(articles[source]) for source in sorted(articles)}
    printed: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for source, strings in found.items():
        for string in strings:
            printed[string].append(source)
    shared: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for string, sources in printed.items():
        for pair in combinations(sources, 2):
            shared[pair].append(string)
    return Comparison(
        tuple(Compared(source, articles[source].sha256, len(strings)) for source, strings in found.items()),
        tuple(_overlap(pair, found, shared[pair]) for pair in sorted(shared)),
    )


def strings_of(article: Article) -> Strings:
    """Every string that an article prints, with its places."""
    strings: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for line in article.lines:
        words = [word.casefold() for word in WORD.findall(line.text)]
        for start in range(len(words) - LENGTH + 1):
            strings.setdefault(tuple(words[start : start + LENGTH]), []).append((line.paragraph, start))
    return strings


def _overlap(pair: tuple[str, str], found: Mapping[str, Strings], shared: list[tuple[str, ...]]) -> Overlap:
    one, other = (found[source] for source in pair)
    paragraphs = {(p, q) for string in shared for p, _ in one[string] for q, _ in other[string]}
    return Overlap(*pair, len(shared), _words(one, shared), _words(other, shared), len(paragraphs))


def _words(strings: Strings, shared: list[tuple[str, ...]]) -> int:
    """Words of an article inside the shared strings; a word inside several of them counts once."""
    starts = (place for string in shared for place in strings[string])
    return len({(paragraph, start + word) for paragraph, start in starts for word in range(LENGTH)})


def dump_comparison(comparison: Comparison) -> str:
    """The record as JSON, an article or a pair a line; beside each article the number of its pairs."""
    standing = _standing(comparison.overlaps)
    lists = {
        "articles": [asdict(a) | {"pairs": standing[a.source_id]} for a in comparison.articles],
        "pairs": [asdict(o) for o in comparison.overlaps],
    }
    return line_by_line({"length": LENGTH}, lists)


def renamed_comparison(comparison: Comparison, old: str, new: str) -> str:
    """The record with another id for an article: in the order of the ids, and so perhaps some pairs turned round."""
    articles = [replace(a, source_id=new) if a.source_id == old else a for a in comparison.articles]
    turned = []
    for overlap in comparison.overlaps:
        one, other = (new if id_ == old else id_ for id_ in (overlap.source_id, overlap.other_source_id))
        words = overlap.words_shared, overlap.other_words_shared
        if one > other:
            one, other, words = other, one, words[::-1]
        turned.append(
            replace(overlap, source_id=one, other_source_id=other, words_shared=words[0], other_words_shared=words[1])
        )
    in_order = sorted(turned, key=lambda o: (o.source_id, o.other_source_id))
    return dump_comparison(Comparison(tuple(sorted(articles, key=lambda a: a.source_id)), tuple(in_order)))


def parse_comparison(content: str) -> Comparison:
    """The comparison that a record's JSON holds.

    Raises:
        ValueError: The content is not such a record, or contradicts itself.
    """
    try:
        data: Mapping[str, Any] = json.loads(content)
        if data["length"] != LENGTH:
            raise ValueError(f"its strings have {data['length']} words and not {LENGTH}")
        counts = {item["source_id"]: item["pairs"] for item in data["articles"]}
        articles = (Compared(item["source_id"], item["text_sha256"], item["strings"]) for item in data["articles"])
        comparison = Comparison(tuple(articles), tuple(Overlap(**item) for item in data["pairs"]))
        _coherent(comparison, counts)
    except (KeyError, TypeError) as error:
        raise ValueError("it is not as `etl locate` writes it") from error
    return comparison


def _coherent(comparison: Comparison, counts: Mapping[str, int]) -> None:
    """See that no pair is missing, doubled or turned round.

    Raises:
        ValueError: One is, or its numbers cannot be.
    """
    strings = {a.source_id: a.strings for a in comparison.articles}
    pairs = [(o.source_id, o.other_source_id) for o in comparison.overlaps]
    if pairs != sorted(set(pairs)) or list(strings) != sorted(strings) or len(strings) < len(comparison.articles):
        raise ValueError("its articles or pairs are not in order, or stand twice")
    for overlap in comparison.overlaps:
        pair = (overlap.source_id, overlap.other_source_id)
        if pair[0] >= pair[1] or not strings.keys() >= set(pair):
            raise ValueError(f"{pair[0]} and {pair[1]} are no pair of its articles")
        counted = overlap.computed_from == "texts"
        if not counted <= overlap.shared_strings <= min(strings[source] for source in pair):
            raise ValueError(f"{pair[0]} and {pair[1]} cannot share {overlap.shared_strings} strings")
        told = [n is not None for n in (overlap.words_shared, overlap.other_words_shared, overlap.paragraph_pairs)]
        if told != [counted] * 3 or not (counted or overlap.computed_from == "fingerprints"):
            raise ValueError(f"{pair[0]} and {pair[1]} have numbers that {overlap.computed_from} cannot give")
    standing = _standing(comparison.overlaps)
    for source, count in counts.items():
        if count != standing[source]:
            raise ValueError(f"{source} has {count} pairs, and {standing[source]} are there")


def _standing(overlaps: Iterable[Overlap]) -> Counter[str]:
    """Source id to the number of pairs in which it stands."""
    return Counter(source for overlap in overlaps for source in (overlap.source_id, overlap.other_source_id))
