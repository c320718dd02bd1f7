"""The commands of stories and claims."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from dateline.cli import display, storied
from dateline.errors import DatelineError, ModelError, RecordError
from dateline.grouping import Grouped, Meaning, group_readings, group_record
from dateline.ledger import Answer, Story
from dateline.model import Reading
from dateline.record import Record, open_record
from dateline.settings import load_settings
from dateline.story import why

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]
RecordAt = Annotated[
    str | None,
    typer.Option("--record", help="The record: a path, or an SQLAlchemy address."),
]
By = Annotated[str | None, typer.Option(help="Who says so; your login name by default.")]
Many = Annotated[int, typer.Option("--limit", min=1, help="How many at most.")]


def group(
    files: Annotated[
        list[str] | None,
        typer.Argument(help="Files of `dateline read --json`, or - ; the record with none."),
    ] = None,
    *,
    json: Json = False,
    record: RecordAt = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes at work.")] = 1,
    again: Annotated[bool, typer.Option("--again", help="Make every story again.")] = False,
) -> None:
    """Group articles into stories with their origins and claims.

    With files, nothing is kept: each story is printed as a line of JSON.
    """
    if files:
        write(map(storied.plain, group_readings(_readings(files), meaning=_meaning())))
        return
    with existing(record) as kept:
        done = _group(kept, workers=workers, again=again)
        counts = kept.ledger.counts()
        for problem in done.problems:
            display.trouble(problem.message)
        if json:
            write(map(storied.plain, _stories(kept)))
            return
    display.say(
        f"{done.articles} articles came new, {done.stories} stories made;"
        f" {counts['stories']} stories with {counts['claims']} claims in all"
        f"; {done.entities} entities merged"
    )


def stories(
    *,
    category: Annotated[str | None, typer.Option(help="Only of this category.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Only where this speaker speaks.")] = None,
    place: Annotated[str | None, typer.Option(help="Only with this place (GeoNames id).")] = None,
    limit: Many = 20,
    json: Json = False,
    record: RecordAt = None,
) -> None:
    """List the record's stories, the latest reported first."""
    with existing(record) as kept:
        found = kept.ledger.stories(category=category, speaker=speaker, place=place, many=limit)
    show(found, storied.show_stories, json=json)


def story(
    story: Annotated[str, typer.Argument(help="A story's id, or the beginning of it.")],
    *,
    json: Json = False,
    record: RecordAt = None,
) -> None:
    """Show a story: its articles by origin, and what is claimed in it."""
    with existing(record) as kept:
        found = kept.ledger.story(story)
        if json:
            write([storied.plain(found)])
        else:
            storied.show_story(found, {one: kept.reading(one) for one in found.articles})


def claims(
    *,
    story: Annotated[str | None, typer.Option(help="Only of this story.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Only with this voice.")] = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only what is denied.")] = False,
    limit: Many = 50,
    json: Json = False,
    record: RecordAt = None,
) -> None:
    """List claims: what is put forward, in how many origins, and whether it is denied."""
    with existing(record) as kept:
        within = kept.ledger.story(story).id if story else None
        found = kept.ledger.claims(story=within, speaker=speaker, disputed=disputed, many=limit)
    show(found, storied.show_claims, json=json)


def claim(
    claim: Annotated[str, typer.Argument(help="A claim's id, or the beginning of it.")],
    *,
    json: Json = False,
    record: RecordAt = None,
) -> None:
    """Show a claim: who asserts and who denies it, how it changed, and why it is graded so."""
    with existing(record) as kept:
        within, found = kept.ledger.claim(claim)
        if json:
            write([{**msgspec.to_builtins(found), "story": within}])
            return
        voices = (*found.asserted, *found.denied)
        storied.show_claim(found, {one.article: kept.reading(one.article) for one in voices})


def why_command(
    one: Annotated[str, typer.Argument(help="An article's id.")],
    other: Annotated[str, typer.Argument(help="Another's.")],
    *,
    json: Json = False,
    record: RecordAt = None,
) -> None:
    """Tell why two articles stand together or apart."""
    with existing(record) as kept:
        pair = [kept.reading(each).id for each in (one, other)]
        known = kept.grouping.profiles(pair)
        if len(known) < len(set(pair)):
            raise DatelineError("these articles are not grouped yet: run `dateline group` first")
        clues = why(*(known[each] for each in pair))
        together = kept.ledger.story_of(pair[0]) == kept.ledger.story_of(pair[1])
        said = [
            each for each in kept.ledger.judgements("article") if {each.one, each.other} == {*pair}
        ]
    if json:
        write([{"together": together, "clues": clues, "judgements": said}])
    else:
        storied.show_clues(clues, said, together=together)


