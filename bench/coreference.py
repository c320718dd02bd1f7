"""Event coreference across documents: ECB+ (English), against a lemma baseline.

    python -m bench.coreference --data ../shared/data [--part Dev|Train]

Setting: gold event mentions (the reader's events are not aligned with ECB+'s); singletons
count. The baseline joins mentions of a gold topic, both its stories together, whose head
word has the same stem. The others are told no topic: they compare mentions within the
stories that grouping finds among all documents of the part; last, two of them within gold
stories, to show what wrong stories cost. CoNLL F1 is the mean of MUC,
B-cubed and CEAF-e (Pradhan et al. 2014), over all topics at once.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import snowballstemmer
from scipy.optimize import linear_sum_assignment

from bench.claims import embedding
from dateline.model import Block, Event, PageReference, Reading, article_id
from dateline.span import Span
from dateline.story import gist, profile
from dateline.story import group as grouped
from dateline.story.claims import Embed
from dateline.story.claims.assertion import Assertion, assertions
from dateline.story.claims.grouping import groups
from dateline.story.claims.likeness import story
from dateline.story.cluster import merged

Mention = tuple[str, str]
"""A document, and the mention's id in it."""

Clusters = list[frozenset[Mention]]

Homes = Mapping[str, str]
"""The topic or story of each document."""

ALIKE = 0.5
"""The cosine from which on two heads mean the same; chosen on Dev among seven values."""


class Corpus(NamedTuple):
    """A part of ECB+: its documents, and for each mention its chain and head word."""

    readings: dict[str, Reading]
    chain: dict[Mention, str]
    head: dict[Mention, str]


def corpus(folder: Path, part: str) -> Corpus:
    """Read the tokens and the gold event mentions of a part."""
    sentences: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in (folder / f"ECB_{part}_corpus.txt").read_text(encoding="utf-8").splitlines():
        if row.strip():
            document, sentence, _, token, *_ = row.split("\t")
            sentences[document][int(sentence)].append(token)
    mentions = json.loads((folder / f"ECB_{part}_Event_gold_mentions.json").read_text())
    of_document: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for mention in mentions:
        of_document[mention["doc_id"]].append(mention)
    found = Corpus({}, {}, {})
    for document, own in sorted(of_document.items()):
        found.readings[document] = _reading(document, sentences[document], own)
        for at, mention in enumerate(own):
            found.chain[document, str(at)] = mention["coref_chain"]
            found.head[document, str(at)] = mention["tokens_str"].split()[-1]
    return found


def _reading(
    document: str, sentences: dict[int, list[str]], mentions: Sequence[dict[str, Any]]
) -> Reading:
    """A document as a Reading: its sentences, and an event for each mention."""
    text, starts, spans = "", dict[tuple[int, int], Span](), list[Span]()
    for number, tokens in sorted(sentences.items()):
        begin = len(text)
        for at, token in enumerate(tokens):
            starts[number, at] = Span(len(text), len(text) + len(token))
            text += token + " "
        spans.append(Span(begin, len(text) - 1))
        text = text[:-1] + "\n"
    return Reading(
        id=article_id(document, "en"),
        page=PageReference(url=None, path=document, fetched=None, digest=""),
        outlet=None,
        category=None,
        language="en",
        title=None,
        byline=(),
        published=None,
        modified=None,
        text=text,
        blocks=tuple(Block(kind="paragraph", span=span) for span in spans),
        version="gold",
        sentences=tuple(spans),
        events=tuple(
            Event(
                id=str(at),
                trigger=tuple(
                    starts[mention["sent_id"], token] for token in mention["tokens_number"]
                ),
                type="",
                confidence=1.0,
            )
            for at, mention in enumerate(mentions)
        ),
    )


def matched(readings: Sequence[Reading], embed: Embed | None) -> list[list[Assertion]]:
    """The matcher's groups of the events of a topic."""
    ordered = sorted(readings, key=lambda one: one.id)
    found = [one for reading in ordered for one in assertions(reading) if one.event]
    return [[found[at] for at in group] for group in groups(story(found, {}, embed))]


def by_matcher(found: Corpus, home: Homes) -> Clusters:
    """Chains as the claims' matcher finds them, by words alone, as grouping uses it."""
    clusters: Clusters = []
    for documents in _told_together(home).values():
        name = {found.readings[document].id: document for document in documents}
        for group in matched([found.readings[document] for document in documents], None):
            clusters.append(
                frozenset((name[one.reading.id], one.event.id) for one in group if one.event)
            )
    return clusters


def by_lemma(found: Corpus, home: Homes) -> Clusters:
    """Chains of the mentions of a topic or story whose head word has the same stem."""
    stem = snowballstemmer.stemmer("english").stemWord
    held: dict[tuple[str, str], set[Mention]] = defaultdict(set)
    for mention, head in found.head.items():
        held[home[mention[0]], stem(head.lower())].add(mention)
    return [frozenset(one) for one in held.values()]


