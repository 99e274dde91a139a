"""What is replaced in a struct is a field of one, which no type checker sees to."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from engine.types import IndexReport

ROOT = Path(__file__).parents[1]
FILES = [path for half in ("engine", "desktop") for path in sorted((ROOT / half).rglob("*.py"))]


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    """The code that travels, file by file."""
    return {path: ast.parse(path.read_text("utf-8")) for path in FILES}


def _classes(tree: ast.Module) -> Iterator[tuple[str, set[str], list[str]]]:
    """The classes of a file, with the fields that each declares and the names of its bases."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            declared = (line.target for line in node.body if isinstance(line, ast.AnnAssign))
            fields = {target.id for target in declared if isinstance(target, ast.Name)}
            yield node.name, fields, [base.id for base in node.bases if isinstance(base, ast.Name)]


def _replaced(tree: ast.Module) -> Iterator[tuple[int, set[str]]]:
    """The line of each call of `replace`, and the fields that it names."""
    for node in ast.walk(tree):
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if is_call and node.func.id == "replace":
            yield node.lineno, {one.arg for one in node.keywords if one.arg}


def test_what_is_replaced_is_a_field(trees: dict[Path, ast.Module]) -> None:
    """The names of each call are those of one class, so that a slip is found before it is run."""
    classes = [one for tree in trees.values() for one in _classes(tree)]
    own = {name: fields for name, fields, _ in classes}
    known = [
        fields.union(*(own.get(base, set()) for base in bases)) for _, fields, bases in classes
    ]
    calls = [(path.name, *one) for path, tree in trees.items() for one in _replaced(tree)]
    assert len(calls) > 50
    assert [one for one in calls if not any(one[-1] <= fields for fields in known)] == []


def test_a_name_that_is_no_field_is_refused() -> None:
    """A struct never loses a change to a name that it has not."""
    with pytest.raises(TypeError, match="no field 'fialed'"):
        replace(IndexReport(), fialed=1)