def merge(
    one: Annotated[str, typer.Argument(help="An article's, a story's or an entity's id.")],
    other: Annotated[str, typer.Argument(help="Another's.")],
    *,
    unsure: Annotated[bool, typer.Option("--unsure", help="Only note that it may be.")] = False,
    by: By = None,
    json: Json = False,
    record: RecordAt = None,
) -> None:
    """Judge that two articles or stories belong together, or that two entities are one."""
    _judge(one, other, "unsure" if unsure else "same", by=by, json=json, record=record)


def split(
    one: Annotated[str, typer.Argument(help="An article's or an entity's id.")],
    other: Annotated[str, typer.Argument(help="Another's; in one article: ENTITY@ARTICLE.")],
    *,
    by: By = None,
    json: Json = False,
    record: RecordAt = None,
) -> None:
    """Judge that two articles belong to different stories, or that two entities are two."""
    _judge(one, other, "different", by=by, json=json, record=record)


def undo(
    judgement: Annotated[int | None, typer.Argument(help="Its number; all with none.")] = None,
    *,
    json: Json = False,
    record: RecordAt = None,
) -> None:
    """Take a judgement back; without a number, list those that can be."""
    with existing(record) as kept:
        if judgement is None:
            found = kept.ledger.judgements()
        else:
            found = [kept.ledger.withdraw(judgement, at=_now())]
            _group(kept)
    show(found, storied.show_judgements, json=json)


COMMANDS: dict[str, Callable[..., None]] = {
    "group": group,
    "stories": stories,
    "story": story,
    "claims": claims,
    "claim": claim,
    "why": why_command,
    "merge": merge,
    "split": split,
    "undo": undo,
}


def register(app: typer.Typer) -> None:
    """Add the commands of stories to the command line."""
    for name, command in COMMANDS.items():
        app.command(name)(command)


def _judge(one: str, other: str, answer: Answer, **options: Any) -> None:
    with existing(options["record"]) as kept:
        of = "entity" if _is_entity(one) and _is_entity(other) else "article"
        meant = _entity if of == "entity" else _article
        who = options["by"] or getuser()
        pair = meant(kept, one), meant(kept, other)
        made = kept.ledger.judge(of, pair, answer, by=who, at=_now())
        _group(kept)
    show([made], storied.show_judgements, json=options["json"])


def _group(record: Record, *, workers: int = 1, again: bool = False) -> Grouped:
    return group_record(record, meaning=_meaning(), workers=workers, again=again)


def _meaning() -> Meaning | None:
    """What texts mean, by the packaged model; None, said so, where there is none."""
    meaning = Meaning()
    try:
        meaning.load()
    except ModelError as error:
        display.trouble(f"articles are compared by their words alone: {error}")
        return None
    return meaning


def _article(record: Record, name: str) -> str:
    """The article that is meant: itself, or a story's first."""
    try:
        return record.reading(name).id
    except RecordError as error:
        try:
            return record.ledger.story(name).articles[0]
        except RecordError:
            raise error from None


def _is_entity(name: str) -> bool:
    """Whether an id is an entity's ("person:ridel"), and no digest."""
    return ":" in name and not name.startswith("sha256:")


def _entity(record: Record, name: str) -> str:
    """The entity that is meant, in all articles or in one."""
    record.entities.entity(name)
    return name


def _stories(record: Record) -> Iterator[Story]:
    before = None
    while cards := record.ledger.stories(before=before, many=100):
        yield from (record.ledger.story(card.id) for card in cards)
        before = cards[-1].last, cards[-1].id


def _readings(names: Iterable[str]) -> Iterator[Reading]:
    decoder = msgspec.json.Decoder(Reading)
    for name in names:
        with sys.stdin.buffer if name == "-" else closing(Path(name).open("rb")) as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    yield decoder.decode(line)
                except msgspec.DecodeError as error:
                    message = (
                        f"line {number} of {name} is no article ({error}):"
                        " give what `dateline read --json` prints"
                    )
                    raise DatelineError(message) from error


@contextmanager
def existing(record: str | None) -> Iterator[Record]:
    """The record that is meant, which must be there."""
    with open_record(record or load_settings().record, create=False) as kept:
        yield kept


def show(found: Any, shown: Callable[[Any], None], *, json: bool) -> None:
    """Print what was found, for a program or for people."""
    if json:
        write(found)
    else:
        shown(found)


def write(lines: Iterable[Any]) -> None:
    """Print nouns as lines of JSON."""
    for line in lines:
        sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
    sys.stdout.buffer.flush()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
