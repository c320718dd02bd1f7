"""From one page's annotated blocks to its gold: words with their block, never offsets."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from markup import Mark, Marked, parse

DEGREES = {"certain", "probable", "possible", "unknown"}
MODES = {"direct", "indirect", "mixed"}
BASES = {
    "official", "intelligence", "eyewitness", "preliminary", "anonymous",
    "hearsay", "forecast", "condition", "question", "denial",
}  # fmt: skip
POLARITY = {"neg": "negative", "nopol": "unknown"}
KINDS = {
    "T": "title", "L": "lede", "K": "keypoint", "H": "heading",
    "P": "paragraph", "Q": "quote", "C": "caption",
}  # fmt: skip
OPENING, CLOSING = "«“„\"'‘", "»”“\"'’"

Json = dict[str, object]


@dataclass
class Block:
    """A block of the page; `speaker` and `role` are the lines of a quote card."""

    kind: str
    words: Marked
    speaker: str | None = None
    role: str | None = None


@dataclass
class Notes:
    """What the lines with `>` say of one statement or event."""

    key: str
    who: str | None = None
    flags: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    claims: list[str] = field(default_factory=list)


def read_notes(line: str) -> Notes:
    """`1 ridel probable preliminary c=dam-deaths+3` or `e1 ASSAULT at=sarnok on=2025-03-04`."""
    key, *words = line.split()
    notes = Notes(key)
    if words and "=" not in words[0] and words[0] not in DEGREES | BASES | MODES:
        notes.who = words.pop(0)
    for word in words:
        name, equals, value = word.partition("=")
        if name == "c":
            notes.claims.append(value)
        elif equals:
            notes.options[name] = value
        elif word in DEGREES | MODES | BASES | set(POLARITY):
            notes.flags.append(word)
        else:
            raise ValueError(f"unknown note {word!r} in: {line}")
    return notes


@dataclass(frozen=True)
class At:
    """A mark and the block it stands in; part "speaker" is the card's name line."""

    block: int
    start: int
    end: int
    part: str = "text"


