"""The nouns of many articles: Origin, Claim, Story, and what people judge of them.

All are frozen; `msgspec` writes them as the JSON that `dateline group` prints. An article
is named by its id, a statement or event by its own id within that article.
"""

from typing import Literal

from msgspec import Struct

from dateline.model import Certainty, Magnitude
from dateline.span import Span

Stance = Literal["asserts", "denies", "repeats"]
"""What somebody does with a proposition; who repeats passes on what another asserted."""

Outcome = Literal["open", "borne out", "contradicted"]

Answer = Literal["same", "different", "unsure"]


class Clue(Struct, frozen=True, kw_only=True):
    """One reason why two things stand together or apart.

    kind: what was compared: "people", "places", "times", "events", "wording", "embedding",
        "judgement", "credit", "passages", ...
    weight: how far it speaks for the same (above 0) or for different (below 0).
    words: what is shared or what clashes, as a person would read it.
    """

    kind: str
    weight: float
    words: tuple[str, ...] = ()


class Anchor(Struct, frozen=True, kw_only=True):
    """Some words of an article."""

    article: str
    span: Span


class Credit(Struct, frozen=True, kw_only=True):
    """Words by which an article says where its own words come from.

    name: the agency or outlet credited, folded so that it is the same in every script.
    span: the credit line itself, as "(Reuters)".
    sign: whether it is such a sign, by which an agency's own words are known, or a phrase
        ("according to Reuters"), which may cite anybody.
    """

    name: str
    span: Span
    sign: bool


class Profile(Struct, frozen=True, kw_only=True):
    """What of an article is compared with others: all that grouping needs of it.

    Keys of words and names are folded to one script, so that languages can be compared.

    made_by: what made it; a profile by another maker is made again.
    language: ISO 639-1, or "und".
    published: EDTF, as stated; `day` is its first day as a proleptic ordinal.
    length: words in the text.
    words, names, numbers: how often each stands in the text.
    title, lead: the keys of the title, and of the text as far as its lead goes.
    places: GeoNames ids; times: days (EDTF) that the text speaks of; events: PLOVER types.
    trail: names and numbers of each sentence, parted by spaces, in the order of the text,
        by which a translation is known.
    shingles: hashes of a fixed sample of all runs of words, by which copies are known.
    credits: where it says that its words come from.
    embedding: of title and lead, each part a signed byte; None where there is none.
    keys: 63-bit hashes by which candidates are looked up.
    """

    article: str
    made_by: str
    language: str
    outlet: str | None
    address: str | None
    published: str | None
    day: int | None
    length: int
    words: dict[str, int]
    title: tuple[str, ...]
    lead: tuple[str, ...]
    names: dict[str, int]
    numbers: dict[str, int]
    places: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    trail: tuple[str, ...] = ()
    shingles: tuple[int, ...] = ()
    credits: tuple[Credit, ...] = ()
    embedding: bytes | None = None
    keys: tuple[int, ...] = ()


class Origin(Struct, frozen=True, kw_only=True):
    """Articles that go back to one text (law 5), be it copied, translated or republished.

    articles: ids, the earliest known first.
    clues: why they are one; none for an article that stands alone.
    """

    articles: tuple[str, ...]
    clues: tuple[Clue, ...] = ()


class Voice(Struct, frozen=True, kw_only=True):
    """One time that somebody put a proposition forward, denied it or passed it on.

    article, statement, event: where; the outlet itself speaks where there is no statement.
    content: the words that say it.
    speaker: as the reading has it; None where the outlet speaks or the source is unnamed.
    via: through whom it came.
    at: EDTF of the article's publication; None where it is unknown.
    """

    article: str
    statement: str | None
    event: str | None
    content: Anchor
    stance: Stance
    speaker: str | None
    entity: str | None = None
    via: tuple[str, ...] = ()
    at: str | None = None
    certainty: Certainty = Certainty()
    figures: tuple[Magnitude, ...] = ()


class Version(Struct, frozen=True, kw_only=True):
    """How a claim stood from some time on: never overwritten, only followed by another.

    since: EDTF; None where no article that says so is dated.
    figures: low, best and high as then put forward.
    voices: places in `Claim.asserted`.
    """

    since: str | None
    figures: tuple[Magnitude, ...]
    voices: tuple[int, ...]


class Contradiction(Struct, frozen=True, kw_only=True):
    """Two sentences that cannot both hold.

    kind: "denial", "number", "place" or "time".
    """

    kind: Literal["denial", "number", "place", "time"]
    one: Anchor
    other: Anchor


class Claim(Struct, frozen=True, kw_only=True):
    """One proposition across articles (law 7: disagreement is kept).

    proposition: the words that put it best, verbatim.
    origins: independent origins among those who assert it.
    credibility: 1 (confirmed by independent origins) to 6 (cannot be judged), computed;
        `grounds` explains it (law 6).
    outcome: of a forecast; None of anything else.
    """

    id: str
    proposition: str
    anchor: Anchor
    asserted: tuple[Voice, ...]
    denied: tuple[Voice, ...] = ()
    versions: tuple[Version, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    origins: int
    outlets: int
    credibility: int
    grounds: tuple[str, ...] = ()
    outcome: Outcome | None = None


class Story(Struct, frozen=True, kw_only=True):
    """Articles about one course of events, across outlets and languages.

    articles: ids, in order of publication; those without a date last.
    """

    id: str
    articles: tuple[str, ...]
    origins: tuple[Origin, ...]
    claims: tuple[Claim, ...] = ()


class Subject(Struct, frozen=True, kw_only=True):
    """Somebody who speaks in a story, or a place in it, and how often.

    key: an entity's id or a GeoNames id; where there is none, the name itself.
    """

    kind: Literal["speaker", "place"]
    key: str
    name: str
    times: int


class Portrait(Struct, frozen=True, kw_only=True):
    """What one article says of one entity.

    article: "" where it is all that is said of the entity anywhere.
    entity: its id, as reading found it.
    spoken: the fullest name under which it speaks; None where it does not.
    names, roles: in the article's words.
    company: ids of the entities that it is named with.
    """

    article: str
    entity: str
    spoken: str | None = None
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    company: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """What a judgement can point at: the entity as it stands in this article."""
        return f"{self.entity}@{self.article}"


class Link(Struct, frozen=True, kw_only=True):
    """Two entities, as found or in one article each, that are one or not, and why.

    score: the sum of the clues; from `story.entity.SAME` on the two are one.
    """

    one: str
    other: str
    score: float
    clues: tuple[Clue, ...]


class Entity(Struct, frozen=True, kw_only=True):
    """A person, body, state, group or place across articles, as merged.

    id: of the fullest of those that were merged.
    name: the fullest name under which it speaks in most articles, else the commonest.
    names, roles: in the articles' words, the commonest first.
    found: the ids that reading found and that are merged in it.
    articles: how many name it.
    """

    id: str
    kind: str
    name: str
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    articles: int


class Judgement(Struct, frozen=True, kw_only=True):
    """What a person said of two things (law 8); taking it back is another row.

    of: what kind of things: stories' articles, entities or claims' statements.
    one, other: their ids, the lesser first.
    at: when, ISO 8601 with its zone.
    withdrawn: when it was taken back.
    """

    id: int
    of: Literal["article", "entity", "statement"]
    one: str
    other: str
    answer: Answer
    by: str
    at: str
    withdrawn: str | None = None
