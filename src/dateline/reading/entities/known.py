"""What every newsroom knows: bodies, organs of states, groups, and the seats of governments.

>>> organization("ГУР Міноборони"), organization("the Kremlin"), capital("Moscow")
('organ:UA-GUR', 'government:RU', 'RU')
"""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from dateline.reading.entities.keys import organization_key


@lru_cache(maxsize=20_000)
def organization(name: str) -> str | None:
    """The entity that a body's name, in any case form, stands for; None if none is known."""
    key = organization_key(name)
    code, _, rest = key.partition("-")
    if rest == "government" and code.isupper():
        return f"government:{code}"
    known, without = _bodies().get(key), _bodies().get(rest, "")
    return known or (without if without.startswith(f"organ:{code}-") else None)


@lru_cache(maxsize=20_000)
def capital(name: str) -> str | None:
    """The code of the country whose government a city's name can stand for."""
    return _capitals().get(organization_key(name))


@cache
def _listed() -> dict[str, dict[str, list[str]]]:
    source = files("dateline.reading.entities") / "data" / "known.toml"
    return tomllib.loads(source.read_text("utf-8"))


@cache
def _bodies() -> dict[str, str]:
    kinds = {"body": "body", "organ": "organ", "group": "group", "house": "government"}
    return {
        organization_key(name): f"{kind}:{body}"
        for section, kind in kinds.items()
        for body, names in _listed()[section].items()
        for name in names
        if organization_key(name)
    }


@cache
def _capitals() -> dict[str, str]:
    return {
        organization_key(name): code
        for code, names in _listed()["capital"].items()
        for name in names
    }
