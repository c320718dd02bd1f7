"""A brief as one web page: what the template shows of each article's text."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline.brief.interface import certainty, found_in, interface, language_name
from dateline.brief.lines import Brief, Entry
from dateline.brief.quotation import enclose
from dateline.brief.safe import guards, isolated, language_tag, legible, web_address
from dateline.brief.targets import Mark, Target, Targets, marks
from dateline.model import BlockKind
from dateline.span import Span


@dataclass(frozen=True)
class Piece:
    """Words of a sentence and what lines use them for: "said", "who", "sure", "point"."""

    words: str
    kinds: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of the full text, with its place and the guards around its direction."""

    target: Target
    pieces: tuple[Piece, ...]
    before: str
    after: str


@dataclass(frozen=True)
class Passage:
    """A block of the full text; its kind is None where it is outside the article."""

    kind: BlockKind | None
    sentences: tuple[Sentence, ...]


def passages(entry: Entry, number: int, used: Iterable[Mark]) -> tuple[Passage, ...]:
    """The full text of an article, its sentences in their blocks and its used words marked.

    Args:
        entry: The article.
        number: Its number in the brief, from 1.
        used: The words of this article that lines of the brief use.
    """
    cuts: list[list[Mark]] = [[] for _ in entry.sentences]
    starts = [sentence.start for sentence in entry.sentences]
    for mark in used:
        first = max(0, bisect_right(starts, mark.span.start) - 1)
        for at in range(first, bisect_right(starts, mark.span.end - 1)):
            cuts[at].append(mark)
    groups: list[tuple[int, Span, list[Sentence]]] = []
    blocks = sorted(entry.blocks, key=lambda block: block.span)
    block_starts = [block.span.start for block in blocks]
    for at, span in enumerate(entry.sentences):
        block = bisect_right(block_starts, span.start) - 1
        if block < 0 or span.start >= blocks[block].span.end:
            block = -1
        if not groups or groups[-1][0] != block or block == -1:
            groups.append((block, span, []))
        groups[-1][2].append(_sentence(Target(number, at + 1), span, entry.text, cuts[at]))
    return tuple(
        Passage(kind=blocks[block].kind if block >= 0 else None, sentences=tuple(sentences))
        for block, _, sentences in groups
    )


def _sentence(target: Target, span: Span, text: str, used: Sequence[Mark]) -> Sentence:
    """One sentence, cut wherever words that a line uses begin or end."""
    edges = {span.start, span.end}
    for mark in used:
        edges |= {at for at in mark.span if span.start < at < span.end}
    ordered = sorted(edges)
    pieces = [
        Piece(
            words=legible(text[start:end]),
            kinds=" ".join(
                sorted({mark.kind for mark in used if mark.span.holds(Span(start, end))})
            ),
        )
        for start, end in pairwise(ordered)
    ]
    before, after = guards(span.of(text))
    return Sentence(target=target, pieces=tuple(pieces), before=before, after=after)


def templates(folder: str) -> Environment:
    """The templates of a folder of the package: all words escaped, nothing undefined."""
    return Environment(
        loader=PackageLoader("dateline", folder),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


@cache
def _environment() -> Environment:
    environment = templates("brief/templates")
    environment.filters |= {
        "isolated": isolated,
        "web_address": web_address,
        "certainty": certainty,
        "found_in": found_in,
        "language_name": language_name,
        "language_tag": language_tag,
        "enclose": enclose,
    }
    return environment


def render_html(brief: Brief, *, locale: str = "en") -> str:
    """A brief as one self-contained page: no outside request, no script.

    The brief's lines come first; then the articles in full, each sentence with a name
    (`a3-s17`) that the lines link to, and with the words marked that the lines use.

    Args:
        brief: What to show.
        locale: The language of the brief's own words: "en", "uk" or "ru".

    Raises:
        BriefError: There are no words for that locale.
    """
    used: dict[str, list[Mark]] = {entry.article: [] for entry in brief.articles}
    for mark in dict.fromkeys(marks(brief)):
        used[mark.article].append(mark)
    texts = [
        passages(entry, number, used[entry.article])
        for number, entry in enumerate(brief.articles, 1)
    ]
    return (
        _environment()
        .get_template("brief.html")
        .render(
            brief=brief,
            locale=locale,
            words=interface(locale),
            targets=Targets(brief),
            texts=texts,
        )
    )
