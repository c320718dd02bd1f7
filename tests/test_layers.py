"""The import rules of the design, as a test: a module imports only from rows above its own."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "dateline"
LAYERS = [
    "errors",
    "identity optional settings span",
    "model",
    "ledger",
    "page article reading story record brief",
    "merging",
    "grouping",
    "pipeline",
    "web",
    "cli",
    "__init__ __main__",
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names.split()}
DOORS = {"cli", "web", "settings"}


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):  # inside functions and TYPE_CHECKING too
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "absolute imports only"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def top(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    """Also inside functions; and only the doors read settings."""
    here = top(path)
    for name in imported(ast.parse(path.read_text())):
        package, _, rest = name.partition(".")
        there = rest.split(".")[0]
        if package != "dateline" or there == here:
            continue
        assert RANK[there] < RANK[here], f"{here} may not import {there}"
        assert there != "settings" or here in DOORS, f"{here} may not read settings"


def test_no_cycles() -> None:
    """No module reaches itself through imports, hidden ones included."""
    names = {
        ".".join(("dateline", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
            ".__init__"
        ): path
        for path in modules()
    }
    edges: dict[str, set[str]] = {}
    for name, path in names.items():
        found = set(imported(ast.parse(path.read_text())))
        edges[name] = {
            target
            for item in found
            for target in [item if item in names else item.rpartition(".")[0]]
            if target in names and target != name
        }

    def reach(start: str) -> set[str]:
        seen: set[str] = set()
        todo = [start]
        while todo:
            for target in edges[todo.pop()] - seen:
                seen.add(target)
                todo.append(target)
        return seen

    assert [name for name in names if name in reach(name)] == []


def test_one_door_to_the_model_runtime() -> None:
    """Only `reading/runtime.py` imports onnxruntime or tokenizers."""
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        for name in imported(ast.parse(path.read_text()))
        if name.split(".")[0] in {"onnxruntime", "tokenizers"}
    }
    assert users <= {"reading/runtime.py"}
