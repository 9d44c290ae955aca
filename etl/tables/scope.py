"""What the scope of an article asks for, and what it leaves out: what was not looked for can be neither."""

from bisect import bisect_right
from collections.abc import Container, Iterator

from etl.evidence import Evidence, Token
from etl.problems import Problem
from etl.seeds import Seeds

WHOLLY = {"casualties": "harm_word", "quotes": "quotation", "figures": "number", "attributions": "saying_word"}
"""What is looked for in an article to the kind of token of which it asks for every one; no list finds the others."""
ALONG = {
    "casualties": ("harm_word", ("number", "saying_word")),
    "quotes": ("quotation", ("saying_word",)),
    "figures": ("number", ("saying_word",)),
}
"""What is looked for to the kind of token whose sentences count, and the kinds asked for in them too."""
OUTSIDE = "not_in_scope"
"""Reason for which a token is set aside that is asked for beside another, and tells of what was not looked for."""


def asked_for(known: Evidence, scope: Container[str]) -> list[bool]:
    """Of each token of an article, whether it must be recorded or set aside.

    At scope `casualties` these are every word of harm, and every number and word of saying in the sentence of one; at
    `quotes` every quotation, at `figures` every number, and the words of saying in their sentences; at `attributions`
    every word of saying. Events and corrections ask for nothing of their own. All together ask for every token.

    Args:
        known: The evidence of the article.
        scope: What was looked for in it.
    """
    whole = {token for kind, token in WHOLLY.items() if kind in scope}
    if len(whole) == len(WHOLLY):
        return [True] * len(known.tokens)
    starts = [start for extent in known.paragraphs for start in extent.sentences]
    sentences = [bisect_right(starts, token.span_start) for token in known.tokens]
    along = {
        (kind, sentence)
        for looked_for, (of, kinds) in ALONG.items()
        if looked_for in scope
        for token, sentence in zip(known.tokens, sentences, strict=True)
        if token.kind == of
        for kind in kinds
    }
    return [_asked(token, sentence, whole, along) for token, sentence in zip(known.tokens, sentences, strict=True)]


def _asked(token: Token, sentence: int, whole: Container[str], along: Container[tuple[str, int]]) -> bool:
    return token.kind in whole or (token.kind, sentence) in along


def beyond_scope(seeds: Seeds) -> Iterator[Problem]:
    """What is recorded although it was not looked for, and what is set aside for a scope that leaves nothing out.

    One quotation that is recorded says nothing of the others: where quotations were not looked for, it would pass for
    the only one. What is looked for bears the name of the key under which it is listed.
    """
    every = seeds.forms.by_name["source"].unsaid["scope"]
    # Where the vocabulary lacks a word, that is told; nobody knows what it should have left out.
    scopes = {source: scope for source, scope in seeds.scopes().items() if scope.issubset(every)}
    narrow = {source for source, scope in scopes.items() if not scope.issuperset(every)}
    kinds = {(form, key) for around in seeds.forms.by_name.values() for key, form in around.lists.items()}
    for form, kind in sorted((form, key) for form, key in kinds if key in every):
        for record in seeds.records[form]:
            if record.source_id in narrow and kind not in scopes[record.source_id]:
                known = ", ".join(scope for scope in every if scope in scopes[record.source_id])
                told = f"{kind} were not looked for in {record.source_id}; expected what its scope names: {known}"
                hint = f"add `{kind}` to `scope` at the head of the article and look for all of them, or take this out"
                key = "id" if "id" in record.values else "exact"
                yield record.problem("scope-kind", key, told, value=kind, expected=known, hint=hint)
    for record in seeds.records["set_aside"]:
        if record.get("reason") == OUTSIDE and record.source_id in scopes and record.source_id not in narrow:
            told = f"everything was looked for in {record.source_id}; expected another reason than {OUTSIDE}"
            hint = "record what these words tell, or name what was looked for in `scope` at the head of the article"
            yield record.problem("scope-kind", "reason", told, expected="another reason", hint=hint)
