"""Citing phrases: attributions that a fixed phrase makes, where the tagger saw none.

    >>> text = "За словами мера, міст закрито."
    >>> found = cited(text, [Span(0, len(text))], "uk", ())[0]
    >>> [part[0].of(text) for part in (found.cue, found.source, found.content)]
    ['За словами', 'мера', 'міст закрито']

Ukrainian and Russian put them before or inside a clause, between commas; the tagger,
which learned from English, misses many of them.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from dateline.reading.found import Found
from dateline.reading.reporting import verb
from dateline.reading.subject import governed, subject
from dateline.span import Span, cover, join

CONFIDENCE = 0.8
"""Of a statement that a phrase makes; set by hand, not measured."""

OPENING = re.compile(r"(?P<cue>According to)\s+(?P<source>[^,;:.!?“”\"]{2,90}),")
BEFORE_IT = re.compile(r"(?:;|:(?!\s*[«“„\"]))\s+")
QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“”]*[“”]")
STOP = re.compile(r"[.!?…]*\s*$")


@cache
def _listed() -> dict[str, dict[str, Any]]:
    raw = files("dateline.reading").joinpath("data/citing.toml").read_text("utf-8")
    return dict(tomllib.loads(raw))


@cache
def _impersonal(language: str) -> str | None:
    """The pattern of "it is reported", before its "that"."""
    data = _listed().get(language)
    if not data:
        return None
    also = rf"(?:(?:{data['also']}) )?" if "also" in data else ""
    after = rf"(?: (?:{data['also']}))?" if "also" in data else ""
    return rf"{also}(?:{'|'.join(data['impersonal'])}){after}(?={data['that']})"


def cited(
    text: str, sentences: Iterable[Span], language: str, known: Sequence[Found]
) -> list[Found]:
    """The attributions of citing phrases that no known attribution uses, in text order.

    Args:
        text: The article's text.
        sentences: The article's sentences.
        language: English has impersonal phrases only; the tagger reads the others.
        known: What was found already; its cues and contents are left alone.
    """
    found = [item for sentence in sentences for item in _in_sentence(text, sentence, language)]
    taken = [span for item in known for span in item.cue]
    return [item for item in found if not any(c.overlaps(t) for c in item.cue for t in taken)]


def unsourced(text: str, item: Found, language: str) -> Found:
    """The same, without the "It" of "It is reported" as its source: nobody is named."""
    pattern = _impersonal(language)
    if not pattern or not item.source:
        return item
    phrase = cover([*item.source, *item.cue])
    found = re.compile(pattern, re.IGNORECASE).match(text, phrase.start)
    return item._replace(source=(), cue=(phrase,)) if found and found.end() >= phrase.end else item


def _in_sentence(text: str, sentence: Span, language: str) -> Iterator[Found]:
    if impersonal := _search(_impersonal(language), text, sentence):
        start = impersonal.end() + (text[impersonal.end()] == ",")
        content = _unstopped(text, Span(start, sentence.end))
        yield Found((), (Span(*impersonal.span()),), (content,), CONFIDENCE)
    if language == "en" and (match := OPENING.match(text, *sentence)):
        cue = (Span(*match.span("cue")),)
        yield from _made(text, sentence, match, cue, Span(*match.span("source")))
    if language not in {"uk", "ru"}:
        return
    alone, owned, named = _phrases(language)
    if match := _search(alone, text, sentence):
        yield from _made(text, sentence, match, (Span(*match.span("cue")),), None)
    elif match := _search(owned, text, sentence):
        parted = (Span(*match.span("lead")), Span(*match.span("noun")))
        yield from _made(text, sentence, match, parted, Span(*match.span("whose")))
    elif match := _search(named, text, sentence):
        cue = (Span(*match.span("cue")),)
        yield from _made(text, sentence, match, cue, Span(*match.span("source")))
    elif match := _search(_as_said(language), text, sentence):
        cue = (Span(*match.span("cue")),)
        words = Span(*match.span("source"))
        who = None if match["place"] else subject(text, words, match["cue"].split()[-1], language)
        yield from _made(text, sentence, match, cue, who or words)


def referred(text: str, sentences: Sequence[Span], language: str) -> list[Found]:
    """What «про це» and «об этом» attribute: the sentence before.

    >>> text = "Міст закрито. Про це у вівторок повідомила мерія."
    >>> found = referred(text, [Span(0, 13), Span(14, len(text))], "uk")[0]
    >>> [part[0].of(text) for part in (found.cue, found.source, found.content)]
    ['повідомила', 'мерія', 'Міст закрито']
    """
    if language not in {"uk", "ru"}:
        return []
    pattern = re.compile(
        rf"(?:Про це|Об этом)(?P<before>[^.;:!?\n]{{0,70}}?)\s(?P<cue>{verb(language)})"
        r"(?P<after>[^.;:!?\n]*)"
    )
    found = []
    for before, sentence in pairwise(sentences):
        if not (match := pattern.match(text, *sentence)):
            continue
        stretches = (Span(*match.span("before")), Span(*match.span("after")))
        subjects = (subject(text, words, match["cue"], language) for words in stretches)
        source = next(filter(None, subjects), None) or governed(text, stretches[1], language)
        if source:
            said = _unstopped(text, before)
            found.append(Found((source,), (Span(*match.span("cue")),), (said,), CONFIDENCE))
    return found


@cache
def _as_said(language: str) -> str:
    """The pattern of "as X said", between commas or at an edge of the sentence."""
    lead = {"uk": "як", "ru": "как"}[language]
    return (
        rf"(?P<cue>{lead}\s+(?:\w+\s+)?{verb(language)})(?P<place>\s+(?:у|в|на)(?=\s))?"
        r"\s+(?P<source>[^,;:.!?]{2,90})(?:,|(?=[.!?…]?\s*$))"
    )


@cache
def _phrases(language: str) -> tuple[str, str, str]:
    """The patterns of phrases without a source, with a pronoun, and with a name."""
    data = _listed()[language]
    before, nouns = data["before"], "|".join(data["nouns"])
    noun = rf"(?P<noun>{nouns}|думку|переконання|погляд|взгляд)"
    phrase = rf"{before}\s+(?:[^\W\d_]+\s+)?(?:{nouns})|{data['opinion']}|{data['according']}"
    return (
        rf"(?P<cue>{'|'.join(data['sourceless'])}),",
        rf"(?P<lead>{before}|на)\s+(?P<whose>{data['whose']})\s+{noun}\s*,?",
        rf"(?P<cue>(?:{phrase}))\s+(?P<source>[^,;:.!?]{{2,90}}),",
    )


def _made(
    text: str, sentence: Span, match: re.Match[str], cue: tuple[Span, ...], source: Span | None
) -> Iterator[Found]:
    """The content is the rest of the clause, before the phrase and after it."""
    clause = _clause(text, sentence, Span(*match.span()))
    head = Span(clause.start, match.start()).trim(text)
    tail = _unstopped(text, Span(match.end(), clause.end))
    head = Span(head.start, head.start + len(head.of(text).rstrip(" ,")))
    pieces = join([piece for piece in (head, tail) if piece.start < piece.end], text)
    if pieces:
        yield Found((source,) if source else (), cue, pieces, CONFIDENCE)


def _clause(text: str, sentence: Span, phrase: Span) -> Span:
    """What semicolons, and a colon before it, leave of the sentence around a phrase."""
    before = [m.end() for m in BEFORE_IT.finditer(text, sentence.start, phrase.start)]
    after = QUOTED.sub(lambda m: "·" * len(m.group()), text[phrase.end : sentence.end])
    stop = after.find("; ")
    return Span(max([sentence.start, *before]), phrase.end + stop if stop >= 0 else sentence.end)


def _search(pattern: str | None, text: str, sentence: Span) -> re.Match[str] | None:
    """The phrase at the sentence's beginning or after one of its commas."""
    if not pattern:
        return None
    opens = rf"(?:(?<=[,—–-]\s)|(?<=\n)|\b)(?:{pattern})"
    found = re.compile(opens, re.IGNORECASE).search(text, sentence.start, sentence.end)
    before = text[sentence.start : found.start()].rstrip() if found else ""
    return found if not before or before[-1] in ",;:—–-" else None


def _unstopped(text: str, words: Span) -> Span:
    """Without the full stop that closes the sentence, unless it stands in quotation marks."""
    words = words.trim(text)
    end = words.start + STOP.search(words.of(text)).start()  # type: ignore[union-attr]
    return Span(words.start, max(words.start, end)).trim(text)
