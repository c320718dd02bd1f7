"""A brief as Markdown (CommonMark with GitHub's footnotes).

Each line ends in links to its sentences, which stand verbatim at the end with their
article and offsets.
"""

import re
from collections.abc import Iterable, Iterator

from dateline.brief.interface import (
    Table,
    certainty,
    interface,
    language_name,
    published,
)
from dateline.brief.lines import Anchor, Brief, Entry, Line, Point, Said, Source, Sure, Voice
from dateline.brief.quotation import enclose
from dateline.brief.safe import isolated, web_address
from dateline.brief.targets import Targets

MARKUP = re.compile(r"([\\`*_\[\]<>|#~&$@{}]|!$)")
STARTS_BLOCK = re.compile(r"^(\d+(?=[.)])|(?=[-+=:]))")
AUTOLINK = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(?=:)|(www)(?=\.)")


def escape(text: str) -> str:
    r"""Words of others as Markdown that shows them and does nothing else.

    >>> print(escape("1. [x](javascript:y) <b> https://a.example"))
    1\. \[x\](javascript:y) \<b\> https\://a.example
    """
    text = MARKUP.sub(r"\\\1", isolated(text))
    text = AUTOLINK.sub(lambda match: match[0] + "\\", text)
    return STARTS_BLOCK.sub(lambda match: match[0] + "\\", text)


