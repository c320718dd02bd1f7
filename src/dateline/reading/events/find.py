"""Finding: the events of one sentence, and what the sentences before say of their cause."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.model import Magnitude
from dateline.reading.events.actors import Present, actors, present
from dateline.reading.events.admission import Register, admits, is_human
from dateline.reading.events.evidence import Evidence
from dateline.reading.events.grammar import grammar
from dateline.reading.events.lexicon import Hit, hits
from dateline.reading.events.magnitude import COUNTS, counted, magnitude, single
from dateline.reading.events.mood import is_coming, is_content, is_no_news
from dateline.reading.events.phrase import AND, Phrase, Sentence, right
from dateline.reading.events.quantity import Quantity, quantities
from dateline.reading.events.roles import Roles, kept, roles
from dateline.reading.events.token import Token, tokens
from dateline.span import Span, touching

SPOKEN = frozenset({"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "ACCUSE",
                    "REJECT", "THREATEN", "MOBILIZE", "SANCTION"})  # fmt: skip
"""Types whose verbs are everyday words: they count only where somebody does it."""

SILENT = frozenset({"cases", "displaced", "damage", "deaths", "wounded"})
"""Modes of "OTHER" that tell nothing as a noun without a number."""

HARM = frozenset({"deaths", "wounded", "killed"})
SINGLE = ("загинув", "загинула", "помер", "померла", "поранений", "поранена", "погиб", "погибла",
          "умер", "умерла", "ранен", "ранена", "вбитий", "вбита", "убит", "убита", "скончался",
          "скончалась")  # fmt: skip
"""Forms that say by themselves that it was one person."""

CONFIDENCE = {(True, True): 0.8, (True, False): 0.7, (False, True): 0.7, (False, False): 0.55}
"""By whether actor and recipient were found; set by hand."""


class Found(NamedTuple):
    """An event in spans, and nothing yet of how sure it is.

    bare: whether a noun alone tells it, without participants, numbers or a verb of its own.
    """

    trigger: tuple[Span, ...]
    type: str
    mode: str | None
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]
    magnitudes: tuple[Magnitude, ...]
    confidence: float
    bare: bool = False


class Taken(NamedTuple):
    """What was found before: no trigger lies in a name; cues and times part phrases.

    people, bodies: of the names, those of persons and those of political bodies.
    evidence: what the model says of the article's words.
    """

    names: Sequence[Span] = ()
    cues: Sequence[Span] = ()
    times: Sequence[Span] = ()
    people: Sequence[Span] = ()
    bodies: Sequence[Span] = ()
    evidence: Evidence = Evidence()

    def within(self, sentence: Span) -> "Taken":
        """What of it touches a sentence; evidence is kept whole."""
        spans = (self.names, self.cues, self.times, self.people, self.bodies)
        names, cues, times, people, bodies = (touching(some, sentence) for some in spans)
        return Taken(names, cues, times, people, bodies, self.evidence)


class Cause(NamedTuple):
    """What the article last named as a cause of harm: "violence", "hazard" or None."""

    last: str | None = None


def found_in(
    text: str, sentence: Span, language: str, taken: Taken, cause: Cause, article: Register
) -> tuple[list[Found], Cause]:
    """The events of a sentence.

    Args:
        text: The article's text.
        sentence: Where to look.
        language: "en", "uk" or "ru".
        taken: What was found in the sentence before.
        cause: What the sentences before named.
        article: What the whole article says of its triggers.

    Returns:
        The events in text order, and the cause for the sentences after.
    """
    words = tokens(text, sentence)
    every = [hit for hit in hits(words, language) if hit.entry.type != "CAUSE" or hit.noun]
    if not every:
        return [], cause
    seen = _Seen(words, language, taken, every, cause, article)
    return list(_events(seen)), _next(every, cause)


def violent_words(text: str, sentences: Sequence[Span], language: str) -> frozenset[str]:
    """An article's words that name violence and are not figures of speech as often."""
    force = actors(language).force
    return frozenset(
        words[hit.start].low
        for sentence in sentences
        for words in [tokens(text, sentence)]
        for hit in hits(words, language)
        if _cause(hit) == "violence" and not force.takes(words[hit.start].low)
    )


class _Seen(NamedTuple):
    """What is known of a sentence while its events are made."""

    words: Sequence[Token]
    language: str
    taken: Taken
    every: Sequence[Hit]
    cause: Cause
    article: Register


