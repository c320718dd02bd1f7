"""Names in five corpora, brought to the kinds of `model.Name`.

What a corpus does not tell apart is left open: a mark holds every kind that it may be,
and `Marked.silent` lists the kinds that the corpus leaves unmarked. Nested names are
kept by their outermost span.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from dateline.span import Span
from training.corpora.joined import joined

Kinds = frozenset[str]
ANY: Kinds = frozenset({"group", "event", "work", "other"})


class Marked(NamedTuple):
    """A text and its names.

    marks: spans with the kinds that each may be; "O" among them says that it may be none.
    silent: kinds that stand unmarked in this corpus.
    """

    name: str
    text: str
    marks: list[tuple[Span, Kinds]]
    silent: Kinds


def kinds(words: str) -> Kinds:
    return frozenset(words.split())


def conll(path: Path, per_text: int = 20) -> Iterator[Marked]:
    """CoNLL-2003, English Reuters news of 1996 (Tjong Kim Sang and De Meulder 2003)."""
    scheme = {"PER": kinds("person"), "ORG": kinds("organization"), "LOC": kinds("place")}
    sentences = columns(path.read_text("utf-8"), word=1, tag=2)
    text: list[tuple[str, str]] = []
    count = 0
    for sentence in [*sentences, [("-DOCSTART-", "O")]]:
        if sentence[0][0] == "-DOCSTART-" or count == per_text:
            if text:
                yield bio(path.stem, text, {**scheme, "MISC": ANY}, Kinds())
            text, count = [], 0
        if sentence[0][0] != "-DOCSTART-":
            text, count = [*text, *sentence], count + 1


def re3d(path: Path) -> Iterator[Marked]:
    """re3d (Dstl 2017): reports on conflict in Syria and Iraq."""
    scheme = {
        "Person": kinds("person"),
        "Organisation": kinds("organization"),
        "Location": kinds("place"),
        "Nationality": kinds("group"),
        "Weapon": kinds("O other"),
        "MilitaryPlatform": kinds("O other"),
    }
    sentences = list(columns(path.read_text("utf-8"), word=0, tag=1))
    for at in range(0, len(sentences), 12):
        tokens = [token for sentence in sentences[at : at + 12] for token in sentence]
        yield bio(f"{path.stem}-{at}", tokens, scheme, kinds("group event work other"))


def columns(text: str, *, word: int, tag: int) -> Iterator[list[tuple[str, str]]]:
    """Sentences of a file with a token a line, fields parted by tabs."""
    for block in re.split(r"\n\s*\n", text):
        rows = [line.split("\t") for line in block.splitlines() if line.strip()]
        if sentence := [(row[word], row[tag]) for row in rows if len(row) > max(word, tag)]:
            yield sentence


def bio(
    name: str, tokens: list[tuple[str, str]], scheme: dict[str, Kinds], silent: Kinds
) -> Marked:
    """A text from tokens with BIO tags; kinds that the scheme lacks are no names."""
    text, spans = joined([token for token, _ in tokens])
    found: list[tuple[Span, str]] = []
    before = "O"
    for span, (_, tag) in zip(spans, tokens, strict=True):
        edge, _, kind = tag.partition("-")
        if edge == "I" and before[2:] == kind:
            found[-1] = (Span(found[-1][0].start, span.end), kind)
        elif edge in {"B", "I"}:
            found.append((span, kind))
        before = tag
    marks = [(span, proper(text, span, scheme[kind])) for span, kind in found if kind in scheme]
    return Marked(name, text, marks, silent)


def proper(text: str, span: Span, kind: Kinds) -> Kinds:
    """A phrase without a capital ("we", "officials") may be no name, as elsewhere it is none."""
    return kind if any(letter.isupper() for letter in span.of(text)) else kind | {"O"}


def bsnlp(folder: Path, split: str) -> Iterator[Marked]:
    """BSNLP 2019 and 2021, Ukrainian and Russian news by topic (Piskorski et al. 2021)."""
    scheme = {
        "PER": kinds("person"),
        "ORG": kinds("organization"),
        "LOC": kinds("place"),
        "EVT": kinds("event"),
        "PRO": kinds("work other"),
    }
    held = {
        (path.parts[-3], path.parts[-2], path.read_text("utf-8-sig").split("\n", 1)[0].strip())
        for part in ("dev", "test")
        for path in (folder / "_splits" / part).glob("*/*/*.out")
    }
    for path in sorted(folder.glob("*/merged/*/*")):
        topic, language = path.parts[-4], path.parts[-2]
        rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
        name = rows[0]["docId"] if rows else ""
        tokens = [(row["text"], row["ner"]) for row in rows if row["text"]]
        annotated = any(tag != "O" for _, tag in tokens)
        if annotated and ((topic, language, name) in held) == (split == "dev"):
            yield bio(f"{topic}-{name}", tokens, scheme, kinds("group"))


def ner_uk(folder: Path) -> Iterator[Marked]:
    """NER-UK 2.0 (lang-uk): Ukrainian texts of many kinds."""
    scheme = {
        "PERS": kinds("person"),
        "ORG": kinds("organization"),
        "LOC": kinds("place"),
        "ART": kinds("work other"),
        "DOC": kinds("O work"),
        "MISC": ANY,
    }
    yield from brat(sorted((folder / "brat").glob("*/*.txt")), scheme, kinds("group event"))


def nerel(folder: Path) -> Iterator[Marked]:
    """NEREL (Loukachevitch et al. 2021): Russian news with nested names."""
    place = "COUNTRY CITY STATE_OR_PROVINCE LOCATION DISTRICT FACILITY"
    scheme = {
        "PERSON": kinds("person"),
        "ORGANIZATION": kinds("organization"),
        **dict.fromkeys(place.split(), kinds("place")),
        "NATIONALITY": kinds("group"),
        "RELIGION": kinds("group O"),
        "FAMILY": kinds("group person"),
        "IDEOLOGY": kinds("group O"),
        "EVENT": kinds("event O"),  # any happening, named or not
        "WORK_OF_ART": kinds("work"),
        "PRODUCT": kinds("other work"),
        "LAW": kinds("work O"),
        "AWARD": kinds("other O"),
    }
    yield from brat(sorted(folder.glob("*.txt")), scheme, kinds("other"))


def brat(paths: Iterable[Path], scheme: dict[str, Kinds], silent: Kinds) -> Iterator[Marked]:
    """Texts with brat annotation beside them; the outermost of nested spans stay."""
    for path in paths:
        text = path.read_bytes().decode("utf-8-sig")
        found = []
        for line in path.with_suffix(".ann").read_text("utf-8-sig").splitlines():
            if marked := re.match(r"T\d+\t(\S+)[ \t](\d+)(?: \d+;\d+)*[ \t](\d+)\t", line):
                kind, span = marked[1], Span(int(marked[2]), int(marked[3]))
                if kind in scheme:
                    found.append((span, proper(text, span, scheme[kind])))
        yield Marked(path.stem, text, list(outermost(found)), silent)


def outermost(found: list[tuple[Span, Kinds]]) -> Iterator[tuple[Span, Kinds]]:
    end = 0
    for span, kind in sorted(found, key=lambda item: (item[0].start, -item[0].end)):
        if span.start >= end:
            yield span, kind
            end = span.end


def corpora(data: Path, split: str) -> dict[str, list[Marked]]:
    """Every corpus of names by its own name.

    split: "train" or "dev". NER-UK has no split of its own: every eighth text is for
        development; of BSNLP both held-back parts are.
    """
    names = data / "names"
    part = {"train": ("train", "train"), "dev": ("val", "dev")}[split]
    found = defaultdict(list)
    found["conll2003"] = list(conll(names / "conll2003" / f"{part[0]}.conllu"))
    found["re3d"] = list(re3d(names / "re3d" / f"{part[1]}.txt"))
    found["nerel"] = list(nerel(names / "nerel" / part[1]))
    found["bsnlp"] = list(bsnlp(data / "stories" / "bsnlp", split))
    for number, text in enumerate(ner_uk(names / "ner-uk")):
        if (number % 8 == 0) == (split == "dev"):
            found["ner-uk"].append(text)
    return dict(found)
