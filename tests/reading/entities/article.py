"""A reading in which the test says what is a name: entities alone are on trial."""

from dateline.model import Block, Name, PageReference, Reading, Speaker, Statement, article_id
from dateline.reading.entities.identify import identified
from dateline.span import Span


def reading(
    text: str, names: dict[str, str], speakers: tuple[str, ...] = (), language: str = "en"
) -> Reading:
    """A text with names, by their words and kind, and speakers, by their words."""
    spans = {words: Span(text.index(words), text.index(words) + len(words)) for words in names}
    said = [Span(text.index(words), text.index(words) + len(words)) for words in speakers]
    return identified(
        Reading(
            id=article_id(text, language), text=text, language=language,
            page=PageReference(url=None, path=None, fetched=None, digest=""),
            outlet=None, category=None, title=None, byline=(), published=None, modified=None,
            blocks=(Block(kind="paragraph", span=Span(0, len(text))),), version="", sentences=(),
            names=tuple(
                Name(span=spans[words], kind=kind, confidence=1.0)  # type: ignore[arg-type]
                for words, kind in names.items()
            ),
            statements=tuple(
                Statement(id=str(at), mode="indirect", source=(span,), cue=(), content=(),
                          speaker=Speaker(name=span.of(text), span=span), confidence=1.0)
                for at, span in enumerate(said)
            ),
        )
    )  # fmt: skip


def ids(found: Reading) -> list[str | None]:
    return [name.entity for name in found.names]


def speakers(found: Reading) -> list[str | None]:
    return [said.speaker.entity for said in found.statements if said.speaker]
