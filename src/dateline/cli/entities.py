"""The commands of entities: who is who across articles."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from dateline.cli import display, storied
from dateline.cli.display import OUT, flat, say
from dateline.cli.stories import Json, Many, RecordAt, existing, show, write
from dateline.errors import DatelineError
from dateline.ledger import Entity, Judgement, Link
from dateline.record import EntityCard
from dateline.settings import load_settings
from dateline.story.entity_wikidata import read_wikidata, wikidata_id

Wikidata = Annotated[
    Path | None,
    typer.Option(help='Wikidata ids: lines of {"name": ..., "qid": ...}; DATELINE_WIKIDATA.'),
]


def entities(
    *,
    kind: Annotated[str | None, typer.Option(help="Only of this kind: person, ...")] = None,
    name: Annotated[str | None, typer.Option(help="Only with these words in the name.")] = None,
    limit: Many = 50,
    json: Json = False,
    record: RecordAt = None,
) -> None:
    """List who is named in the record across articles, those of most articles first."""
    with existing(record) as kept:
        found = kept.entities.cards(kind=kind, name=name, many=limit)
    show(found, _cards, json=json)


def entity(
    entity: Annotated[str, typer.Argument(help="An entity's id, as found or as merged.")],
    *,
    wikidata: Wikidata = None,
    json: Json = False,
    record: RecordAt = None,
) -> None:
    """Show an entity: its names and roles, what was merged in it, and why."""
    with existing(record) as kept:
        found, why = kept.entities.entity(entity), kept.entities.why(entity)
        said = [one for one in kept.ledger.judgements("entity") if _about(one, found)]
    qid = wikidata_id(found.names, _listed(wikidata))
    if json:
        shown = {**msgspec.to_builtins(found), "wikidata": qid, "links": why, "judgements": said}
        write([shown])
    else:
        _show(found, why, said, qid)


COMMANDS: dict[str, Callable[..., None]] = {"entities": entities, "entity": entity}


def register(app: typer.Typer) -> None:
    """Add the commands of entities to the command line."""
    for name, command in COMMANDS.items():
        app.command(name)(command)


def _about(judgement: Judgement, entity: Entity) -> bool:
    ends = {end.partition("@")[0] for end in (judgement.one, judgement.other)}
    return not ends.isdisjoint(entity.found)


def _listed(path: Path | None) -> Mapping[str, str]:
    """The ids by name of the user's list; none without one. Lines of no use are told of."""
    chosen = path or load_settings().wikidata
    if chosen == "none":
        return {}
    try:
        listed, problems = read_wikidata(Path(chosen).read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError) as error:
        message = f"{chosen} cannot be read as a list of Wikidata ids ({error}): give another path"
        raise DatelineError(message) from error
    for problem in problems:
        display.trouble(problem.message)
    return listed


def _cards(cards: Sequence[EntityCard]) -> None:
    table = Table(box=None)
    for name, width in (("articles", 8), ("kind", 12)):
        table.add_column(name, no_wrap=True, min_width=width)
    table.add_column("name", no_wrap=True, overflow="ellipsis", ratio=1)
    table.add_column("entity", no_wrap=True, overflow="ellipsis", ratio=1)
    for card in cards:
        table.add_row(str(card.articles), card.kind, Text(flat(card.name)), Text(card.id))
    OUT.print(table)
    if not cards:
        say("no entities: `dateline group` merges those of the articles that were read")


def _show(entity: Entity, why: Sequence[Link], said: Sequence[Judgement], qid: str | None) -> None:
    OUT.print(Text(flat(entity.name), style="bold"))
    OUT.print(escape(f"{entity.id}, in {entity.articles} articles" + f", {qid}" * bool(qid)))
    for title, words in (("names", entity.names), ("roles", entity.roles)):
        if words:
            OUT.print(escape(f"{title}: {', '.join(map(flat, words))}"))
    for found in entity.found if len(entity.found) > 1 else ():
        OUT.print(escape(f"  {found}"))
    for link in why:
        clues = "; ".join(f"{clue.kind} {', '.join(clue.words)}".strip() for clue in link.clues)
        OUT.print(escape(f"  {link.score:.2f}  {link.one} is {link.other}: {clues}"))
    if said:
        storied.show_judgements(said)