class Gold:
    """Collects the marks of a page's blocks and writes them as gold."""

    def __init__(self, blocks: list[Block], notes: list[Notes], world: Json, language: str) -> None:
        self.blocks, self.world, self.language = blocks, world, language
        self.notes = {note.key: note for note in notes}
        self.marks: dict[str, list[At]] = defaultdict(list)
        self.places: list[tuple[At, str]] = []
        self.times: list[tuple[At, str]] = []
        for number, block in enumerate(blocks):
            self.collect(number, block.words)

    def collect(self, number: int, words: Marked) -> None:
        """Sort one block's marks, and add the toponyms that stand there unmarked."""
        taken: list[Mark] = []
        for mark in words.marks:
            at = At(number, mark.start, mark.end)
            kind, _, rest = mark.tag.partition(":")
            if kind == "p":
                self.places.append((at, rest))
            elif kind == "t":
                self.times.append((at, rest))
            else:
                self.marks[mark.tag].append(at)
            if kind in {"p", "x"}:
                taken.append(mark)
        self.places += self.toponyms(number, words.text, taken)
        self.places.sort(key=lambda place: (place[0].block, place[0].start))

    def toponyms(self, number: int, text: str, taken: list[Mark]) -> Iterable[tuple[At, str]]:
        """The gazetteer's forms outside what is marked already, longest first."""
        free = list(text)
        hidden = [(mark.start, mark.end) for mark in taken]
        for name in self.world["not_places"]:
            hidden += [hit.span() for hit in re.finditer(name, text)]
        for start, end in hidden:
            free[start:end] = "\0" * (end - start)
        forms = [(form, key) for key, row in self.world["places"].items() for form in row["forms"]]
        for form, key in sorted(forms, key=lambda pair: -len(pair[0])):
            for hit in re.finditer(rf"(?<![\w-])(?:{form})(?![\w-])", "".join(free)):
                free[hit.start() : hit.end()] = "\0" * (hit.end() - hit.start())
                yield At(number, hit.start(), hit.end()), key

    def words(self, at: At) -> list[object]:
        """[block, words], with the occurrence where the words stand there before, and the part."""
        if at.part != "text":
            return [at.block, getattr(self.blocks[at.block], at.part), 0, at.part]
        text = self.blocks[at.block].words.text
        words = text[at.start : at.end]
        nth, seen = 0, text.find(words)
        while seen < at.start:
            nth, seen = nth + 1, text.find(words, seen + 1)
        return [at.block, words, nth] if nth else [at.block, words]

    def all_words(self, tag: str) -> list[list[object]]:
        """All marks of a tag, as words."""
        return [self.words(at) for at in self.marks.get(tag, [])]

    def certainty(self, note: Notes, tag: str) -> Json:
        """Positive and certain where the note says nothing else."""
        degree = [flag for flag in note.flags if flag in DEGREES]
        polarity = [POLARITY[flag] for flag in note.flags if flag in POLARITY]
        return {
            "polarity": (polarity or ["positive"])[0],
            "degree": (degree or ["certain"])[0],
            "basis": [flag for flag in note.flags if flag in BASES],
            "shown_by": self.all_words(tag),
        }

    def mode(self, contents: list[At]) -> str:
        """Direct where all of the content is quoted, mixed where some is."""
        quoted = [self.is_quoted(at) for at in contents]
        if all(quoted):
            return "direct"
        inside = any(
            re.search(r"[«“„\"]", self.blocks[at.block].words.text[at.start : at.end])
            for at in contents
        )
        return "mixed" if any(quoted) or inside else "indirect"

    def is_quoted(self, at: At) -> bool:
        """Whether a piece is all quotation."""
        block = self.blocks[at.block]
        words = block.words.text[at.start : at.end]
        return block.kind == "quote" or (words[0] in OPENING and words.rstrip(",.")[-1] in CLOSING)

    def statements(self) -> list[Json]:
        """The page's statements, by number."""
        keys = sorted({tag[:-1] for tag in self.marks if re.fullmatch(r"\d+w", tag)}, key=order)
        return [self.statement(key) for key in keys]

    def statement(self, key: str) -> Json:
        """One statement with all that is marked as its own."""
        note = self.notes[key]
        contents = self.marks[key + "w"]
        sources = self.marks.get(key + "s", [])
        first = self.blocks[contents[0].block]
        if not sources and first.speaker and contents[0].start == 0:
            sources = [At(contents[0].block, 0, 0, "speaker")]
        mode = [flag for flag in note.flags if flag in MODES]
        return {
            "id": key,
            "mode": (mode or [self.mode(contents)])[0],
            "source": [self.words(at) for at in sources],
            "cue": self.all_words(key + "c"),
            "content": [self.words(at) for at in contents],
            "speaker": self.speaker(note, sources),
            "via": self.via(note),
            "certainty": self.certainty(note, key + "h"),
        }

    def speaker(self, note: Notes, sources: list[At]) -> Json | None:
        """Who said it, with the role by which the page or the quote card introduces them."""
        if note.who in {None, "-"}:
            return None
        role: list[object] | None = None
        if marked := self.marks.get(f"r:{note.who}"):
            role = self.words(marked[0])
        elif sources and sources[0].part == "speaker":
            role = self.words(At(sources[0].block, 0, 0, "role"))
        return {"name": self.name(note.who), "entity": self.entity(note.who), "role": role}

    def name(self, who: str) -> str:
        """The name in the page's language; a literal one has underscores for spaces."""
        known = self.world["people"].get(who)
        return known[{"en": 1, "uk": 2, "ru": 3}[self.language]] if known else who.replace("_", " ")

    def entity(self, who: str) -> str | None:
        """The key in people.toml, where it is one."""
        return who if who in self.world["people"] else None

    def via(self, note: Notes) -> list[Json]:
        """The links of the chain, from the outlet inwards."""
        names = note.options.get("via", "").split(",") if "via" in note.options else []
        marks = self.marks.get(note.key + "v", [])
        if len(names) != len(marks):
            raise ValueError(f"statement {note.key}: {len(marks)} via marks, {len(names)} names")
        return [
            {"name": self.name(name), "entity": self.entity(name), "words": self.words(at)}
            for name, at in zip(names, marks, strict=True)
        ]

    def events(self) -> list[Json]:
        """The page's events, by number."""
        keys = sorted((tag for tag in self.marks if re.fullmatch(r"e\d+", tag)), key=order)
        return [self.event(key) for key in keys]

    def event(self, key: str) -> Json:
        """One event with all that is marked as its own."""
        note = self.notes[key]
        trigger = self.marks[key]
        return {
            "id": key,
            "trigger": [self.words(at) for at in trigger],
            "type": None if note.who in {None, "-"} else note.who,
            "mode": note.options.get("mode"),
            "actor": self.all_words(key + "a"),
            "recipient": self.all_words(key + "r"),
            "magnitudes": [
                self.magnitude(tag, at)
                for tag, ats in self.marks.items()
                if tag.startswith(key + "m:")
                for at in ats
            ],
            "place": self.find_place(note.options.get("at")),
            "when": self.find_time(note.options.get("on")),
            "statement": self.holder(trigger[0]),
            "certainty": self.certainty(note, key + "h"),
        }

    def holder(self, trigger: At) -> str | None:
        """The innermost statement in whose content the trigger stands."""
        holding = [
            (at.end - at.start, tag[:-1])
            for tag, ats in self.marks.items()
            if re.fullmatch(r"\d+w", tag)
            for at in ats
            if at.block == trigger.block and at.start <= trigger.start < trigger.end <= at.end
        ]
        return min(holding)[1] if holding else None

    def magnitude(self, tag: str, at: At) -> Json:
        """A number of the event, from a tag such as `e1m:deaths=9..`."""
        kind, _, figures = tag.partition(":")[2].partition("=")
        low, best, high = range_of(figures)
        return {"kind": kind, "low": low, "best": best, "high": high, "words": self.words(at)}

    def find_place(self, key: str | None) -> int | None:
        """The first place on the page with this key."""
        if key is None:
            return None
        found = [n for n, (_, rest) in enumerate(self.places) if rest == key]
        if not found:
            raise ValueError(f"no place {key} on the page")
        return found[0]

    def find_time(self, edtf: str | None) -> int | None:
        """The first time on the page with this EDTF form."""
        if edtf is None:
            return None
        found = [n for n, (_, rest) in enumerate(self.times) if rest.split("=")[0] == edtf]
        if not found:
            raise ValueError(f"no time {edtf} on the page")
        return found[0]

    def place_rows(self) -> list[Json]:
        """The places in text order; `!` marks metonymy, `~` an adjective."""
        rows = []
        for at, rest in self.places:
            row = self.world["places"][rest.rstrip("!~")]
            rows.append(
                {
                    "words": self.words(at),
                    "geonames": row.get("geonames"),
                    "name": row["name"],
                    "country": row.get("country"),
                    "precision": row["precision"],
                    "metonymy": rest.endswith("!"),
                    "adjective": rest.endswith("~"),
                }
            )
        return rows

    def time_rows(self) -> list[Json]:
        """The times in text order, from tags such as `t:EDTF=TIMEX3`."""
        rows = []
        for at, rest in self.times:
            edtf, _, timex = rest.partition("=")
            timex = timex or edtf
            kind = kind_of(timex)
            rows.append(
                {
                    "words": self.words(at),
                    "kind": kind,
                    "timex": timex.removeprefix("SET:"),
                    "edtf": re.sub(r"T\d\d:\d\d$", r"\g<0>:00", edtf) or None,
                }
            )
        return rows

    def unmatched(self) -> list[str]:
        """Notes without marks, and marks of statements or events without their note."""
        roots = {found.group() for tag in self.marks if (found := re.match(r"e?\d+", tag))}
        wanting = {key for key in roots if (key if key[0] == "e" else key + "w") not in self.marks}
        return sorted(set(self.notes) ^ roots | wanting)


def kind_of(timex: str) -> str:
    """TIMEX3's type of a value; a part of a day is a time."""
    if timex.startswith("SET:"):
        return "set"
    if re.match(r"P[\dT]", timex):
        return "duration"
    return "time" if re.search(r"[\dX]T", timex) else "date"


def range_of(figures: str) -> tuple[float | None, float | None, float | None]:
    """`7` is 7, 7, 7; `9..` at least 9; `..5` at most 5; `5..6` between."""
    if ".." not in figures:
        return (float(figures),) * 3
    low, _, high = figures.partition("..")
    best = float(low) if low and not high else None
    return (float(low) if low else None, best, float(high) if high else None)


def order(key: str) -> tuple[int, str]:
    return int(re.search(r"\d+", key).group()), key


def parse_block(line: str) -> Block:
    letter, _, rest = line.partition(" ")
    words, *card = rest.split(" || ")
    name, _, role = (card[0] if card else "").partition(" | ")
    return Block(KINDS[letter], parse(words), name.strip() or None, role.strip() or None)
