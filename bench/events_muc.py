"""Roles in MUC-4's reports of attacks, against its templates, without training.

    python -m bench.events_muc --data ../shared/data

The measure is CEAF-REE (Du et al. 2021): a role's entities are matched one to one with the
gold's, a mention found counts as a gold entity's where it is one of its mentions. GRIT,
trained on the corpus, has 54.5 on its test part; these rules have seen none of it. What is
found: of ASSAULT events and of harm, actors as perpetrators (individuals or organizations
by their words), recipients as victims (people) or targets (things), weapons by a list.
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from dateline.article import read_article
from dateline.model import Article, Page
from dateline.reading.events import Known, events
from dateline.reading.sentence import sentences
from dateline.span import Span

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
WEAPON = re.compile(
    r"\b(?:car bombs?|bombs?|dynamite|explosives?|grenades?|mortars?|rifles?|machine ?guns?"
    r"|missiles?|rockets?|mines?|pistols?|submachine guns?|explosive devices?|bullets?)\b"
)
ORGANIZATION = re.compile(
    r"\b(?:front|movement|army|forces|fmln|eln|farc|epl|organization|party|police|battalion"
    r"|command|cartel|mafia|government|guard|group)\b|shining path|^the extraditables$"
)
PERSON = re.compile(
    r"\b(?:people|persons?|men|man|women|woman|child(?:ren)?|civilians?|soldiers?|priests?"
    r"|peasants?|guards?|policem[ae]n|leaders?|mayors?|judges?|students?|jesuits?|journalists?"
    r"|members?|officers?|colonel|gen|general|president|minister|ambassador|dr|mr|nun|bishop"
    r"|indigenous|friars?|adviser|deputies|attorney|candidate|director|doctor|engineer"
    r"|wife|son|daughter|family|bodyguards?|employees?|workers?|citizens?|senator|deputy)\b"
)
ATTACKER = re.compile(
    r"\b(?:terrorists?|guerrill\w+|rebels?|subversives?|extremists?|individuals?|m[ae]n|troops"
    r"|soldiers?|gunmen|hitmen|assassins?|kidnappers?|commandos?|members?|squads?|insurgents?"
    r"|criminals?|traffickers?|unit|column|youths?|elements)\b"
)
THING = re.compile(
    r"\b(?:house|building|office|bridge|vehicle|car|bus|truck|embassy|headquarters|station|bank"
    r"|plant|tower|pipeline|airport|garrison|barracks|restaurant|hotel|store|town|farm"
    r"|helicopter|plane|facilit\w+|residence|home|church|school|installations?|company)s?\b"
)


def article(text: str) -> Article:
    page = Page(data=text.encode(), path="muc.txt", headers={"content-type": "text/plain"})
    return read_article(page, language="en")


def found(text: str) -> dict[str, set[str]]:
    """The roles' mentions in a report."""
    roles: dict[str, set[str]] = {role: set() for role in ROLES}
    whole = article(text)
    told = events(whole, Known(sentences(text, [Span(0, len(text))], "en")))
    for event in told:
        if event.type != "ASSAULT":
            continue
        for span in event.actor:
            words = bare(span.of(whole.text))
            if ATTACKER.search(words):
                roles["PerpInd"].add(words)
            elif ORGANIZATION.search(words):
                roles["PerpOrg"].add(words)
        for span in event.recipient:
            words = bare(span.of(whole.text))
            if PERSON.search(words):
                roles["Victim"].add(words)
            elif THING.search(words):
                roles["Target"].add(words)
        around = whole.text[max(0, event.trigger[0].start - 120) : event.trigger[0].end + 120]
        roles["Weapon"].update(match.group() for match in WEAPON.finditer(around))
    return roles


def bare(words: str) -> str:
    """Without article and number, as the corpus marks its entities."""
    return re.sub(r"^(?:the|a|an|his|her|their|its|some|several|two|three|four)\s+", "", words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--most", type=int, default=200)
    arguments = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    with (arguments.data / "events/muc4/dev.json").open(encoding="utf-8") as file:
        reports = [json.loads(line) for line in file][: arguments.most]
    for report in reports:
        mine = found(report["doctext"])
        for role in ROLES:
            gold = [{words for words, _ in entity} for entity in report["extracts"][role]]
            left = list(gold)
            for mention in sorted(mine[role]):
                held = next((one for one in left if mention in one), None)
                if held is not None:
                    left.remove(held)
            counts[role, "right"] += len(gold) - len(left)
            counts[role, "gold"] += len(gold)
            counts[role, "found"] += len(mine[role])
    for name in ("right", "gold", "found"):
        counts["all", name] = sum(counts[role, name] for role in ROLES)
    for role in (*ROLES, "all"):
        right, gold, got = (counts[role, name] for name in ("right", "gold", "found"))
        p, r = right / max(1, got), right / max(1, gold)
        f = 2 * p * r / (p + r) if right else 0.0
        print(f"{role:8} P {p:.3f} R {r:.3f} F1 {f:.3f} ({right} of {gold}, {got} found)")


if __name__ == "__main__":
    main()
