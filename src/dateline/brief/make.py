"""Readings written out as a brief (pure; the gate is the caller's next step)."""

from collections.abc import Iterable, Sequence

from dateline.brief.cite import Citer, has_words
from dateline.brief.lines import (
    Brief,
    Entry,
    Line,
    Point,
    Said,
    Source,
    Support,
    Trouble,
    Voice,
)
from dateline.brief.order import order
from dateline.brief.quotation import peel
from dateline.model import KeyPoint, Problem, Reading, Speaker, Statement
from dateline.span import Span, cover

CARD_WORDS = 4
"""A direct statement of fewer words stands with its speaker's others, on no card."""


def write(readings: Sequence[Reading], *, heading: str | None) -> Brief:
    """A brief of these readings, not yet checked."""
    copies: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=order):
        copies.setdefault(reading.id, []).append(reading)
    firsts = [same[0] for same in copies.values()]
    said = [item for reading in firsts for item in _statements(reading)]
    outlets = [same.outlet for same in readings]
    return Brief(
        heading=heading,
        outlets=len({outlet for outlet in outlets if outlet}),
        pages_without_outlet=len({r.page.digest for r in readings if not r.outlet}),
        articles=tuple(map(entry, copies.values())),
        quotes=tuple(item for item in said if _is_card(item)),
        voices=tuple(_voices(said)),
    )


def entry(copies: Sequence[Reading]) -> Entry:
    """One article, from the readings of the pages that it stood on, in order."""
    reading = copies[0]
    citer = Citer.of(reading)
    problems = dict.fromkeys(problem for same in copies for problem in same.problems)
    return Entry(
        article=reading.id,
        language=reading.language,
        sources=tuple(dict.fromkeys(map(_source, copies))),
        title=citer.line(reading.title) if reading.title else None,
        points=tuple(_point(point, citer) for point in reading.key_points),
        problems=tuple(_trouble(item, citer) for item in (*problems, *_wordless(reading))),
        text=reading.text,
        blocks=reading.blocks,
        sentences=citer.units,
    )


def _source(reading: Reading) -> Source:
    return Source(
        outlet=reading.outlet,
        category=reading.category,
        byline=reading.byline,
        published=reading.published,
        modified=reading.modified,
        url=reading.page.url,
        path=reading.page.path,
        fetched=reading.page.fetched,
        page=reading.page.digest,
    )


def _point(point: KeyPoint, citer: Citer) -> Point:
    sure = citer.sure(point.certainty)
    supports = [(citer.line(item.span), citer.sure(item.certainty)) for item in point.borne_out_by]
    return Point(
        line=citer.line(point.span),
        sure=sure,
        borne_out_by=tuple(
            Support(line=line, sure=theirs, differs=sure.differs(theirs))
            for line, theirs in supports
        ),
    )


def _trouble(problem: Problem, citer: Citer) -> Trouble:
    line = citer.line(problem.span) if problem.span and _shows(problem.span, citer) else None
    return Trouble(stage=problem.stage, message=problem.message, line=line)


def _shows(span: Span, citer: Citer) -> bool:
    return bool(span.of(citer.reading.text).strip())


def _wordless(reading: Reading) -> Iterable[Problem]:
    """A statement that has nothing to show is not dropped in silence."""
    for statement in reading.statements:
        if not has_words(statement, reading.text):
            found = (*statement.source, *statement.cue)
            message = "a statement was found whose words were not; it is not shown"
            yield Problem(stage="brief", message=message, span=cover(found) if found else None)


def _statements(reading: Reading) -> Iterable[Said]:
    citer = Citer.of(reading)
    shown = [statement for statement in reading.statements if has_words(statement, reading.text)]
    for statement in sorted(shown, key=lambda item: (cover(item.content), item.id)):
        yield _said(statement, citer)


def _said(statement: Statement, citer: Citer) -> Said:
    speaker = statement.speaker
    return Said(
        statement=statement.id,
        article=citer.reading.id,
        mode=statement.mode,
        speaker=speaker_line(statement, citer),
        role=citer.line(speaker.role) if speaker and speaker.role else None,
        name=speaker.name if speaker else None,
        entity=speaker.entity if speaker else None,
        source=citer.lines(statement.source),
        cue=citer.lines(statement.cue),
        content=_content(statement, citer),
        via=citer.lines(via.span for via in statement.via),
        sure=citer.sure(statement.certainty),
    )


def _content(statement: Statement, citer: Citer) -> tuple[Line, ...]:
    """What is said; a direct statement in the brief's own quotation marks."""
    if statement.mode != "direct":
        return citer.lines(statement.content)
    text = citer.reading.text
    return tuple(citer.line(peel(span, text), quoted=True) for span in statement.content)


def speaker_line(statement: Statement, citer: Citer) -> Line | None:
    """The words that name the speaker: the fullest name, or the source's own words."""
    speaker = statement.speaker
    if speaker and speaker.span:
        return citer.line(_stands(speaker, speaker.span, citer.reading.text))
    return citer.line(cover(statement.source)) if statement.source else None


def _stands(speaker: Speaker, span: Span, text: str) -> Span:
    """Where in its span the name itself stands; the whole span where it is inflected."""
    at = span.of(text).find(speaker.name)
    if at < 0 or not speaker.name:
        return span
    return Span(span.start + at, span.start + at + len(speaker.name))


def key(said: Said) -> str | None:
    """What a speaker's statements are grouped by: the entity, else the name."""
    return said.entity or said.name


def _group(said: Said) -> tuple[bool, str, str]:
    """As `key`; but a description ("officials") means the same people in one article only."""
    who = key(said)
    alone = who is None or (said.entity is None and who == who.lower())
    return who is None, who or "", said.article if alone and who else ""


def _voices(said: Iterable[Said]) -> Iterable[Voice]:
    """The speakers, in the order in which they are first heard; unnamed ones last."""
    groups: dict[tuple[bool, str, str], list[Said]] = {}
    for item in said:
        groups.setdefault(_group(item), []).append(item)
    for _, items in sorted(groups.items(), key=lambda group: group[0][0]):
        yield Voice(
            key=key(items[0]),
            names=_forms(item.speaker for item in items if item.name),
            roles=_forms(item.role for item in items),
            statements=tuple(items),
        )


def _forms(lines: Iterable[Line | None]) -> tuple[Line, ...]:
    """Each form once, where it first stands."""
    forms: dict[str, Line] = {}
    for line in lines:
        if line:
            forms.setdefault(" ".join(line.words.split()).casefold(), line)
    return tuple(forms.values())


def _is_card(said: Said) -> bool:
    words = sum(len(line.words.split()) for line in said.content)
    return said.mode == "direct" and said.name is not None and words >= CARD_WORDS
