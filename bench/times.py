"""Time expressions against TimeBank, sets of our own in three languages, and the newsroom.

    python -m bench.times --data ../shared/data [--misses SET] [--dateparser] [--recognizers]

As in TempEval-3 (UzZaman and others 2013): an expression is found where it shares a
character with a gold one, one to one; its value is right where the TIMEX3 value is the same.
"Even" and "odd" are TimeBank's documents in order of name: rules were tuned on the even
ones alone.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from bench.times_gold import Case, Gold, marked, newsroom, timebank
from dateline.model import When
from dateline.reading.sentence import sentences
from dateline.reading.times import times
from dateline.span import Span

Finder = Callable[[Case], list[Gold]]
Same = Callable[[str | None, str | None], bool]
HERE = Path(__file__).parent


def ours(case: Case) -> list[Gold]:
    """What dateline finds."""
    return [Gold(when.span, when.timex, when.edtf) for when in found(case)]


def found(case: Case) -> tuple[When, ...]:
    cut = sentences(case.text, case.parts, case.language)
    return times(case.text, cut, case.language, published=case.published)


def with_dateparser(case: Case) -> list[Gold]:
    """What dateparser's search finds, alone (`pip install 'dateline[bench]'`)."""
    from dateparser.search import search_dates  # noqa: PLC0415  the bench runs without it

    settings = {"RELATIVE_BASE": datetime.fromisoformat(case.published)} if case.published else {}
    hits = search_dates(case.text, languages=[case.language], settings=settings) or []
    at, gold = 0, []
    for words, moment in hits:
        start = case.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            gold.append(Gold(Span(start, at), moment.date().isoformat(), moment.date().isoformat()))
    return gold


def with_recognizers(case: Case) -> list[Gold]:
    """What Microsoft's recognizers-text finds; it knows neither Ukrainian nor Russian."""
    from recognizers_date_time import recognize_datetime  # noqa: PLC0415  the bench runs without

    day = datetime.fromisoformat(case.published) if case.published else None
    found = recognize_datetime(case.text, "en-us", reference=day)
    spans = [Span(item.start, item.end + 1) for item in found]
    values = [(item.resolution or {}).get("values") or [{}] for item in found]
    return [
        Gold(span, said[-1].get("timex"), None) for span, said in zip(spans, values, strict=True)
    ]


def matched(got: list[Gold], wanted: list[Gold]) -> list[tuple[Gold, Gold]]:
    """Found and gold expressions that share a character, one to one, in order."""
    left, pairs = list(wanted), []
    for one in got:
        two = next((gold for gold in left if gold.span.overlaps(one.span)), None)
        if two:
            left.remove(two)
            pairs.append((one, two))
    return pairs


def equal(one: str | None, two: str | None) -> bool:
    return one == two


def as_precise(one: str | None, two: str | None) -> bool:
    """Equal as far as gold goes: a parser that knows days alone is right about a month."""
    return bool(one and two) and (one or "").startswith(two or "-")


def count(
    cases: Iterable[Case], finder: Finder, *, same: Same = equal, misses: bool = False
) -> Counter[str]:
    counts: Counter[str] = Counter()
    for case in cases:
        got = finder(case)
        pairs = matched(got, case.gold)
        counts["found"] += len(got)
        counts["gold"] += len(case.gold)
        counts["span"] += len(pairs)
        counts["exact"] += sum(one.span == two.span for one, two in pairs)
        counts["value"] += sum(same(one.timex, two.timex) for one, two in pairs)
        counts["edtf"] += sum(same(one.edtf, two.edtf) for one, two in pairs)
        if misses:
            _show(case, got, pairs)
    return counts


def _show(case: Case, got: list[Gold], pairs: list[tuple[Gold, Gold]]) -> None:
    def around(gold: Gold) -> str:
        start, end = gold.span
        before, after = case.text[max(0, start - 40) : start], case.text[end : end + 30]
        return " ".join(f"{before}[{gold.span.of(case.text)}]{after}".split())

    for gold in got:
        if not any(gold is one for one, _ in pairs):
            print("EXTRA", case.published, around(gold), "|", gold.timex)
    for gold in case.gold:
        if not any(gold is two for _, two in pairs):
            print("MISS ", case.published, around(gold), "|", gold.timex)
    for one, two in pairs:
        if one.timex != two.timex or two.edtf not in {"?", one.edtf}:
            print("VALUE", case.published, around(one), "|", one.timex, one.edtf, "| gold", two)


def f1(right: int, found: int, gold: int) -> float:
    return 200 * right / (found + gold) if found + gold else 0.0


def report(name: str, counts: Counter[str]) -> None:
    of = counts["found"], counts["gold"]
    p, r = (100 * counts["span"] / max(1, n) for n in of)
    scores = [f1(counts[what], *of) for what in ("span", "exact", "value", "edtf")]
    print(
        f"{name:22}{counts['gold']:6}{p:8.1f}{r:7.1f}",
        *(f"{score:9.1f}" for score in scores),
        flush=True,
    )


def sets(data: Path) -> dict[str, list[Case]]:
    bank = list(timebank(data))
    rooms = list(newsroom())
    own = {
        f"{name} {code}": (path, code)
        for name, infix in (("own", ""), ("third", "third_"), ("fourth", "fourth_"))
        for code in ("en", "uk", "ru")
        if (path := HERE / f"times_{infix}{code}.toml").exists()
    }
    return {
        "TimeBank even": bank[::2],
        "TimeBank odd": bank[1::2],
        **{name: list(marked(path, code)) for name, (path, code) in own.items()},
        **{
            f"newsroom {c}": [case for case in rooms if case.language == c]
            for c in ("en", "uk", "ru")
        },
    }


def speed(cases: list[Case]) -> float:
    """Words a second of one core, of the step of times alone."""
    cut = [(case, sentences(case.text, case.parts, case.language)) for case in cases]
    begun = time.process_time()
    for case, spans in cut:
        times(case.text, spans, case.language, published=case.published)
    return sum(len(case.text.split()) for case in cases) / (time.process_time() - begun)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--misses", metavar="SET", help="print what is wrong in a set")
    parser.add_argument("--dateparser", action="store_true", help="measure dateparser beside it")
    parser.add_argument("--recognizers", action="store_true", help="and recognizers-text")
    arguments = parser.parse_args()
    print(f"{'':22}{'gold':>6}{'P':>8}{'R':>7}{'span':>10}{'exact':>10}{'value':>10}{'edtf':>10}")
    for name, cases in sets(arguments.data).items():
        if arguments.misses is None or arguments.misses == name:
            report(name, count(cases, ours, misses=arguments.misses is not None))
            if arguments.dateparser:
                report("  dateparser", count(cases, with_dateparser, same=as_precise))
            if arguments.recognizers and cases[0].language == "en":
                report("  recognizers-text", count(cases, with_recognizers))
            if not (arguments.dateparser or arguments.recognizers):
                print(f"{'':22}{speed(cases):,.0f} words/s")


if __name__ == "__main__":
    main()