class Writer:
    """Writes one brief; remembers which sentences were cited, in the order they were."""

    def __init__(self, brief: Brief, words: Table) -> None:
        self.brief = brief
        self.words = words
        self._targets = Targets(brief)
        self._notes: dict[tuple[str, int], tuple[int, Anchor]] = {}

    def pages(self) -> Iterator[str]:
        """The whole brief, line by line."""
        yield from self._head()
        yield from self._articles()
        yield from self._quotes()
        yield f"\n## {self.words['statements']}\n"
        for voice in self.brief.voices:
            yield from self._voice(voice)
        if not self.brief.voices:
            yield self.words["no_statements"]
        yield from self._problems()
        yield from self._footnotes()

    def _head(self) -> Iterator[str]:
        brief, words = self.brief, self.words
        if brief.heading or len(brief.articles) != 1:
            yield f"# {escape(brief.heading or words['brief'])}\n"
            counts = [
                f"{words['articles']}: {len(brief.articles)}",
                f"{words['outlets']}: {brief.outlets}",
                f"{words['origins']}: {words['not_counted']}",
            ]
            if brief.pages_without_outlet:
                counts.insert(2, f"{words['no_outlet']}: {brief.pages_without_outlet}")
            yield " · ".join(counts)

    def _articles(self) -> Iterator[str]:
        alone = not self.brief.heading and len(self.brief.articles) == 1
        for number, entry in enumerate(self.brief.articles, 1):
            title = self._shown(entry.title) if entry.title else self.words["untitled"]
            yield f"# {title}\n" if alone else f"\n## {number}. {title}\n"
            yield from self._about(entry)
            yield from self._points(entry, "##" if alone else "###")

    def _about(self, entry: Entry) -> Iterator[str]:
        words = self.words
        for source in entry.sources:
            outlet = f"**{escape(source.outlet)}**" if source.outlet else words["unknown"]
            yield f"- {words['outlet']}: {outlet}"
            category = escape(source.category) if source.category else words["no_category"]
            yield f"- {words['category']}: {category}"
            yield f"- {words['published']}: {escape(published(source, words))}"
            if source.modified:
                yield f"- {words['modified']}: {escape(source.modified.edtf)}"
            if source.byline:
                yield f"- {words['byline']}: {escape(', '.join(source.byline))}"
            yield f"- {words['page']}: {_address(source, words)}"
        yield f"- {words['language_label']}: {escape(language_name(entry.language, words))}"
        yield f"- {words['article']}: `{_code(entry.article)}`"

    def _points(self, entry: Entry, level: str) -> Iterator[str]:
        if not entry.points:
            return
        yield f"\n{level} {self.words['key_points']}\n"
        yield f"{self.words['key_points_note']}\n"
        for point in entry.points:
            yield f"- {self._shown(point.line)}{self._sure(point.sure)}"
            yield from self._supports(point)

    def _supports(self, point: Point) -> Iterator[str]:
        words = self.words
        if not point.borne_out_by:
            yield f"  - *{words['not_borne_out']}*"
        for support in point.borne_out_by:
            yield f"  - {words['borne_out']}: {self._quote(support.line)}{self._sure(support.sure)}"
            if support.differs:
                pair = f"{self._marker(point.sure)} / {self._marker(support.sure)}"
                yield (
                    f"  - **{words['differs']}**: {pair} "
                    f"({words['in_summary']} / {words['in_body']})"
                )

    def _quotes(self) -> Iterator[str]:
        if self.brief.quotes:
            yield f"\n## {self.words['quotes']}\n"
        for said in self.brief.quotes:
            who = [self._shown(line) for line in (said.speaker, said.role) if line]
            yield f"> {self._content(said)}\n>\n> — {', '.join(who)}{self._sure(said.sure)}\n"

    def _voice(self, voice: Voice) -> Iterator[str]:
        names = [self._shown(name) for name in voice.names] or [self.words["unnamed"]]
        yield f"### {names[0]}\n"
        if names[1:]:
            yield f"{self.words['also']}: {', '.join(names[1:])}\n"
        if voice.roles:
            yield f"{', '.join(self._shown(role) for role in voice.roles)}\n"
        for said in voice.statements:
            source = f"{self._shown(said.speaker)}: " if said.speaker and not said.name else ""
            via = "".join(f" · {self.words['via']} {self._shown(line)}" for line in said.via)
            mode = " ".join([self.words["mode"][said.mode], *map(self._quote, said.reporting)])
            yield f"- {source}{self._content(said)} · {mode}{via}{self._sure(said.sure)}"
        yield ""

    def _problems(self) -> Iterator[str]:
        yield f"\n## {self.words['problems']}\n"
        troubles = [(entry, item) for entry in self.brief.articles for item in entry.problems]
        for entry, item in troubles:
            where = f"{self.words['article']} {self._targets.article(entry.article)}"
            at = f" {self._quote(item.line)}" if item.line else ""
            yield f"- {where}: {escape(item.message)} ({item.stage}){at}"
        if not troubles:
            yield self.words["no_problems"]

    def _footnotes(self) -> Iterator[str]:
        yield f"\n## {self.words['sentences']}\n"
        languages = {entry.article: entry.language for entry in self.brief.articles}
        for number, sentence in self._notes.values():
            article = f"{self.words['article']} {self._targets.article(sentence.article)}"
            start, end = sentence.span
            language = languages[sentence.article]
            quoted = enclose(sentence.words, escape(sentence.words), language, always=False)
            yield f"[^{number}]: {article}, {start}–{end}: {quoted}"

    def _shown(self, line: Line) -> str:
        """A line's words, with links to its sentences."""
        return escape(line.words) + self._links([line])

    def _quote(self, line: Line) -> str:
        """A line's words in quotation marks, their own or the brief's, with links."""
        words = enclose(line.words, escape(line.words), line.language, always=False)
        return words + self._links([line])

    def _content(self, said: Said) -> str:
        pieces = [
            enclose(line.words, escape(line.words), line.language, always=True)
            if line.quoted
            else escape(line.words)
            for line in said.content
        ]
        return " … ".join(pieces) + self._links(said.content)

    def _sure(self, sure: Sure) -> str:
        """Certainty in the brief's words, then the article's words that show it."""
        known = ", ".join(certainty(sure, self.words))
        shown = ", ".join(self._quote(line) for line in sure.shown_by)
        parts = [f"*{known}*"] if known else []
        parts += [f"{self.words['certainty_words']} {shown}"] if shown else []
        return "".join(f" · {part}" for part in parts)

    def _marker(self, sure: Sure) -> str:
        quoted = ", ".join(self._quote(line) for line in sure.shown_by)
        return quoted or ", ".join([self.words["no_marker"], *certainty(sure, self.words)])

    def _links(self, lines: Iterable[Line]) -> str:
        sentences = dict.fromkeys(item for line in lines for item in line.sentences)
        return "".join(f"[^{self._note(sentence)}]" for sentence in sentences)

    def _note(self, sentence: Anchor) -> int:
        place = (sentence.article, sentence.span.start)
        return self._notes.setdefault(place, (len(self._notes) + 1, sentence))[0]


def render_markdown(brief: Brief, *, locale: str = "en") -> str:
    """A brief as Markdown.

    Args:
        brief: What to show.
        locale: The language of the brief's own words: "en", "uk" or "ru".

    Raises:
        BriefError: There are no words for that locale.
    """
    lines = Writer(brief, interface(locale)).pages()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _code(text: str) -> str:
    return re.sub(r"[^\w:.-]", "?", text)


def _address(source: Source, words: Table) -> str:
    address = web_address(source.url)
    return f"<{address}>" if address else escape(source.url or source.path or words["unknown"])
