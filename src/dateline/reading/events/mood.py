"""Mood: triggers that tell of what is only asked, promised, to come, or usual.

What somebody threatens, asks or refuses to do is the content of that event and no event of
its own; nor is what stands behind "if". Cooperation to come is AGREE (PLOVER manual 2.0,
"AGREE"). What a body does day by day ("the agency helps small firms") is no news.
"""

from collections.abc import Sequence

from dateline.reading.events.grammar import MARKS, grammar
from dateline.reading.events.lexicon import Hit
from dateline.reading.events.phrase import Sentence

HOLDS = frozenset({"THREATEN", "REJECT", "REQUEST"})
"""Types whose infinitive says what is threatened, refused or asked, and does not happen."""

COMING = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
"""Types that in the future are AGREE."""

REACH = 8
"""Tokens between a trigger and the infinitive that it holds."""

INFINITIVE = {"uk": ("ти", "тися", "тись"), "ru": ("ть", "ться", "чь", "ти", "тись")}
PRESENT = {
    "en": ("s",),
    "uk": ("є", "ють", "ить", "ять"),
    "ru": ("ет", "ют", "ит", "ят"),
}
ENDS = frozenset(".!?…»”")


def is_content(sentence: Sentence, told: Sequence[tuple[Hit, bool]], place: int) -> bool:
    """Whether a verb is what a trigger before it threatens, asks or refuses."""
    hit, noun = told[place]
    if noun or not place or not _is_infinitive(sentence, hit):
        return False
    before = told[place - 1][0]
    between = range(before.end, hit.start)
    if len(between) > REACH or any(sentence.tokens[at].low in MARKS for at in between):
        return False
    same = before.entry.type == hit.entry.type
    return same or before.entry.type in HOLDS


def is_no_news(sentence: Sentence, hit: Hit, *, noun: bool) -> bool:
    """Whether a trigger without a number is only supposed, or usual."""
    return _is_condition(sentence, hit) or (not noun and _is_usual(sentence, hit))


def _is_condition(sentence: Sentence, hit: Hit) -> bool:
    """Whether a trigger stands in a clause that "if" opens."""
    opens = grammar(sentence.language).condition
    for at in range(hit.start - 1, -1, -1):
        word = sentence.tokens[at].low
        if word in opens:
            return True
        if word in MARKS:
            return False
    return False


def is_coming(sentence: Sentence, hit: Hit) -> bool:
    """Whether a verb speaks of cooperation to come: "will visit", «відвідає»."""
    if hit.entry.type not in COMING:
        return False
    low = [token.low for token in sentence.tokens[max(0, hit.start - 3) : hit.start + 1]]
    coming = grammar(sentence.language).future
    if "not" in low:
        return False
    if sentence.language == "en":
        return not coming.isdisjoint(low[:-1])
    imperfective = not {"буде", "будуть", "будет", "будут"}.isdisjoint(low[:-1])
    long = low[-1].endswith(("тиме", "тимуть", "тимуться", "тиметься"))
    return low[-1] in coming or long or (imperfective and _is_infinitive(sentence, hit))


def _is_usual(sentence: Sentence, hit: Hit) -> bool:
    """Whether a whole sentence tells in the present, with no date, what a body does always.

    Headlines, which end without a mark, tell news so.
    """
    if hit.entry.type != "AID" or sentence.times or sentence.tokens[-1].low not in ENDS:
        return False
    word = sentence.tokens[hit.start].low
    return word.endswith(PRESENT[sentence.language]) and not word.endswith("ss")


def _is_infinitive(sentence: Sentence, hit: Hit) -> bool:
    if sentence.language == "en":
        return hit.start > 0 and sentence.tokens[hit.start - 1].low == "to"
    return sentence.tokens[hit.start].low.endswith(INFINITIVE[sentence.language])
