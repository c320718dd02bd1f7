"""The gate: a brief that holds a line that does not resolve is not made (laws 3 and 4).

It knows nothing of how a brief is written: it compares what stands in the brief with
what stands in the readings.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.brief.cite import has_words
from dateline.brief.lines import Brief, Entry, Point, Said, Voice
from dateline.brief.quotation import MARKS
from dateline.brief.resolve import Ground, hold, spans
from dateline.model import Reading, Statement
from dateline.span import Span

LEFT_OUT = MARKS | set("‘’.,;:")
"""All that a direct statement may lose: the marks around it, and the stop after them."""


def check(brief: Brief, readings: Iterable[Reading]) -> None:
    """Check every line of a brief against the readings that it was made from.

    Raises:
        BriefError: A line does not resolve, says what its sentences do not, or is not
            what was read.
    """
    copies: dict[str, list[Reading]] = {}
    for reading in readings:
        copies.setdefault(reading.id, []).append(reading)
    _counts(brief, copies)
    grounds = {name: Ground.of(same[0]) for name, same in copies.items()}
    for entry in brief.articles:
        _entry(entry, grounds[entry.article], copies[entry.article])
    for said in (*brief.quotes, *_statements(brief)):
        hold(said.article in grounds, "cites an unknown article", said.statement)
        _said(said, grounds[said.article])
    for voice in brief.voices:
        _voice(voice)


def _statements(brief: Brief) -> list[Said]:
    return [said for voice in brief.voices for said in voice.statements]


def _counts(brief: Brief, copies: dict[str, list[Reading]]) -> None:
    """Every article and every statement stands in the brief once; outlets are counted."""
    every = [reading for same in copies.values() for reading in same]
    articles = Counter(entry.article for entry in brief.articles)
    hold(articles == Counter(list(copies)), "stands twice or is missing", articles)
    hold(brief.outlets == len({r.outlet for r in every} - {None, ""}), "miscounts", brief.outlets)
    shown = Counter((said.article, said.statement) for said in _statements(brief))
    firsts = [same[0] for same in copies.values()]
    read = Counter(
        (first.id, item.id)
        for first in firsts
        for item in first.statements
        if has_words(item, first.text)
    )
    hold(shown == read, "stands twice or is missing", shown - read or read - shown)


def _entry(entry: Entry, ground: Ground, copies: Sequence[Reading]) -> None:
    """An article's own lines, and what its pages state about it."""
    hold(entry.text == ground.reading.text, "comes from another text", entry.article)
    hold(entry.sentences == ground.units, "comes from other sentences", entry.article)
    for source in entry.sources:
        mine = (source.outlet, source.category, source.published, source.modified, source.page)
        stated = [(r.outlet, r.category, r.published, r.modified, r.page.digest) for r in copies]
        hold(mine in stated, "is not what its page states", mine)
    titles = [(reading.title,) if reading.title else () for reading in copies]
    hold(spans([entry.title]) in titles, "is not the title", entry.title)
    for line in (entry.title, *(trouble.line for trouble in entry.problems)):
        if line:
            ground.line(line)
    for point in entry.points:
        _point(point, ground)


def _point(point: Point, ground: Ground) -> None:
    """A key point is one of the article's, beside everything that bears it out."""
    words = point.line.words
    found = [item for item in ground.reading.key_points if (item.span,) == spans([point.line])]
    hold(bool(found), "is no key point of its article", words)
    ground.line(point.line)
    ground.sure(point.sure, found[0].certainty)
    evidence = found[0].borne_out_by
    ground.lines([item.line for item in point.borne_out_by], [item.span for item in evidence])
    for support, item in zip(point.borne_out_by, evidence, strict=True):
        ground.sure(support.sure, item.certainty)
        hold(support.differs == point.sure.differs(support.sure), "hides a difference", words)


def _said(said: Said, ground: Ground) -> None:
    """A statement says what was read: the same words, from the same speaker, as sure."""
    hold(said.statement in ground.statements, "is no statement of its article", said.statement)
    statement = ground.statements[said.statement]
    _content(said, statement, ground)
    _speaker(said, statement, ground)
    ground.lines(said.source, statement.source)
    ground.lines(said.cue, statement.cue)
    ground.lines(said.via, [via.span for via in statement.via])
    ground.sure(said.sure, statement.certainty)


def _content(said: Said, statement: Statement, ground: Ground) -> None:
    """All of the content is shown; only quotation marks and stops may stay away."""
    hold(said.mode == statement.mode, "was said in another way", said.mode)
    hold(len(said.content) == len(statement.content), "leaves words out", said.statement)
    for line, span in zip(said.content, statement.content, strict=True):
        ground.line(line)
        hold(line.quoted == (said.mode == "direct"), "has marks where it may not", line.words)
        hold(len(line.anchors) == 1, "is pieced together", line.words)
        shown = line.anchors[0].span
        hold(span.holds(shown), "stands outside its statement", line.words)
        text = ground.reading.text
        hold(span.start >= 0 and span.end <= len(text), "points outside the text", span)
        lost = text[span.start : shown.start] + text[shown.end : span.end]
        allowed = LEFT_OUT if line.quoted else set()
        hold(set("".join(lost.split())) <= allowed, f"leaves out {lost!r}", line.words)


def _speaker(said: Said, statement: Statement, ground: Ground) -> None:
    """The speaker is the one that was read, in words that stand where the article has them."""
    speaker = statement.speaker
    who = (speaker.name, speaker.entity) if speaker else (None, None)
    hold((said.name, said.entity) == who, "has another speaker", said.name)
    ground.lines([said.role], [speaker.role if speaker else None])
    named = [speaker.span] if speaker and speaker.span else list(statement.source)
    hold(bool(said.speaker) == bool(named), "leaves its source out", said.statement)
    if said.speaker:
        ground.line(said.speaker)
        words = Span(named[0].start, named[-1].end)
        hold(all(map(words.holds, spans([said.speaker]))), "names another", said.speaker.words)


def _voice(voice: Voice) -> None:
    """A speaker has only their own statements and their own names."""
    for said in voice.statements:
        hold((said.entity or said.name) == voice.key, "is given to another speaker", said.name)
    named = [said.speaker for said in voice.statements if said.name]
    hold(all(name in named for name in voice.names), "names another", voice.names)
    roles = [said.role for said in voice.statements]
    hold(all(role in roles for role in voice.roles), "has another's role", voice.roles)
