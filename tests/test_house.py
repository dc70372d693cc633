"""The shape of the house: imports go one way, modules stay small, the front door is complete."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman

ROOT = Path(dragoman.__file__).parent
ROOMS = [
    "records",
    "errors",
    "config",
    "words",
    "fetch",
    "read",
    "parse",
    "coding",
    "link",
    "store",
    "relate",
    "run",
    "corpus",
    "show",
]
MODULES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


def room(parts: tuple[str, ...]) -> str:
    return parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The rooms that a module imports from."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "dragoman" else [f"dragoman.{alias.name}" for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("dragoman.")}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_from_rooms_before_it(path: Path) -> None:
    own = ROOMS.index(room(path.relative_to(ROOT).parts))
    assert {name for name in imported(path) & set(ROOMS) if ROOMS.index(name) > own} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_functions_are_short() -> None:
    lengths = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert statistics.quantiles(lengths, n=20)[-1] <= 40


def test_the_front_door_is_complete() -> None:
    assert len(dragoman.__all__) <= 12
    for name in dragoman.__all__:
        assert getattr(dragoman, name).__doc__
    with pytest.raises(AttributeError, match="nonesuch"):
        dragoman.nonesuch  # noqa: B018


def test_importing_loads_nothing_heavy() -> None:
    code = "import sys, dragoman, dragoman.show.cli; print([m for m in ('spacy', 'trafilatura', 'starlette', 'pyarrow', 'httpx2') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
