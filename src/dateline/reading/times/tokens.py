"""Tokens: a text as words, each with the class that the lexicon gives it.

A sentence becomes a string with one sign for each token, so that the rules of
`data/grammar.toml` are plain regular expressions over classes, the same in all languages.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from dateline.reading.times.lexicon import END, NONE, Lexicon
from dateline.span import Span

TOKEN = re.compile(
    r"(?P<iso>(?<![/\w-])\d{4}-\d\d-\d\d)(?!\d)"
    r"|(?P<numdate>\d{1,2}([./])\d{1,2}\3(?:\d{4}|\d\d))(?!\d|[./]\d)"
    r"|(?P<clock>\d{1,2}[:.]\d\d(?::\d\d)?)(?![\d.:]*\d|\s?%)"
    r"|(?P<decade>\d{3}0)(?:['’]?s|[-‑–]?(?:х|ті|их|е|ые|тих|ми|ми)(?!\w))"
    r"|(?P<decade2>[2-9]0)(?:['’]?s(?!\w)|[-‑–](?:х|ті|их|е|ые|тих)(?!\w))"
    r"|(?P<ordinal>\d{1,2})(?:st|nd|rd|th|[-‑–](?:го|е|й|я|му|м|го|ої|ю|га|ій|ша|ше|те|та|ий|тий|го))(?!\w)"
    r"|(?P<number>\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ][^\W\d_]+)*)"
    r"|[^\w\s]"
)


class Token(Struct, frozen=True):
    """One word, number or mark.

    start, end: code points into the text.
    sign: the class, as one character (`Lexicon.signs`).
    value: what the lexicon says of it ("3" of March), or a number's digits.
    capital: whether it begins with a capital.
    """

    start: int
    end: int
    word: str
    sign: str
    value: str
    capital: bool = False


def tokens(text: str, sentences: Iterable[Span], lexicon: Lexicon) -> list[Token]:
    """The tokens of some sentences, each closed by a token of no words.

    A sentence without a figure or a word that a time expression needs has no other token.
    """
    found: list[Token] = []
    for sentence in sentences:
        words = LETTERS.findall(sentence.of(text).lower())
        if not lexicon.needed.isdisjoint(words) or FIGURE.search(text, *sentence):
            here = list(_tokens(text, sentence, lexicon))
            found += here if lexicon.phrases.keys().isdisjoint(words) else _joined(here, lexicon)
        found.append(Token(sentence.end, sentence.end, "", END, ""))
    return found


LETTERS = re.compile(r"[^\W\d_]+")
FIGURE = re.compile(r"\d")


def _tokens(text: str, sentence: Span, lexicon: Lexicon) -> Iterator[Token]:
    entries, signs = lexicon.entries, lexicon.signs
    for match in TOKEN.finditer(text, *sentence):
        kind, word = match.lastgroup, match.group()
        if kind == "word":
            low = word.lower().replace("’", "'").replace("ʼ", "'")
            entry = entries.get(word) or entries.get(low)
            if entry is None and low.endswith("'s"):
                low = low[:-2]
                entry = entries.get(word[:-2]) or entries.get(low)
            yield Token(*match.span(), low, *(entry or (NONE, "")), word[0].isupper())
        elif kind is None:
            yield Token(*match.span(), word, *entries.get(word, (NONE, "")))
        elif kind == "number":
            yield Token(*match.span(), word, *_number(word, signs))
        else:
            yield Token(*match.span(), word, signs[kind], match[kind])


def _number(word: str, signs: dict[str, str]) -> tuple[str, str]:
    digits = re.sub(r"[,\u00a0\u202f](?=\d{3})", "", word).replace(",", ".")
    if "." in digits:
        return signs["fraction"], digits
    if len(word) == 4 and "1000" <= digits <= "2199":
        return signs["year"], digits
    return signs["small" if 1 <= int(digits[:9]) <= 31 and len(digits) <= 2 else "big"], digits


def _joined(here: Sequence[Token], lexicon: Lexicon) -> Iterator[Token]:
    """The tokens with those that make one phrase of the lexicon joined."""
    at = 0
    while at < len(here):
        for words, (sign, value) in lexicon.phrases.get(here[at].word, ()):
            piece = here[at : at + len(words)]
            if tuple(token.word for token in piece) == words and not (
                sign == lexicon.signs["ref"] and _counts(here[at + len(words) :][:1], lexicon)
            ):
                said = " ".join(words)
                yield Token(piece[0].start, piece[-1].end, said, sign, value, piece[0].capital)
                at += len(words)
                break
        else:
            yield here[at]
            at += 1


def _counts(after: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a unit follows: "in the past" is no phrase in "in the past year"."""
    units = {lexicon.signs[name] for name in ("unit", "yearword", "hour")}
    return any(token.sign in units for token in after)
