"""Bytes to characters: declared encodings, sniffed ones, and declarations that are wrong.

>>> decode("Київ".encode("cp1251"), {"content-type": "text/html; charset=utf-8"}).encoding
'cp1251'
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

from dateline.model import Problem

_BOMS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of its own
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_META = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,400}>", re.IGNORECASE)
_XML_ENCODING = re.compile(r"""encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
_SAMPLE = 2**18
_HEAD = 2**14
_WORD = re.compile(r"[^\W\d_]+")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


class Decoded(NamedTuple):
    """A page's characters, and what had to be done to have them.

    text: with its byte order mark, if it has one; empty where the bytes are no text.
    encoding: Python's name of it.
    """

    text: str
    encoding: str
    problems: tuple[Problem, ...]


def decode(data: bytes, headers: Mapping[str, str]) -> Decoded:
    """Read bytes as characters; whatever the bytes are, there is an answer.

    A declaration (header, `meta`, byte order mark) is believed until the bytes speak
    against it: bytes that are UTF-8 throughout are UTF-8; a declaration under which most
    words come out misshapen gives way to the encoding under which they do not.
    """
    if not data.strip():
        return Decoded("", "utf-8", (problem("the page is empty"),))
    marked = next((name for bom, name in _BOMS if data.startswith(bom)), _wide(data))
    if marked:
        return _decoded(data, marked, marked)
    if binary(data):
        return Decoded("", "binary", (problem("the page is not text: its bytes are binary"),))
    declared = _declared(data, headers)
    return _decoded(data, _choose(data, declared), declared)


def problem(message: str) -> Problem:
    """A problem of this stage."""
    return Problem(stage="article", message=message)


def writable(text: str) -> str:
    """The text with each code point that UTF-8 or a database cannot hold replaced by U+FFFD."""
    return _UNWRITABLE.sub("\ufffd", text)


def binary(data: bytes) -> bool:
    """Whether these bytes are no text in any encoding that keeps ASCII in its place."""
    sample = data[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > len(sample) // 20


def plausible(text: str) -> float:
    """The share of words with letters beyond ASCII that are shaped as words are, 0 to 1.

    A word read in a wrong encoding mixes scripts, holds control characters and signs, or
    has its capitals inside ("оПХБЕР"); one of Cyrillic read as Latin is accents throughout.
    """
    if not text:
        return 0.0
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    stray = sum("\x80" <= sign <= "\x9f" or sign == "\ufffd" for sign in text)
    shaped = sum(map(_shaped, words))
    return shaped / (len(words) + stray) if words or stray else 1.0


def _shaped(word: str) -> bool:
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return word.lower() == word  # scripts without case have nothing to show
    latin = sum(sign < "\u0250" for sign in word)
    if latin < len(word):
        return latin == 0
    return sum(not sign.isascii() for sign in word) * 2 <= len(word) + 1


def _decoded(data: bytes, encoding: str, declared: str | None) -> Decoded:
    raw = data.decode(encoding, errors="replace")
    problems = []
    if declared and codecs.lookup(declared).name != codecs.lookup(encoding).name:
        message = f"the page says that its encoding is {declared}; it is {encoding}"
        problems.append(problem(message))
    lost = raw.count("\ufffd") - data.count("\ufffd".encode())
    if lost > 0 and encoding.startswith("utf"):
        problems.append(problem(f"{lost} places are not valid {encoding} and were replaced"))
    text = writable(raw)
    if text != raw:
        problems.append(problem("null characters in the page were replaced"))
    return Decoded(text, encoding, tuple(problems))


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Western text is null."""
    sample = data[:_HEAD]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 5 and even < odd // 20:
        return "utf-16-le"
    return "utf-16-be" if even > len(sample) // 5 and odd < even // 20 else None


def _declared(data: bytes, headers: Mapping[str, str]) -> str | None:
    """The first declared encoding that exists: the header's, then the page's own."""
    return next(filter(None, map(_known, _declarations(data, headers))), None)


def _declarations(data: bytes, headers: Mapping[str, str]) -> Iterator[str]:
    yield from _CHARSET.findall(headers.get("content-type", ""))
    for tag in _META.findall(data[:_HEAD]):
        words = tag.decode("ascii", errors="replace")
        yield from _CHARSET.findall(words)
        yield from _XML_ENCODING.findall(words)


def _known(name: str) -> str | None:
    try:
        codec = codecs.lookup(map_encoding_to_html5(name) or name)
        "".encode(codec.name)
    except (LookupError, ValueError):
        return None
    return codec.name


def _choose(data: bytes, declared: str | None) -> str:
    sample = data[:_SAMPLE]
    if declared and declared.startswith("iso2022"):
        return declared  # written in ASCII bytes alone
    if _utf8(sample):
        return "utf-8"
    sniffed = _known(detect_encoding(sample) or "")
    candidates = dict.fromkeys(filter(None, (declared, sniffed, "cp1251", "koi8-r", "cp1252")))
    scores = {name: _trial(sample, name) for name in candidates}
    best = max(scores, key=lambda name: scores[name])
    if declared and scores[declared] > scores[best] - 0.1:
        return declared
    return best


def _utf8(sample: bytes) -> bool:
    """Whether the bytes are UTF-8, but for a few: each lost place has ten sound ones."""
    if len(sample) == _SAMPLE:
        sample = sample[:-4]  # a character may be cut at its end
    raw = sample.decode("utf-8", errors="replace")
    lost = raw.count("\ufffd")
    return not lost or lost * 11 <= len(raw) - len(raw.encode("ascii", errors="ignore"))


def _trial(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, errors="replace")
    return plausible(text)
