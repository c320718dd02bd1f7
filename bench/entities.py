"""Who is who across articles and languages, with names and lemmas given.

    python -m bench.entities --data ../shared/data [--topics brexit ec] [--misses]

BSNLP: in each annotated document (Ukrainian and Russian), the gold names as listed there, by
lemma and kind, are what an article holds; `identified` gives them ids within it and `merge`
joins these over all documents of a topic. Scored over mentions, one for each line of a
document's list: B-cubed precision, recall and F1 (Bagga and Baldwin 1998) of the groups that
have one id, within each topic, all mentions of all topics weighing the same; and F1 of pairs
of mentions in different languages that have one id. Beside it: one id for each lemma, its
case aside. Two topics (trump, ec: 2017) come in lower case, and get capitals back; their gold
ids are numbers, some of which name different things in the two languages.

The sample newsroom: the gold's speakers, by the name that the gold gives them on each page,
against its entities; three languages, 40 pages; B-cubed.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from dateline.model import Block, Name, PageReference, Reading, Speaker, Statement, article_id
from dateline.reading.entities.identify import identified
from dateline.span import Span
from dateline.story.entity import merge, portraits_of

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "newsroom"))
from newsroom_gold import load_pages

KINDS = {"PER": "person", "ORG": "organization", "LOC": "place", "EVT": "event", "PRO": "work"}


class Mention(NamedTuple):
    """One name of a document, and which entity the gold says it is."""

    document: str
    language: str
    lemma: str
    kind: str
    gold: str


Ids = dict[Mention, Hashable]


def bsnlp(data: Path) -> Iterator[tuple[str, list[Mention]]]:
    """The annotated topics and their mentions, of the corpus's own three parts."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for topic in sorted((data / "stories" / "bsnlp" / "_splits").glob("*/*")):
        files = [file for file in sorted(topic.glob("*/*")) if file.parent.name in {"ru", "uk"}]
        found[topic.name] += [mention for file in files for mention in _document(file)]
    yield from sorted(found.items())


def _document(file: Path) -> Iterator[Mention]:
    for line in file.read_text("utf-8").splitlines()[1:]:
        found = line.split("\t")
        if len(found) >= 4 and found[2] in KINDS:
            document = f"{file.parent.name}/{file.name}"
            lemma = found[1].title() if found[1].islower() and len(found[1]) > 3 else found[1]
            yield Mention(document, file.parent.name, lemma, KINDS[found[2]], found[3].strip())


def newsroom() -> list[Mention]:
    """The gold's speakers, one for each name that a page's gold gives an entity."""
    found = {
        Mention(page.page, page.language, s.speaker.name, "speaker", s.speaker.entity): None
        for page in load_pages().values()
        for s in page.statements
        if s.speaker and s.speaker.entity
    }
    return list(found)


def reading_of(document: str, mentions: Sequence[Mention]) -> Reading:
    """The names of a document as a reading of an article that has one on each line."""
    text = "".join(f"- {mention.lemma}\n" for mention in mentions)
    names, said, blocks, at = [], [], list[Block](), 0
    for mention in mentions:
        span = Span(at + 2, at + 2 + len(mention.lemma))
        at = span.end + 1
        blocks.append(Block(kind="paragraph", span=span))
        if mention.kind == "speaker":
            said.append(_said(mention.lemma, span))
        else:
            names.append(Name(span=span, kind=mention.kind, confidence=1.0))  # type: ignore[arg-type]
    language = mentions[0].language
    return Reading(
        id=article_id(document + text, language), text=text, language=language,
        page=PageReference(url=None, path=document, fetched=None, digest=""),
        outlet=None, category=None, title=None, byline=(), published=None, modified=None,
        blocks=tuple(blocks), version="", sentences=(), names=tuple(names),
        statements=tuple(said),
    )  # fmt: skip


def _said(name: str, span: Span) -> Statement:
    return Statement(
        id="", mode="indirect", source=(span,), cue=(), content=(),
        speaker=Speaker(name=name, span=span), confidence=1.0,
    )  # fmt: skip


def _entities(reading: Reading) -> list[str | None]:
    speakers = [said.speaker.entity for said in reading.statements if said.speaker]
    return [name.entity for name in reading.names] or speakers


