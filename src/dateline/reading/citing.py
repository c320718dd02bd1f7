"""Citing phrases: attributions that a fixed phrase makes, where the tagger saw none.

    >>> text = "За словами мера, міст закрито."
    >>> found = cited(text, [Span(0, len(text))], "uk", ())[0]
    >>> [part[0].of(text) for part in (found.cue, found.source, found.content)]
    ['За словами', 'мера', 'міст закрито']

Ukrainian and Russian put them before or inside a clause, between commas; the tagger,
which learned from English, misses many of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.reading.found import Found
from dateline.span import Span, cover, join

CONFIDENCE = 0.8
"""Of a statement that a phrase makes; set by hand, not measured."""

NOUNS = {
    "uk": "словами|даними|інформацією|повідомленням|прогноз(?:ом|ами)|оцінк(?:ою|ами)|версією"
    "|твердженням|підрахунками|свідченнями",
    "ru": "словам|данным|информации|сообщени(?:ю|ям)|прогноз(?:у|ам)|оценк(?:е|ам)|версии"
    "|мнению|утверждени(?:ю|ям)|подсч[её]там|свидетельству",
}
BEFORE = {"uk": "за", "ru": "по"}
OPENING = re.compile(r"(?P<cue>According to)\s+(?P<source>[^,;:.!?“”\"]{2,90}),")
WHOSE = {"uk": "його|її|їхніми|їх", "ru": "его|её|ее|их"}
IMPERSONAL = {
    "en": "It (?:is|was|has been) (?:reported|alleged|claimed|believed|said|understood)"
    r"(?= that\b)",
    "uk": "(?:Повідомля(?:ється|лося)|Зазнача(?:ється|лося)|Уточнюється|Стверджу(?:ється|валося)"
    "|Вважа(?:ється|лося)|Стало відомо|Відомо|Кажуть|Подейкують|Очікується)"
    r"(?=, (?:що|нібито|начебто|ніби|наче|буцімто)\b)",
    "ru": "(?:Сообща(?:ется|лось)|Отмеча(?:ется|лось)|Уточняется|Утвержда(?:ется|лось)"
    "|Счита(?:ется|лось)|Стало известно|Известно|Говорят|Поговаривают|Ожидается)"
    r"(?=, (?:что|якобы|будто)\b)",
}
SOURCELESS = {
    "uk": r"за (?:попередніми|наявними|неофіційними|першими|деякими) (?:даними|відомостями)"
    r"|за неофіційною інформацією|за чутками|за однією з версій|як повідомляється",
    "ru": r"по (?:предварительным|имеющимся|неофициальным|первым|некоторым) (?:данным|сведениям)"
    r"|по неофициальной информации|по слухам|по одной из версий|как сообщается",
}
ACCORDING = {
    "uk": r"(?:згідно зі?|згідно із|відповідно до)",
    "ru": r"(?:согласно|в соответствии со?)",
}
OPINION = {"uk": "на думку", "ru": "со слов"}
STOP = re.compile(r"[.!?…]*\s*$")


def cited(
    text: str, sentences: Iterable[Span], language: str, known: Sequence[Found]
) -> list[Found]:
    """The attributions of citing phrases that no known attribution uses, in text order.

    Args:
        text: The article's text.
        sentences: The article's sentences.
        language: English has impersonal phrases only; the tagger reads the others.
        known: What was found already; its cues and contents are left alone.
    """
    found = [item for sentence in sentences for item in _in_sentence(text, sentence, language)]
    taken = [span for item in known for span in item.cue]
    return [item for item in found if not any(c.overlaps(t) for c in item.cue for t in taken)]


def unsourced(text: str, item: Found, language: str) -> Found:
    """The same, without the "It" of "It is reported" as its source: nobody is named."""
    pattern = IMPERSONAL.get(language)
    if not pattern or not item.source:
        return item
    phrase = cover([*item.source, *item.cue])
    found = re.compile(pattern, re.IGNORECASE).match(text, phrase.start)
    return item._replace(source=(), cue=(phrase,)) if found and found.end() >= phrase.end else item


def _in_sentence(text: str, sentence: Span, language: str) -> Iterator[Found]:
    if impersonal := _search(IMPERSONAL.get(language), text, sentence):
        start = impersonal.end() + (text[impersonal.end()] == ",")
        content = _unstopped(text, Span(start, sentence.end))
        yield Found((), (Span(*impersonal.span()),), (content,), CONFIDENCE)
    if language not in NOUNS:
        if language == "en" and (match := OPENING.match(text, *sentence)):
            yield from _made(
                text, sentence, match, (Span(*match.span("cue")),), Span(*match.span("source"))
            )
        return
    if alone := _search(rf"(?P<cue>{SOURCELESS[language]}),", text, sentence):
        yield from _made(text, sentence, alone, (Span(*alone.span("cue")),), None)
        return
    lead = rf"(?P<lead>{BEFORE[language]}|на)\s+"
    noun = rf"(?P<noun>{NOUNS[language]}|думку|переконання|погляд|взгляд)"
    owned = rf"{lead}(?P<whose>{WHOSE[language]})\s+{noun}\s*,?"
    if match := _search(owned, text, sentence):
        cue = (Span(*match.span("lead")), Span(*match.span("noun")))
        yield from _made(text, sentence, match, cue, Span(*match.span("whose")))
        return
    named = (
        rf"(?P<cue>(?:{BEFORE[language]}\s+(?:[^\W\d_]+\s+)?(?:{NOUNS[language]})|{OPINION[language]}|{ACCORDING[language]}))"
        r"\s+(?P<source>[^,;:.!?]{2,90}),"
    )
    if match := _search(named, text, sentence):
        phrase = (Span(*match.span("cue")),)
        yield from _made(text, sentence, match, phrase, Span(*match.span("source")))


def _made(
    text: str, sentence: Span, match: re.Match[str], cue: tuple[Span, ...], source: Span | None
) -> Iterator[Found]:
    """The content is the rest of the sentence, before the phrase and after it."""
    head = Span(sentence.start, match.start()).trim(text)
    tail = _unstopped(text, Span(match.end(), sentence.end))
    head = Span(head.start, head.start + len(head.of(text).rstrip(" ,")))
    pieces = join([piece for piece in (head, tail) if piece.start < piece.end], text)
    if pieces:
        yield Found((source,) if source else (), cue, pieces, CONFIDENCE)


def _search(pattern: str | None, text: str, sentence: Span) -> re.Match[str] | None:
    """The phrase at the sentence's beginning or after one of its commas."""
    if not pattern:
        return None
    opens = rf"(?:(?<=[,—–-]\s)|(?<=\n)|\b)(?:{pattern})"
    found = re.compile(opens, re.IGNORECASE).search(text, sentence.start, sentence.end)
    before = text[sentence.start : found.start()].rstrip() if found else ""
    return found if not before or before[-1] in ",—–-" else None


def _unstopped(text: str, words: Span) -> Span:
    """Without the full stop that closes the sentence, unless it stands in quotation marks."""
    words = words.trim(text)
    end = words.start + STOP.search(words.of(text)).start()  # type: ignore[union-attr]
    return Span(words.start, max(words.start, end)).trim(text)
