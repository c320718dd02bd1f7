"""Roles in MUC-4's reports of attacks, from what reading gives.

    python -m bench.events_muc --data ../shared/data [--most N] [--misses]

Actors of ASSAULT are taken for perpetrators, recipients for victims and targets; what the
templates tell apart beyond that (individual or organization, person or thing) is pooled, as
the record does not say it. The measure is CEAF-REE (Du et al. 2021): entities found, made of
mentions that are the same words, are matched one to one with the gold's. "exact": a mention
is one of the gold entity's, articles, numbers and quotation marks aside; "head": they share
their last word. The model's head of parts was trained on the train reports; GRIT has 54.5
over five roles told apart.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.model import Page, Reading
from dateline.pipeline import Given, read_page
from dateline.reading import Model, load_model
from dateline.span import Span

ROLES = {"perpetrator": ("PerpInd", "PerpOrg"), "patient": ("Target", "Victim")}
"""What an event's actor and recipient are, by the templates' slots."""

OPENS = re.compile(
    r"^(?:(?:the|a|an|his|her|their|its|some|several|two|three|four|five|six|\d+|at least"
    r"|about|another|other)\s+)+"
)
QUOTES = re.compile(r"[\"'“”«»`]+")


def bare(words: str) -> str:
    """Words without what the corpus leaves out at the beginning, and without quotation marks."""
    return OPENS.sub("", QUOTES.sub("", words.lower()).strip())


def reading(text: str, model: Model) -> Reading:
    """A report, read as any article."""
    page = Page(data=text.encode(), path="muc.txt", headers={"content-type": "text/plain"})
    return read_page(page, model, Given(language="en"))


def found(article: Reading) -> dict[str, list[str]]:
    """Each role's mentions in a reading, one for each entity, in text order."""
    told = [event for event in article.events if event.type == "ASSAULT"]
    spans: dict[str, Iterable[Span]] = {
        "perpetrator": (span for event in told for span in event.actor),
        "patient": (span for event in told for span in event.recipient),
    }
    return {
        role: list(dict.fromkeys(bare(span.of(article.text)) for span in some))
        for role, some in spans.items()
    }


def golden(extracts: dict[str, Any], role: str) -> Iterator[frozenset[str]]:
    """A role's entities, each the words of its mentions; templates repeat entities."""
    entities = (
        frozenset(bare(words) for words, _ in entity)
        for slot in ROLES[role]
        for entity in extracts[slot]
    )
    yield from dict.fromkeys(entities)


def last(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1] if words else ""


def matched(mine: Sequence[str], gold: Sequence[frozenset[str]], *, head: bool) -> int:
    """How many entities found are gold ones, one to one; exact ones first."""
    left = list(gold)
    for strict in (True, False)[: 1 + head]:
        for mention in mine:
            for entity in left:
                heads = {last(one) for one in entity}
                if mention in entity if strict else last(mention) in heads:
                    left.remove(entity)
                    break
    return len(gold) - len(left)


def counted(reports: Iterable[dict[str, Any]], model: Model) -> Counter[tuple[str, str]]:
    """Counts by role and "exact", "head", "gold" or "found"."""
    counts: Counter[tuple[str, str]] = Counter()
    for report in reports:
        mine = found(reading(report["doctext"], model))
        for role in ROLES:
            gold = list(golden(report["extracts"], role))
            counts[role, "exact"] += matched(mine[role], gold, head=False)
            counts[role, "head"] += matched(mine[role], gold, head=True)
            counts[role, "gold"] += len(gold)
            counts[role, "found"] += len(mine[role])
    for name in ("exact", "head", "gold", "found"):
        counts["both", name] = sum(counts[role, name] for role in ROLES)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path)
    parser.add_argument("--most", type=int, default=200)
    arguments = parser.parse_args()
    with (arguments.data / "events/muc4/dev.json").open(encoding="utf-8") as file:
        reports = [json.loads(line) for line in file][: arguments.most]
    counts = counted(reports, load_model(arguments.model))
    for role in (*ROLES, "both"):
        got, gold = max(1, counts[role, "found"]), max(1, counts[role, "gold"])
        for how in ("exact", "head"):
            p, r = counts[role, how] / got, counts[role, how] / gold
            f = 2 * p * r / (p + r) if p + r else 0.0
            print(f"{role:12} {how:5} P {p:.3f} R {r:.3f} F1 {f:.3f} ({gold} gold, {got} found)")


if __name__ == "__main__":
    main()
