"""Reporting clauses of Ukrainian and Russian: who says it stands after what is said, or before.

    >>> text = "«Міст закрито», — сказала Анна Кольт. Рух відновлять, додав мер."
    >>> for item in after(text, [Span(0, 37), Span(38, 63)], [Span(0, 14)], "uk"):
    ...     print([part[0].of(text) for part in (item.cue, item.source, item.content)])
    ['сказала', 'Анна Кольт', '«Міст закрито»']
    ['додав', 'мер', 'Рух відновлять']

The tagger learned from English, which inverts less and marks quotations otherwise. These
patterns are fixed by the languages' punctuation, so what they find overrules it. Verbs and
phrases stand in `data/reporting.toml`.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from dateline.reading.found import Found
from dateline.reading.subject import subject
from dateline.span import Span, touching

CONFIDENCE = 0.85
"""Of what a reporting clause shows: the share that is right in the dev half of the gold."""

QUOTE_GOES_ON = re.compile(r"[.,]?\s*[—–-]\s*(?=[«“„\"])|[.]\s+(?=[«“„\"])")
STANDS_ALONE = re.compile(r"[.]?(?:\s*$|\s+[^\s—–-])")
CITING = re.compile(r",?\s+(?:(?:з|із) посиланням на|со ссылкой на)\s")


class _Patterns(NamedTuple):
    after_quote: re.Pattern[str]
    after_clause: re.Pattern[str]
    aside: re.Pattern[str]
    language: str
    pronoun: re.Pattern[str]


def after(
    text: str, sentences: Iterable[Span], quotes: Sequence[Span], language: str
) -> list[Found]:
    """What reporting clauses attribute that follow a quotation, or a clause and a comma.

    Args:
        text: The article's text.
        sentences: Its sentences.
        quotes: Its outer quotations.
        language: Anything but Ukrainian and Russian has none.
    """
    if language not in _data():
        return []
    patterns = _patterns(language)
    found = [item for quote in quotes for item in _after_quote(text, quote, quotes, patterns)]
    cues = [item.cue[0] for item in found]
    clauses = (item for s in sentences for item in _after_clause(text, s, quotes, patterns))
    return [*found, *(c for c in clauses if not any(map(c.cue[0].overlaps, cues)))]


def reports(words: str, language: str) -> bool:
    """Whether words are a verb, or another predicate, that reports what somebody said."""
    return language in _data() and bool(re.fullmatch(verb(language), words))


def overruled(known: Iterable[Found], sure: Sequence[Found]) -> list[Found]:
    """Both together: what is sure takes the cues and contents that it holds from the others."""
    kept = []
    for item in known:
        if any(one.overlaps(two) for rule in sure for one in item.cue for two in rule.cue):
            continue
        content = tuple(_left(piece, item, sure) for piece in item.content)
        if content := tuple(piece for piece in content if piece.start < piece.end):
            kept.append(item._replace(content=content))
    return [*kept, *sure]


def _left(piece: Span, item: Found, sure: Iterable[Found]) -> Span:
    """What is left of a content beside the rules' own; what holds another's cue is nested."""
    for rule in sure:
        if any(piece.holds(cue) for cue in rule.cue):
            continue
        spans = [s for s in (*rule.content, *rule.cue, *rule.source) if not s.holds(item.cue[0])]
        if any(span.holds(piece) for span in spans):
            return Span(piece.start, piece.start)
        piece = _before_taken(piece, spans)
    return piece


def _before_taken(piece: Span, taken: Sequence[Span]) -> Span:
    starts = [s.start for s in taken if piece.start < s.start < piece.end <= s.end]
    return Span(piece.start, min([piece.end, *starts]))


def _after_quote(
    text: str, quote: Span, quotes: Sequence[Span], patterns: _Patterns
) -> Iterator[Found]:
    match = patterns.after_quote.match(text, quote.end)
    if not match:
        return
    source = _source(text, match, patterns)
    content = [*_paragraphs_before(text, quote, quotes), quote]
    end = source[0].end if source else match.end("cue")
    goes_on = QUOTE_GOES_ON.match(text, end)
    while goes_on and (more := [q for q in quotes if q.start == goes_on.end()]):
        if "—" not in goes_on.group() and not STANDS_ALONE.match(text, more[0].end):
            break  # it has a reporting clause of its own
        content.append(more[0])
        goes_on = QUOTE_GOES_ON.match(text, more[0].end)
    yield Found(source, (Span(*match.span("cue")),), tuple(content), CONFIDENCE)


def _paragraphs_before(text: str, quote: Span, quotes: Sequence[Span]) -> list[Span]:
    """The earlier paragraphs of a quotation that opens anew in each, and closes in the last."""
    found: list[Span] = []
    start = quote.start
    for other in reversed([q for q in quotes if q.end < quote.start]):
        if text[other.end : start].strip() or text[other.end - 1] in '»”“"':
            break
        found.insert(0, other)
        start = other.start
    return found


def _after_clause(
    text: str, sentence: Span, quotes: Sequence[Span], patterns: _Patterns
) -> Iterator[Found]:
    """The last clause of a sentence, where it does nothing but report the rest."""
    for match in patterns.after_clause.finditer(text, *sentence):
        said = Span(sentence.start, match.start()).trim(text)
        cue = Span(*match.span("cue"))
        inside = any(quote.holds(cue) for quote in touching(quotes, cue))
        if inside or said.of(text)[:1] in "—–-«“„" or len(said.of(text).split()) < 2:
            continue
        source = _source(text, match, patterns)
        if source or not match["source"]:
            yield Found(source, (cue,), (said,), CONFIDENCE)
        return


def _source(text: str, match: re.Match[str], patterns: _Patterns) -> tuple[Span, ...]:
    """The noun phrase of the words behind the verb that is in the nominative, if one is."""
    if not match["source"]:
        return ()
    source = Span(*match.span("source")).trim(text)
    for aside in (CITING, patterns.aside):
        if found := aside.search(text, *source):
            source = Span(source.start, found.start())
    pronoun = patterns.pronoun.match(text, *source)
    if pronoun:
        return (Span(*pronoun.span()),)
    before = text[match.end("cue") : source.start].split()
    if " " in match["cue"]:
        return (source,)
    if before and before[-1].lower() in {"у", "в", "во", "на"}:
        several = re.search(r"(?:ли|ть|ют|ут|ят|ат)(?:ся|сь)?$", match["cue"])
        return (source,) if several else ()
    return (subject(text, source, match["cue"], patterns.language) or source,)


def listed(language: str) -> dict[str, Any]:
    """The words of a language that report: lists of stems, and patterns."""
    return _data()[language]


@cache
def _data() -> dict[str, dict[str, Any]]:
    raw = files("dateline.reading").joinpath("data/reporting.toml").read_text("utf-8")
    return dict(tomllib.loads(raw))


@cache
def verb(language: str) -> str:
    """The pattern of a word that reports what somebody said."""
    data = _data()[language]
    return (
        rf"(?:(?:{'|'.join(data['stems'])})(?:{'|'.join(data['endings'])})(?:ть?ся|сь|ся)?"
        rf"|{'|'.join(data['predicates'])})(?!\w)"
    )


@cache
def _patterns(language: str) -> _Patterns:
    data = _data()[language]
    reporting = verb(language)
    documents = str(data["documents"]).strip("/")
    day = rf"(?:{data['places']})\s+(?:{data['days']})(?!\w)"
    to_whom = rf"(?:\s+(?:{'|'.join(data['addressees'])})(?!\w))?(?:\s+{day})?"
    places = rf"(?:(?:{data['places']})\s+)?"
    source = (
        rf"\s+{places}(?P<source>(?:[^\W\d_]|«[^»\n]*»)"
        r"(?:[^,.;:!?…—–()\n«»]|«[^»\n]*»|\([^\W\d_]{2,9}\)){0,110})"
    )
    speaks = rf"(?:так\s+)?(?:{reporting}|[^\W\d_]{{2,}}{data['spoken']}(?!\w))"
    reports = rf"(?P<cue>{documents}|{speaks}){to_whom}(?:{source})?"
    ends = r"(?=\s*(?:[.,;!?…]|[—–-]\s|$|\n))"
    return _Patterns(
        after_quote=re.compile(rf"(?:,|(?<=[!?….,][»”“\"]))\s*[—–-]\s*{reports}{ends}"),
        language=language,
        aside=re.compile(
            rf"\s(?:{day}|(?:{data['places']})\s+{data['media']}"
            rf"|(?:{'|'.join(data['addressees'])})(?!\w))"
        ),
        after_clause=re.compile(
            rf",\s+(?:[—–-]\s+)?(?P<cue>{documents}|{reporting}){to_whom}"
            rf"(?:{source})?(?=\s*(?:[.]?\s*$|[.]\s|\n|,?\s+(?:з|із|со)\s+(?:посиланням|ссылкой)\s))"
        ),
        pronoun=re.compile(rf"(?:{'|'.join(data['pronouns'])})(?!\w)", re.IGNORECASE),
    )
