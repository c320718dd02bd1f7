"""Reading: from an article to the statements in it, every one anchored in its words.

model = load_model()
reading = read(article, model)
reading.statements[0].source[0].of(reading.text)
"""

from collections.abc import Iterator, Sequence
from importlib.metadata import version

from dateline.model import Article, Certainty, Problem, Reading, fields
from dateline.reading.attribution import Attribution, attributions
from dateline.reading.borders import bounded
from dateline.reading.entities.identify import identified
from dateline.reading.events import Known, events
from dateline.reading.events.evidence import Evidence, Window, gathered
from dateline.reading.factuality import Parts, rater
from dateline.reading.found import Found
from dateline.reading.keypoint import key_points
from dateline.reading.labels import PART_LABELS
from dateline.reading.occurrence import innermost, occurrence, told_by
from dateline.reading.places import load_gazetteer, places
from dateline.reading.quote import quotations
from dateline.reading.recognition import names as named
from dateline.reading.runtime import Model, load_model
from dateline.reading.seen import View, views
from dateline.reading.sentence import sentences
from dateline.reading.statement import statements
from dateline.reading.tags import Run
from dateline.reading.times import times
from dateline.reading.times.belonging import Timed, timed_statements
from dateline.reading.times.zones import zoned
from dateline.reading.words import whole
from dateline.span import Span

__all__ = ["Model", "certainties", "load_model", "read", "reader_version"]

LANGUAGES = ("en", "uk", "ru")
"""The languages that are read."""


def reader_version(model: Model) -> str:
    """What reads: the program's version and the digest of its model."""
    return f"dateline {version('dateline')}, model {model.digest[:12]}"


def read(article: Article, model: Model) -> Reading:
    """Find the sentences, statements and key points of an article.

    Pure: the same article and model give the same reading, byte for byte (law 9).
    """
    blocks = [block.span for block in article.blocks]
    found = sentences(article.text, blocks, article.language)
    quotes = quotations(article.text, blocks)
    known = article.language in LANGUAGES
    seen = list(views(article.text, blocks, model)) if known else []
    tagged = list(_tagged(article, seen)) if known else []
    begun = {**fields(article), "problems": (*article.problems, *_problems(article))}
    called = named(seen)
    published = article.published.edtf if article.published else None
    whens = times(article.text, found, article.language, published=published)
    where = places(article.text, called, found, article.language, load_gazetteer()) if known else ()
    whens = zoned(whens, article, where)
    persons = [name.span for name in called if name.kind == "person"]
    said = statements(article, tagged, quotes, found, persons) if known else ()
    said = timed_statements(said, Timed(article.text, article.language, found, whens))
    reading = Reading(
        **begun,
        version=reader_version(model),
        sentences=found,
        names=called,
        places=where,
        statements=said,
        times=whens,
        events=events(
            article,
            Known(found, called, said, where, whens, _evidence(seen)),
            rater(article, Parts.of(found, called, said), model),
        ),
        key_points=key_points(
            article.text,
            [block.span for block in article.blocks if block.kind == "keypoint"],
            _body(article, found),
            article.language,
        ),
    )
    return identified(reading) if known else reading


def certainties(reading: Reading, asked: Sequence[Span], model: Model) -> list[Certainty]:
    """How certain what some words tell of is to whoever tells of it.

    Args:
        reading: An article as it was read.
        asked: Event words in it, whether reading found events there or not.
        model: The model that read it.

    Returns:
        One for each word, in their order; nothing is known of one outside every sentence.
    """
    rate = rater(reading, Parts.of(reading.sentences, reading.names, reading.statements), model)
    found = dict.fromkeys(asked, Certainty())
    for sentence in reading.sentences if reading.language in LANGUAGES else ():
        inside = [word for word in dict.fromkeys(asked) if sentence.overlaps(word)]
        for word, rated in zip(inside, rate(sentence, inside) if inside else (), strict=True):
            told = told_by(innermost(reading.statements, word), sentence, [word])
            found[word] = occurrence(reading.text, told, reading.language, rated)
    return [found[word] for word in asked]


def _body(article: Article, found: Sequence[Span]) -> list[Span]:
    body = [b.span for b in article.blocks if b.kind in {"lede", "paragraph", "quote"}]
    return [sentence for sentence in found if any(block.holds(sentence) for block in body)]


def _problems(article: Article) -> Iterator[Problem]:
    if article.text.strip() and article.language not in LANGUAGES:
        yield Problem(
            stage="reading",
            message=f"no statements are looked for: the language is {article.language!r},"
            " and Dateline reads English, Ukrainian and Russian",
        )


def _evidence(seen: Sequence[View]) -> Evidence:
    """What the model says of the words that may tell of events."""
    windows = (Window(v.words, v.core, v.scores.happenings, v.scores.parts) for v in seen)
    return gathered(windows, PART_LABELS)


def _tagged(article: Article, seen: Sequence[View]) -> Iterator[Found]:
    """The tagger's attributions, window by window."""
    for view in seen:
        for item in attributions(view.scores):
            if item.cue.start in view.core:
                told = _found(article.text, item, view.words)
                if within := bounded(article.text, told, article.blocks):
                    yield within


def _found(text: str, item: Attribution, spans: Sequence[Span]) -> Found:
    def stretch(run: Run) -> Span:
        return whole(text, Span(spans[run.start].start, spans[run.end - 1].end))

    return Found(
        tuple(map(stretch, item.source)),
        (stretch(item.cue),),
        tuple(map(stretch, item.content)),
        item.confidence,
    )
