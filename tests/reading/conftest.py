"""The reader's model once for all tests, and readings of the tests' own docstrings."""

from inspect import cleandoc

import pytest

from dateline.model import Reading
from dateline.reading import Model, load_model
from reading.told import read_text


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "language(code): what a test's docstring is written in")


@pytest.fixture(scope="session")
def model() -> Model:
    return load_model()


@pytest.fixture
def reading(request: pytest.FixtureRequest, model: Model) -> Reading:
    """The test's own docstring, read as a page of plain text."""
    marker = request.node.get_closest_marker("language")
    language: str = marker.args[0] if marker else "en"
    return read_text(cleandoc(request.function.__doc__), language, model)
