"""Names of Ukrainian and Russian speakers as a dictionary has them, where their case is sure.

>>> in_nominative("Міністерства оборони Вельмари", "gent", "uk")
'Міністерство оборони Вельмари'
>>> in_nominative("областном управлении по спорту", "loct", "ru")
'областное управление по спорту'

What governs a source shows its case: a preposition, or the noun of a phrase such as «за
словами». Where a word has no form in that case, the words stay as they were found.
"""

import re
from collections.abc import Iterable, Sequence

from pymorphy3.analyzer import Parse

from dateline.reading.morphology import ATTRIBUTES, WORD, case_of, parts_of_speech, readings
from dateline.span import Span

GOVERNS = {
    "loct": "у в во на о об при",
    "gent": "від от із з из с со до для слов",
    "ablt": "згідно",
    "datv": "согласно",
}
"""The case that a word right before the source asks for; a noun asks for the genitive."""

NAMES = frozenset({"Name", "Surn", "Patr"})


def governed_case(text: str, source: Span, cue: Iterable[Span], language: str) -> str:
    """The case that the words before a source ask for, as OpenCorpora's tag; "" for none."""
    if language not in {"uk", "ru"}:
        return ""
    before = text[max(0, source.start - 40) : source.start].rstrip(' «“"')
    word = re.search(r"[^\W\d_]+$", before)
    if not word or before.endswith(("\n", ".")):
        return ""
    for case, words in GOVERNS.items():
        if word.group().lower() in words.split():
            return "ablt" if re.search(r"згідно зі?з?$", before.lower()) else case
    own = any(span.start < source.start <= span.end + 2 for span in cue)
    found = parts_of_speech(word.group().lower(), language)
    return "gent" if own and "NOUN" in found and not found & {"VERB"} else ""


def oblique(name: str, language: str) -> str:
    """The case of a person's name that shows by itself to stand in no nominative; "" else."""
    first = WORD.search(name)
    own = [r for r in readings(first.group(), language) if _names(r)] if first else []
    found = [case_of(reading.tag) for reading in own]
    return "" if not found or "nomn" in found else found[0]


def in_nominative(words: str, case: str, language: str) -> str:
    """The same words, their head noun and its attributes put in the nominative.

    Args:
        words: A noun phrase without its preposition.
        case: The case in which it stands; "" where that is not known.
        language: Ukrainian or Russian; another changes nothing.
    """
    found = list(WORD.finditer(words))
    if not case or not found or language not in {"uk", "ru"}:
        return words
    if person := _person([match.group() for match in found], case, language):
        return _put(words, found, person)
    forms: list[Parse] = []
    for match in found:
        form = _form(match.group(), case, language)
        if form is None:
            return words
        forms.append(form)
        if form.tag.POS not in ATTRIBUTES:
            break
    head = forms[-1]
    if head.tag.POS in ATTRIBUTES:
        return words
    put = [_agreeing(form, head) for form in forms[:-1]] + [_nominative(head)]
    return _put(words, found, put)


def _form(word: str, case: str, language: str) -> Parse | None:
    """The likeliest reading of a word as a noun or its attribute in a case."""
    fit = (r for r in readings(word, language) if case_of(r.tag) == case and _declines(r))
    return next(fit, None)


def _declines(reading: Parse) -> bool:
    return reading.tag.POS in ATTRIBUTES | {"NOUN"}


def _nominative(noun: Parse) -> str:
    if "plur" not in noun.tag.grammemes:
        return str(noun.normal_form)
    put = noun.inflect({"nomn", "plur"})
    return str(put.word if put else noun.word)


def _agreeing(attribute: Parse, head: Parse) -> str:
    if "plur" in head.tag.grammemes:
        wanted = {"nomn", "plur"}
    else:
        wanted = {"nomn", str(head.tag.gender or attribute.tag.gender)}
    put = attribute.inflect(wanted)
    return str(put.word if put else attribute.word)


def _person(words: Sequence[str], case: str, language: str) -> list[str] | None:
    """A person's names in the nominative; None where a word can be none in that case."""
    if len(words) > 3 or not all(word[:1].isupper() for word in words):
        return None
    first = [r for r in readings(words[0], language) if _names(r) and case_of(r.tag) == case]
    if not first:
        return None
    gender = first[0].tag.gender
    put = [str(first[0].normal_form)]
    for word in words[1:]:
        own = [r for r in readings(word, language) if _names(r) and case_of(r.tag) == case]
        fit = [reading for reading in own if reading.tag.gender in {gender, None}]
        if not fit:
            return None
        put.append(str(fit[0].normal_form) if gender == "masc" else _feminine(fit[0]))
    return put


def _names(reading: Parse) -> bool:
    return bool(NAMES & set(reading.tag.grammemes)) and "plur" not in reading.tag.grammemes


def _feminine(surname: Parse) -> str:
    put = surname.inflect({"nomn", "femn"})
    return str(put.word if put else surname.normal_form)


def _put(words: str, found: Sequence[re.Match[str]], forms: Sequence[str]) -> str:
    """The words with the first ones replaced, capitals as they were."""
    put, end = "", 0
    for match, form in zip(found, forms, strict=False):
        old = match.group()
        cased = form[:1].upper() + form[1:] if old[:1].isupper() else form
        cased = cased.upper() if old.isupper() and len(old) > 1 else cased
        put += words[end : match.start()] + cased.replace("'", "’" if "’" in old else "'")
        end = match.end()
    return put + words[end:]