def _events(seen: _Seen) -> Iterator[Found]:
    words, language = seen.words, seen.language
    dated = _held(words, seen.taken.times)
    numbers = [q for q in quantities(words, language) if dated.isdisjoint(range(q.start, q.end))]
    sentence, told = _sentence(seen, dated, numbers)
    told = [one for at, one in enumerate(told) if not is_content(sentence, told, at)]
    near = counted(numbers, [hit for hit, _ in told], words)
    for place, (hit, noun) in enumerate(told):
        whole = _suffered(hit, roles(sentence, hit, noun), noun=noun)
        who = kept(sentence, whole)
        sizes = tuple(magnitude(sentence, quantity, hit) for quantity in near.get(place, ()))
        sizes = sizes or _one(sentence, hit, who)
        chance = seen.taken.evidence.chance(sentence.tokens[at].span for at in hit.words)
        meant = is_human(sizes) or admits(
            sentence, hit, whole, noun=noun, article=seen.article, chance=chance
        )
        idle = not sizes and is_no_news(sentence, hit, noun=noun)
        if meant and not idle and _tells(hit, whole, sizes, noun=noun):
            coming = not noun and is_coming(sentence, hit)
            kind = "AGREE" if coming else _type(hit, seen.every, seen.cause)
            goes_on = _goes_on(sentence, hit) if noun else ()
            found = _event(sentence, hit._replace(words=(*hit.words, *goes_on)), kind, who, sizes)
            bare = noun and not goes_on and who == Roles() and not sizes
            yield found._replace(bare=bare)


def _sentence(
    seen: _Seen, dated: frozenset[int], numbers: Sequence[Quantity]
) -> tuple[Sentence, list[tuple[Hit, bool]]]:
    """The sentence as the rules for roles see it, and its triggers: whether each is a noun."""
    words, language, taken = seen.words, seen.language, seen.taken
    inside = _held(words, taken.names)
    bodies = _held(words, taken.bodies)
    here = present(words, language, named=_held(words, taken.people), political=bodies)
    told: list[tuple[Hit, bool]] = []
    for hit in seen.every:
        noun = _is_noun(words, hit, inside, here) if language == "en" else bool(hit.noun)
        if noun is None or inside.issuperset(hit.words):
            continue
        if (read := hit.read_as(noun)).entry.type != "CAUSE":
            told.append((read, noun))
    sentence = Sentence(
        words,
        language,
        names=inside.union(*(range(number.start, number.end) for number in numbers)),
        verbs=_held(words, taken.cues).union(hit.start for hit, noun in told if not noun),
        times=dated,
        present=here,
    )
    return sentence, told


def _held(words: Sequence[Token], spans: Sequence[Span]) -> frozenset[int]:
    """The tokens that lie in some spans."""
    if not spans:
        return frozenset()
    return frozenset(
        at for at, word in enumerate(words) if any(span.holds(word.span) for span in spans)
    )


def _event(
    sentence: Sentence, hit: Hit, kind: str, who: Roles, sizes: tuple[Magnitude, ...]
) -> Found:
    mode = hit.entry.mode if kind == hit.entry.type and kind != "OTHER" else None
    return Found(
        trigger=_pieces(sentence, hit),
        type=kind,
        mode=mode,
        actor=(sentence.span(who.actor),) if who.actor else (),
        recipient=(sentence.span(who.recipient),) if who.recipient else (),
        magnitudes=sizes,
        confidence=CONFIDENCE[who.actor is not None, who.recipient is not None],
    )


def _goes_on(sentence: Sentence, hit: Hit) -> tuple[int, ...]:
    """The verb that only says that what a noun names begins or ends: "the strike | began"."""
    light = grammar(sentence.language).light
    whole = right(sentence, hit.end)
    behind = whole.end if whole else hit.end
    places = (hit.start - 1, hit.start - 2, hit.end, behind, behind + 1)
    inside = (at for at in places if 0 <= at < len(sentence.tokens))
    return tuple(at for at in inside if sentence.tokens[at].low in light)[:1]


def _pieces(sentence: Sentence, hit: Hit) -> tuple[Span, ...]:
    """The trigger's words, those side by side as one piece; no preposition ends it."""
    pieces: list[Phrase] = []
    closed = grammar(sentence.language).preposition | {"of"}
    words = sorted(hit.words)
    while len(words) > 1 and sentence.tokens[words[-1]].low in closed - {"up", "down", "off"}:
        words.pop()
    for at in words:
        if pieces and pieces[-1].end == at:
            pieces[-1] = Phrase(pieces[-1].start, at + 1)
        else:
            pieces.append(Phrase(at, at + 1))
    return tuple(sentence.span(piece) for piece in pieces)


