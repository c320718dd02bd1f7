"""Optional packages behind one door, with a sign on it."""

from importlib import import_module
from types import ModuleType

from dateline.errors import MissingExtra


def require(package: str, *, extra: str, why: str) -> ModuleType:
    """Import an optional package, or say how to install it.

    Args:
        package: The module's import name.
        extra: The extra of `dateline` that installs it.
        why: What it is needed for, as in "to keep the record in PostgreSQL".

    Raises:
        MissingExtra: The package is not installed.
    """
    try:
        return import_module(package)
    except ImportError as error:
        message = f"{package} is needed {why}: pip install 'dateline[{extra}]'"
        raise MissingExtra(message) from error
