"""The timeline of a text: each expression placed, in the order of the text."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from dateline.model import When
from dateline.reading.times.anchor import Anchored, Context, anchored
from dateline.reading.times.expressions import Expression
from dateline.reading.times.lexicon import END
from dateline.reading.times.meaning import Meaning
from dateline.reading.times.piece import is_a
from dateline.reading.times.point import Point
from dateline.reading.times.quantity import iso_length
from dateline.reading.times.tense import PAST, tense
from dateline.reading.times.tokens import Token
from dateline.reading.times.written import written
from dateline.span import Span


class _Memory(Struct, frozen=True):
    """What the text has spoken of: the last point, and the last day with its sentence."""

    previous: Point | None = None
    day: Point | None = None
    sentence: int = 0
    late: bool = False
    quarter: Point | None = None
    quarter_in: int = 0


def placed(
    text: str,
    tokens: Sequence[Token],
    found: Sequence[Expression],
    published: Point | None,
    language: str,
) -> tuple[When, ...]:
    """Every expression with its place in the calendar."""
    return tuple(_placed(text, tokens, found, published, language))


def _placed(
    text: str,
    tokens: Sequence[Token],
    found: Sequence[Expression],
    published: Point | None,
    language: str,
) -> Iterator[When]:
    memory, sentence, at = _Memory(), 0, 0
    for expression in found:
        sentence += sum(token.sign == END for token in tokens[at : expression.start])
        at = expression.start
        meaning = _opened(expression, tokens)
        near = memory.day if sentence - memory.sentence <= 1 else None
        near_quarter = sentence - memory.quarter_in <= 4 or meaning.anchor == "quarter"
        quarter = memory.quarter if near_quarter else None
        way = _tense(tokens, expression, language)
        context = Context(published, memory.previous, near, memory.day, memory.late, quarter, way)
        meaning = _ahead(meaning, context, language)
        place = Anchored(None) if meaning.value else anchored(meaning, context)
        memory = _remembered(memory, place, sentence, published)
        memory = structs.replace(memory, late=_is_late(meaning))
        span = _span(text, tokens[expression.start : expression.end])
        yield written(span, meaning, place, published)


def _remembered(
    memory: _Memory, place: Anchored, sentence: int, published: Point | None
) -> _Memory:
    point = place.last or place.point
    if point is None:
        return memory
    if point.grain == "day":
        return structs.replace(memory, previous=point, day=point, sentence=sentence)
    if point.grain == "quarter" and (not published or point.end < published.start):
        own = memory.quarter if memory.quarter and memory.quarter.start > point.start else point
        return structs.replace(memory, previous=point, quarter=own, quarter_in=sentence)
    return structs.replace(memory, previous=point)


def _is_late(meaning: Meaning) -> bool:
    return meaning.part in {"EV", "NI"} or (meaning.clock or "") >= "18:00"


def _tense(tokens: Sequence[Token], expression: Expression, language: str) -> int:
    """Since then is past, until then to come; else the verbs around tell."""
    before = tokens[expression.start - 1]
    if is_a(before, "since") and before.word in SINCE:
        return -1
    if before.word == "на" and expression.meaning.weekday:
        return 1  # "postponed to Monday"
    if before.word == "за" and expression.meaning.month:
        return -1  # "wages for December"
    first = tokens[expression.start].word.split()[0]
    if is_a(before, "until") or first in {"до", "к", "під"}:
        return -1 if _lasted(tokens, expression.start, language) else 1
    return tense(tokens, expression.start, expression.end, language)


def _lasted(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether a verb of lasting, in the past, stands a few words before."""
    near = tokens[max(0, at - 5) : at]
    return any(is_a(token, "lasting") and PAST[language].fullmatch(token.word) for token in near)


SINCE = {"since", "з", "із", "зі", "від", "починаючи з", "с", "со", "начиная с"}


def _opened(expression: Expression, tokens: Sequence[Token]) -> Meaning:
    """Since then: what a word before leaves open at its end."""
    before, after = tokens[expression.start - 1], tokens[expression.end]
    meaning = expression.meaning
    if before.word in {"від", "от"} and meaning.day is not None:
        return meaning  # a letter of that day
    if meaning.kind == "date" and not meaning.value and before.word in SINCE:
        closed = is_a(after, "until", "to")
        return meaning if closed else structs.replace(meaning, open=1)
    return meaning


def _ahead(meaning: Meaning, context: Context, language: str) -> Meaning:
    """Such as "in two weeks": from now where the sentence looks ahead, in a tale from then."""
    if meaning.value or not meaning.rule.startswith("in so long"):
        return meaning
    if context.tense > 0 or (language != "en" and context.previous is None):
        return meaning
    if language == "en":
        length = iso_length(meaning.shift, meaning.unit or "")
        return Meaning(rule=meaning.rule, kind="duration", value=length, sure=0.6)
    return structs.replace(meaning, anchor="previous", sure=0.6) if context.tense < 0 else meaning


def _span(text: str, tokens: Sequence[Token]) -> Span:
    span = Span(tokens[0].start, tokens[-1].end)
    words = span.of(text)
    for ending in ("'s", "’s"):
        if words.endswith(ending):
            return Span(span.start, span.end - 2)
    if is_a(tokens[-1], "dot") and len(tokens[-2].word) > 4:
        return Span(span.start, span.end - 1)  # a sentence's own full stop
    return span
