"""What templates show: small views made of the record's nouns."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from dateline.brief.cite import has_words
from dateline.brief.quotation import peel
from dateline.model import Certainty, Reading, Statement
from dateline.record import Outlet, Sentence
from dateline.record.facets import speaker_keys
from dateline.span import Span, cover
from dateline.web.highlight import number, sentences


class Quoted(NamedTuple):
    """Words of an article and where they stand; in quotation marks where `quoted`."""

    words: str
    language: str
    article: str
    sentence: int
    quoted: bool = False


class Said(NamedTuple):
    """A statement as cards show it."""

    id: str
    who: str
    key: str
    role: str
    cue: str
    mode: str
    content: tuple[Quoted, ...]
    via: tuple[str, ...]
    sure: Certainty
    shown_by: tuple[Quoted, ...]


class Hit(NamedTuple):
    """A sentence that was found, its article, and what is said in it."""

    sentence: Quoted
    reading: Reading
    said: tuple[Said, ...]
    number: int
    span: Span


def statements(reading: Reading) -> list[Said]:
    """The statements of an article, in the order of its text."""
    shown = [each for each in reading.statements if has_words(each, reading.text)]
    spans = sentences(reading)
    ordered = sorted(shown, key=lambda each: (cover(each.content), each.id))
    return [said(reading, each, spans) for each in ordered]


def said(reading: Reading, statement: Statement, spans: tuple[Span, ...]) -> Said:
    """One statement with the words that it consists of."""
    text, speaker = reading.text, statement.speaker
    direct = statement.mode == "direct"

    def quoted(span: Span, *, inside: bool = False) -> Quoted:
        place = number(spans, span.start)
        shown = peel(span, text) if inside else span
        return Quoted(shown.of(text), reading.language, reading.id, place, inside)

    return Said(
        id=statement.id,
        who=speaker.name if speaker else " ".join(span.of(text) for span in statement.source),
        key=next(iter(speaker_keys(statement)), ""),
        role=speaker.role.of(text) if speaker and speaker.role else "",
        cue=" … ".join(span.of(text) for span in statement.cue),
        mode=statement.mode,
        content=tuple(quoted(span, inside=direct) for span in statement.content),
        via=tuple(via.name for via in statement.via),
        sure=statement.certainty,
        shown_by=tuple(map(quoted, statement.certainty.shown_by)),
    )


def hit(found: Sentence, *, entities: Collection[str] = ()) -> Hit:
    """A found sentence with what is said in it: by one speaker, where one is asked for.

    Args:
        found: The sentence.
        entities: Ids, or a whole name, of which the speaker has one.
    """
    reading, spans = found.reading, sentences(found.reading)
    inside = [
        each
        for each in reading.statements
        if has_words(each, reading.text)
        and any(span.overlaps(found.span) for span in each.content)
        and (not entities or not set(entities).isdisjoint(speaker_keys(each)))
    ]
    place = number(spans, found.span.start)
    words = Quoted(found.span.of(reading.text), reading.language, reading.id, place)
    shown = tuple(said(reading, each, spans) for each in inside)
    return Hit(words, reading, shown, found.number, found.span)


def once(hits: Iterable[Hit]) -> list[Hit]:
    """Each statement in the first of its sentences alone; the others, which say no more, go."""
    seen: set[str] = set()
    kept = []
    for found in hits:
        new = tuple(each for each in found.said if each.id not in seen)
        seen |= {each.id for each in new}
        if new or not found.said:
            kept.append(found._replace(said=new))
    return kept


def health(outlet: Outlet, days: Sequence[str], latest: str) -> str:
    """How an outlet does beside the latest day of the record.

    "silent" if it is behind by more than twice its longest gap, "sparse" with too few dates
    to say, else "healthy".
    """
    if len(days) < 3 or outlet.last is None:
        return "sparse"
    longest = max((gap.days for gap in gaps(days)), default=1)
    behind = (_day(latest) - _day(outlet.last)).days
    return "silent" if behind > 2 * max(longest, 1) else "healthy"


class Gap(NamedTuple):
    """Two days between which nothing was published, and how many days lie from one to the other."""

    after: str
    before: str
    days: int


def gaps(days: Sequence[str]) -> list[Gap]:
    """The gaps between days of publication, the longest first."""
    known = [day for day in days if len(day) == 10]
    found = [Gap(one, two, (_day(two) - _day(one)).days) for one, two in pairwise(known)]
    return sorted((gap for gap in found if gap.days > 1), key=lambda gap: (-gap.days, gap.after))


def names(hits: Iterable[Hit]) -> list[str]:
    """The names under which somebody speaks, the most frequent first."""
    counts = Counter(each.who for found in hits for each in found.said)
    return [name for name, _ in counts.most_common()]


def topics(hits: Iterable[Hit], many: int = 12) -> list[tuple[str, int]]:
    """The names that somebody speaks of most: what is said is about them."""
    counts: Counter[str] = Counter()
    for found in hits:
        own = {each.who for each in found.said}
        inside = {
            name.span.of(found.reading.text)
            for name in found.reading.names
            if found.span.overlaps(name.span)
        }
        counts.update(sorted(inside - own))
    return [(name, count) for name, count in counts.most_common(many)]


def by_day(hits: Iterable[Hit]) -> Iterator[tuple[str, list[Hit]]]:
    """Hits by the publication date of their articles, "" for those without one."""
    groups: dict[str, list[Hit]] = {}
    for found in hits:
        stated = found.reading.published
        groups.setdefault(stated.edtf[:10] if stated else "", []).append(found)
    yield from groups.items()


def _day(day: str) -> date:
    return date.fromisoformat((day + "-01-01")[:10])
