"""The option that writes the expected articles anew; read the difference before it is kept."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--snapshot-update", action="store_true", help="write expected articles anew")