def _is_noun(
    words: Sequence[Token], hit: Hit, inside: frozenset[int], here: Present
) -> bool | None:
    """Whether an English word that may be either is a noun here; None where it fits neither.

    A bare form is a verb only where something shows it: "to" or a modal before, a name
    before, an article behind. "The required sum" tells of no event; "the wounded" does.
    """
    if hit.noun:
        return True
    word = words[hit.start].low
    before = words[hit.start - 1].low if hit.start else ""
    after = words[hit.end].low if hit.end < len(words) else ""
    rules = grammar("en")
    if word.endswith(("ed", "ing")):
        return False if _is_participle(words, hit, here) else None
    verb = before in rules.verbal or after in rules.article or hit.start - 1 in inside
    if len(hit.words) > 1:
        return None if before in rules.nominal and _bare(hit, word) else False
    if hit.noun is None:
        return not verb
    if word.endswith("s") and actors("en").homograph.takes(word[:-1]):
        verb = _governs(words, hit, here)
    elif before in rules.nominal:
        verb = False
    else:
        verb = verb or not _bare(hit, word)
    return False if verb else None


def _is_participle(words: Sequence[Token], hit: Hit, here: Present) -> bool:
    """Whether an English word in -ed or -ing is a verb.

    It is none in "the required sum", "federal funding", "the defending champions".
    """
    before = words[hit.start - 1].low if hit.start else ""
    rules = grammar("en")
    if words[hit.start].low.endswith("ed"):
        after = words[hit.end].low if hit.end < len(words) else ""
        adjective = before in rules.article and after not in rules.breaks
        return not adjective or hit.entry.type == "HARM"
    if hit.noun is None or len(hit.words) > 1:
        return True
    if before in rules.article or before == "'s":
        return False
    fits = before in rules.be | rules.preposition | rules.before | AND | rules.relative
    inner = not before or not before[0].isalnum() or before.endswith(("ly", "ed", "an", "s"))
    return fits or inner or hit.start - 1 in here.somebody


def _governs(words: Sequence[Token], hit: Hit, here: Present) -> bool:
    """Whether an English word in -s has a subject before it and an object behind."""
    rules = grammar("en")
    before = words[hit.start - 1].low if hit.start else ""
    after = words[hit.end].low if hit.end < len(words) else "."
    subject = hit.start - 1 in here.somebody or before in rules.relative | rules.subject
    behind = after in rules.article or hit.end in here.somebody or after in {"to", "for", "that"}
    return subject and (behind or (after[0].isalpha() and after not in rules.breaks))


def _bare(hit: Hit, word: str) -> bool:
    """Whether a word is the form that follows "to", and no past tense ("met", "shot")."""
    return not hit.entry.family.isdisjoint({word + "s", word + "es", word[:-1] + "ies"})


def _type(hit: Hit, every: Sequence[Hit], cause: Cause) -> str:
    """PLOVER's type of a trigger; of harm, ASSAULT where violence is named as its cause."""
    entry = hit.entry
    if entry.type == "HARM" and entry.mode == "killed":
        return "ASSAULT"
    if entry.mode not in HARM:
        return entry.type
    causes = [
        (other.entry.type == "CAUSE", abs(other.start - hit.start), name)
        for other in every
        if (name := _cause(other))
    ]
    named = min(causes)[2] if causes else cause.last
    return "ASSAULT" if named == "violence" else "OTHER"


def _cause(hit: Hit) -> str | None:
    entry = hit.entry
    if entry.type == "CAUSE":
        return entry.mode
    if entry.type == "ASSAULT" or entry.mode == "killed":
        return "violence"
    return "hazard" if entry.type == "OTHER" and entry.mode in {"disaster", "cases"} else None


def _next(every: Sequence[Hit], cause: Cause) -> Cause:
    named = [name for hit in every if (name := _cause(hit))]
    return Cause(named[-1]) if named else cause


def _suffered(hit: Hit, who: Roles, *, noun: bool) -> Roles:
    """Who dies or is hurt is the recipient, though the subject of "died"."""
    if hit.entry.type != "OTHER":
        return who
    return Roles() if noun else Roles(None, who.actor or who.recipient)


def _one(sentence: Sentence, hit: Hit, who: Roles) -> tuple[Magnitude, ...]:
    """One person without a number: "a customs officer was killed", «загинув митник»."""
    kind = COUNTS.get((hit.entry.type, hit.entry.mode))
    if hit.entry.mode not in HARM or kind is None or who.recipient is None:
        return ()
    first = sentence.tokens[who.recipient.start].low
    if first in {"a", "an"} or sentence.tokens[hit.start].low in SINGLE:
        return (single(kind, sentence.span(who.recipient)),)
    return ()


def _tells(hit: Hit, who: Roles, sizes: tuple[Magnitude, ...], *, noun: bool) -> bool:
    """Whether a trigger says enough to be an event."""
    if sizes:
        return True
    if hit.entry.type == "OTHER" and hit.entry.mode in SILENT:
        return hit.entry.mode == "deaths" and not noun
    if hit.entry.type in SPOKEN and not noun:
        return who.actor is not None or (who.recipient is not None and len(hit.words) > 1)
    return True
