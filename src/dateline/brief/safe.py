"""Page text is hostile: what is done to words of others before they are shown.

Escaping belongs to each rendering; here is what all of them need.
"""

import re
from urllib.parse import quote, urlsplit

DIRECTED = re.compile("[\u202a-\u202e\u200e\u200f\u061c\u2066-\u2069]")
ISOLATORS = frozenset("\u2066\u2067\u2068")
POP = "\u2069"
UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
URL_SAFE = "/:?#@!$&'*+,;=%~-._"


def legible(text: str) -> str:
    """Text with U+FFFD for each character that no page can hold, in as many characters.

    Separators of lines and paragraphs become spaces: they would end an isolate.
    """
    return UNSHOWABLE.sub("\ufffd", text).translate({0x2028: " ", 0x2029: " "})


def guards(text: str) -> tuple[str, str]:
    r"""What to set before and after text so that its direction marks end with it.

    Empty where it has none. One isolate is opened before it for itself and one for each
    pop that would close an isolate which the text did not open (Unicode annex 9).

    >>> guards("plain"), guards("\u202eabc")
    (('', ''), ('\u2068', '\u2069'))
    """
    if not DIRECTED.search(text):
        return "", ""
    depth = strays = 0
    for letter in text:
        if letter in ISOLATORS:
            depth += 1
        elif letter == POP:
            strays += depth == 0
            depth = max(0, depth - 1)
    return "\u2068" * (strays + 1), POP * (depth + 1)


def isolated(text: str) -> str:
    """Text on one line, legible, and unable to turn what stands around it."""
    text = " ".join(legible(text).split())
    before, after = guards(text)
    return f"{before}{text}{after}"


def language_tag(code: str) -> str:
    """The code if it can be a language tag (BCP 47), else "und": undetermined."""
    return code if re.fullmatch("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", code) else "und"


def web_address(url: str | None) -> str | None:
    """The address if it may be linked to: http or https with a host; else None.

    >>> web_address("javascript:alert(1)") is None
    True
    >>> web_address("https://herald.example/a b(1)<i>")
    'https://herald.example/a%20b%281%29%3Ci%3E'
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    return quote(legible(url or ""), safe=URL_SAFE)
