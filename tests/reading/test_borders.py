"""What a headline says ends with it; paragraphs may go on in each other."""

from dateline.model import Block
from dateline.reading.borders import bounded
from dateline.reading.found import Found
from dateline.span import Span


def blocks(text: str) -> list[Block]:
    """Lines with their kinds: "title: …"."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        kind, _, words = line.partition(": ")
        start = at + len(kind) + 2
        found.append(Block(kind=kind, span=Span(start, start + len(words.rstrip()))))
        at += len(line)
    return found


def said(text: str, cue: str, first: str, last: str) -> Found:
    at = text.index(cue)
    content = Span(text.index(first), text.index(last) + len(last))
    return Found((), (Span(at, at + len(cue)),), (content,), 0.9)


def told(text: str, item: Found) -> list[str]:
    made = bounded(text, item, blocks(text))
    return [span.of(text) for span in made.content] if made else []


def test_a_headline_ends_with_itself() -> None:
    """A content that runs from the headline into the lede is the headline's part alone."""
    text = "title: Oldak denies the leak\nlede: The mayor spoke on Monday.\n"
    assert told(text, said(text, "denies", "the leak", "spoke")) == ["the leak"]


def test_paragraphs_go_on_in_each_other() -> None:
    """A heading between two paragraphs is no part of what they quote."""
    text = "paragraph: Oldak said: one.\nheading: Background\nparagraph: And two.\n"
    assert told(text, said(text, "said", "one", "two.")) == ["one.", "And two."]


def test_what_stands_in_a_headline_alone_is_not_said_below() -> None:
    """A cue in the body takes no content from the headline."""
    text = "title: The leak grows\nlede: So said Oldak.\n"
    assert told(text, said(text, "said", "The leak", "grows")) == []