def by_dateline(mentions: Sequence[Mention]) -> Ids:
    documents: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        documents[mention.document].append(mention)
    readings = [identified(reading_of(name, own)) for name, own in documents.items()]
    merged = merge([portrait for reading in readings for portrait in portraits_of(reading)])
    found: Ids = {}
    for reading, own in zip(readings, documents.values(), strict=True):
        for entity, mention in zip(_entities(reading), own, strict=True):
            alone = (mention.document, mention.lemma)
            found[mention] = merged.entity[f"{entity}@{reading.id}"] if entity else alone
    return found


def by_lemma(mentions: Sequence[Mention]) -> Ids:
    return {mention: mention.lemma.casefold() for mention in mentions}


def overlaps(ids: Ids) -> Iterator[tuple[Mention, set[Mention], set[Mention]]]:
    """Each mention, and its group by id and by gold."""
    found, gold = defaultdict[Hashable, set[Mention]](set), defaultdict[str, set[Mention]](set)
    for mention, key in ids.items():
        found[key].add(mention)
        gold[mention.gold].add(mention)
    for mention, key in ids.items():
        yield mention, found[key], gold[mention.gold]


def b_cubed(topics: Iterable[Ids]) -> tuple[float, float, float]:
    rows = [row for ids in topics for row in overlaps(ids)]
    precision = sum(len(own & gold) / len(own) for _, own, gold in rows) / len(rows)
    recall = sum(len(own & gold) / len(gold) for _, own, gold in rows) / len(rows)
    return precision, recall, 2 * precision * recall / (precision + recall)


def across(topics: Iterable[Ids]) -> float:
    """F1 of the pairs of mentions in two languages that have one id."""
    counts: Counter[str] = Counter()
    for ids in topics:
        for _, own, gold in {id(g): (m, o, g) for m, o, g in overlaps(ids)}.values():
            del own
            counts["gold"] += _pairs(gold)
        groups: dict[Hashable, set[Mention]] = defaultdict(set)
        for mention, key in ids.items():
            groups[key].add(mention)
        for group in groups.values():
            counts["found"] += _pairs(group)
            parts: dict[str, set[Mention]] = defaultdict(set)
            for mention in group:
                parts[mention.gold].add(mention)
            counts["right"] += sum(map(_pairs, parts.values()))
    p, r = (counts["right"] / max(1, counts[of]) for of in ("found", "gold"))
    return 2 * p * r / (p + r) if p + r else 0.0


def _pairs(group: Iterable[Mention]) -> int:
    sizes = Counter(mention.language for mention in group)
    return sum(a * b for a, b in combinations(sizes.values(), 2))


def report(name: str, topics: Sequence[Sequence[Mention]]) -> None:
    makers: dict[str, Callable[[Sequence[Mention]], Ids]] = {
        "dateline": by_dateline,
        "lemma": by_lemma,
    }
    for maker, ids_of in makers.items():
        ids = [ids_of(mentions) for mentions in topics]
        figures = " ".join(f"{figure:7.3f}" for figure in (*b_cubed(ids), across(ids)))
        print(f"{name:12}{maker:10}{sum(map(len, ids)):7} {figures}")


def misses(mentions: Sequence[Mention], most: int = 60) -> None:
    """Gold entities that fell apart, and ids that hold several, the largest first."""
    ids = by_dateline(mentions)
    parts: dict[str, Counter[Hashable]] = defaultdict(Counter)
    whole: dict[Hashable, Counter[str]] = defaultdict(Counter)
    for mention, key in ids.items():
        parts[mention.gold][key] += 1
        whole[key][mention.gold] += 1
    for label, groups in (("apart", parts), ("one", whole)):
        spread = sorted(
            groups.items(),
            key=lambda item: sum(item[1].most_common(1)[0][1:]) - sum(item[1].values()),
        )
        for key, group in spread[:most]:
            if len(group) > 1:
                print(label, key, dict(group.most_common(8)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--topics", nargs="*")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    topics = dict(bsnlp(arguments.data))
    chosen = {t: m for t, m in topics.items() if m and t in (arguments.topics or topics)}
    print(f"{'':12}{'':10}{'names':>7} {'P':>7} {'R':>7} {'F1':>7} {'across':>7}")
    for topic, mentions in chosen.items():
        report(topic, [mentions])
        if arguments.misses:
            misses(mentions)
    report("all", list(chosen.values()))
    report("newsroom", [newsroom()])
    if arguments.misses:
        misses(newsroom())


if __name__ == "__main__":
    main()
