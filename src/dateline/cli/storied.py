"""Stories and claims as the terminal shows them, and as JSON has them."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from dateline.cli.display import OUT, flat, say, short
from dateline.ledger import Claim, Clue, Judgement, Story, Voice
from dateline.model import Reading
from dateline.record import ClaimCard, StoryCard


def plain(story: Story) -> dict[str, Any]:
    """A story in its public form; `evidence` tells why the articles of each origin are one."""
    found: dict[str, Any] = msgspec.to_builtins(story)
    return {
        **found,
        "origins": [each["articles"] for each in found["origins"]],
        "evidence": [each["clues"] for each in found["origins"]],
    }


def show_stories(cards: Sequence[StoryCard]) -> None:
    """A line a story: when it was last reported, how many outlets and origins, its title."""
    table = Table(box=None)
    for name, width in (("story", 12), ("last", 10), ("outlets", 7), ("origins", 7), ("claims", 6)):
        table.add_column(name, no_wrap=True, min_width=width)
    table.add_column("title", no_wrap=True, overflow="ellipsis", ratio=1)
    for card in cards:
        counts = map(str, (card.outlets, card.origins, card.claims))
        title = flat(card.title or "(no title)")
        table.add_row(short(card.id), card.last or "unknown", *counts, Text(title))
    OUT.print(table)
    if not cards:
        say("no stories: `dateline group` makes them of the articles that were read")


def show_story(story: Story, readings: Mapping[str, Reading]) -> None:
    """Its articles by origin, with what makes them one, then its claims."""
    outlets = {readings[one].outlet or one for one in story.articles}
    OUT.print(
        f"[bold]story {short(story.id)}[/]: {len(outlets)} outlets, {len(story.origins)} origins"
    )
    for number, origin in enumerate(story.origins, 1):
        OUT.print(f"origin {number}" + (": " + _reasons(origin.clues) if origin.clues else ""))
        for article in origin.articles:
            OUT.print(Text("  ").append(_line(readings[article])))
    for claim in story.claims:
        OUT.print(_claim_line(claim))


def show_claims(cards: Sequence[ClaimCard]) -> None:
    """A line a claim."""
    for card in cards:
        line = Text(short(card.id), style="bold")
        line.append(f"  {card.outlets} outlets, {card.origins} origins, ", style="dim")
        line.append(f"credibility {card.credibility}", style="dim")
        line.append(f", denied by {card.denials}" * bool(card.denials), style="yellow")
        line.append("  " + flat(card.proposition))
        OUT.print(line)
    if not cards:
        say("no claims")


def show_claim(claim: Claim, readings: Mapping[str, Reading]) -> None:
    """What is claimed, by whom, how it changed and why it is graded so."""
    OUT.print(Text(flat(claim.proposition), style="bold"))
    OUT.print(
        f"{claim.outlets} outlets, {claim.origins} origins, credibility {claim.credibility}"
        + (f", {claim.outcome}" if claim.outcome else "")
    )
    for ground in claim.grounds:
        OUT.print(f"  {escape(ground)}")
    for voice in (*claim.asserted, *claim.denied):
        OUT.print(_voice(voice, readings[voice.article]))
    for version in claim.versions:
        figures = ", ".join(f"{each.kind} {_range(each)}" for each in version.figures)
        OUT.print(f"since {version.since or 'an unknown time'}: {figures or 'as above'}")


def show_clues(clues: Sequence[Clue], said: Sequence[Judgement], *, together: bool) -> None:
    """The clues with what each weighs, and the judgements."""
    total = sum(clue.weight for clue in clues)
    OUT.print(f"{'together' if together else 'apart'}; the clues add up to {total:+.2f}")
    for clue in clues:
        OUT.print(f"{clue.weight:+8.2f}  {clue.kind}  [dim]{escape(', '.join(clue.words))}[/]")
    show_judgements(said) if said else None


def show_judgements(said: Sequence[Judgement]) -> None:
    """A line a judgement."""
    for each in said:
        taken = f", taken back {each.withdrawn}" * bool(each.withdrawn)
        words = f"{each.id}: {short(each.one)} and {short(each.other)} are {each.answer}"
        OUT.print(escape(f"{words} (said {each.by}, {each.at}{taken})"))
    if not said:
        say("nobody has judged anything")


def _reasons(clues: Sequence[Clue]) -> str:
    return escape("; ".join(f"{clue.kind} {', '.join(clue.words)}".strip() for clue in clues))


def _line(reading: Reading) -> Text:
    title = flat(reading.title.of(reading.text)) if reading.title else "(no title)"
    date = reading.published.edtf if reading.published else "no date"
    where = f"  {reading.outlet or 'unknown outlet'}, {date}, {reading.language}  "
    return Text(short(reading.id)).append(where, style="dim").append(title)


def _claim_line(claim: Claim) -> Text:
    line = Text(f"claim {short(claim.id)}", style="cyan")
    line.append(f"  {claim.outlets} outlets, {claim.origins} origins  ", style="dim")
    return line.append(flat(claim.proposition))


def _voice(voice: Voice, reading: Reading) -> Text:
    who = voice.speaker or reading.outlet or "the outlet"
    line = Text(f"  {voice.stance} ", style="yellow" if voice.stance == "denies" else "")
    line.append(flat(who), style="bold")
    via = f", through {', '.join(voice.via)}" * bool(voice.via)
    line.append(
        f"  {reading.outlet or 'unknown outlet'}, {voice.at or 'no date'}{via}", style="dim"
    )
    return line.append("  " + flat(voice.content.span.of(reading.text)))


def _range(figure: Any) -> str:
    if figure.low == figure.high:
        return f"{figure.best:g}"
    low, high = (f"{each:g}" if each is not None else "?" for each in (figure.low, figure.high))
    return f"{low} to {high}"