def by_meaning(found: Corpus, home: Homes, embed: Embed) -> Clusters:
    """Chains of the mentions of a story whose head words mean the same, by average linkage."""
    heads = sorted({head.lower() for head in found.head.values()})
    vectors = embed(heads).astype(np.float64)
    vectors -= vectors.mean(0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    at = {head: number for number, head in enumerate(heads)}
    clusters: Clusters = []
    for documents in map(set, _told_together(home).values()):
        mentions = sorted(mention for mention in found.head if mention[0] in documents)
        rows = vectors[[at[found.head[mention].lower()] for mention in mentions]]
        points = np.rint(1000 * (rows @ rows.T - ALIKE)).astype(np.int64)
        clusters += [frozenset(mentions[one] for one in group) for group in merged(points)]
    return clusters


def told_in(found: Corpus, embed: Embed) -> Homes:
    """The story of each document, as grouping finds it among all of them."""
    names = sorted(found.readings)
    vectors = embed([gist(found.readings[name]) for name in names]).tolist()
    profiles = [
        profile(found.readings[name], embedding=vector)
        for name, vector in zip(names, vectors, strict=True)
    ]
    name = {each.article: one for one, each in zip(names, profiles, strict=True)}
    return {name[one]: told.id for told in grouped(profiles) for one in told.articles}


def _told_together(home: Homes) -> dict[str, list[str]]:
    held: dict[str, list[str]] = defaultdict(list)
    for document, where in home.items():
        held[where].append(document)
    return held


def _topic(document: str) -> str:
    return document.partition("_")[0]


def _gold_story(document: str) -> str:
    """Documents `12_4ecb` and `12_4ecbplus` are of the two stories of topic 12."""
    return f"{_topic(document)} {document.endswith('plus')}"


def muc(key: Clusters, response: Clusters) -> tuple[float, float]:
    """Recall and precision of links (Vilain et al. 1995)."""

    def share(one: Clusters, other: Clusters) -> float:
        of = {mention: at for at, cluster in enumerate(other) for mention in cluster}
        kept = sum(len(cluster) - len({of.get(m, m) for m in cluster}) for cluster in one)
        return kept / max(1, sum(len(cluster) - 1 for cluster in one))

    return share(key, response), share(response, key)


def b_cubed(key: Clusters, response: Clusters) -> tuple[float, float]:
    """Recall and precision of each mention's cluster (Bagga and Baldwin 1998)."""

    def share(one: Clusters, other: Clusters) -> float:
        of = {mention: cluster for cluster in other for mention in cluster}
        kept = sum(len(c & of.get(m, frozenset({m}))) / len(c) for c in one for m in c)
        return kept / max(1, sum(map(len, one)))

    return share(key, response), share(response, key)


def ceaf_e(key: Clusters, response: Clusters) -> tuple[float, float]:
    """Recall and precision of aligned entities (Luo 2005, phi 4)."""
    likeness = np.array(
        [[2 * len(a & b) / (len(a) + len(b)) if a & b else 0.0 for b in response] for a in key]
    )
    rows, columns = linear_sum_assignment(-likeness)
    total = float(likeness[rows, columns].sum())
    return total / len(key), total / len(response)


def f1(pair: Iterable[float]) -> float:
    recall, precision = pair
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def report(name: str, key: Clusters, response: Clusters) -> None:
    scores = [f1(measure(key, response)) for measure in (muc, b_cubed, ceaf_e)]
    print(f"{name:24}", *(f"{score:8.3f}" for score in (*scores, sum(scores) / 3)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", choices=("Dev", "Train"), default="Dev")
    arguments = parser.parse_args()
    found = corpus(arguments.data / "stories" / "ecbplus_mentions", arguments.part)
    chains: dict[str, set[Mention]] = defaultdict(set)
    for mention, chain in found.chain.items():
        chains[chain].add(mention)
    key = [frozenset(one) for one in chains.values()]
    print(f"{len(found.chain)} mentions, {len(key)} chains, {arguments.part}")
    print(f"{'':24}", *(f"{name:>8}" for name in ("MUC", "B3", "CEAFe", "CoNLL")))
    embed = embedding()
    topics, stories = {name: _topic(name) for name in found.readings}, told_in(found, embed)
    print(f"{len(set(stories.values()))} stories found")
    report("same stem, gold topic", key, by_lemma(found, topics))
    report("matcher, gold topic", key, by_matcher(found, topics))
    report("same stem, story", key, by_lemma(found, stories))
    report("matcher, story", key, by_matcher(found, stories))
    report("like meaning, story", key, by_meaning(found, stories, embed))
    gold = {name: _gold_story(name) for name in found.readings}
    report("same stem, gold story", key, by_lemma(found, gold))
    report("like meaning, gold story", key, by_meaning(found, gold, embed))


if __name__ == "__main__":
    main()
