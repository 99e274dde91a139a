"""That no text of the engine is missed by who translates: read from the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from processes import PROJECT
from reading_texts import badly_marked, callee, read, unmarked

ENGINE = PROJECT / "engine"
# Whose every text is told to a person.
SENTENCES = ("sentences/*.py", "wording.py", "stored_texts.py", "explain/summary.py")
Trees = dict[str, ast.Module]


@pytest.fixture(scope="module")
def trees() -> Trees:
    """The engine's modules as Python reads them, but for the command line's, which is English."""
    paths = (path.relative_to(ENGINE) for path in sorted(ENGINE.rglob("*.py")))
    return {str(path): read(ENGINE / path) for path in paths if path.parts[0] != "cli"}


def errors_of(trees: Trees) -> set[str]:
    """`UserError`, and what is derived from it, however far."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"UserError"}
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return found


def made_in(tree: ast.Module, errors: set[str]) -> Iterator[ast.Call]:
    """Where such an error is made: by its name, or in its own class."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and callee(node) in errors:
            yield node
        elif isinstance(node, ast.ClassDef) and node.name in errors:
            inner = (one for one in ast.walk(node) if isinstance(one, ast.Call))
            yield from (one for one in inner if callee(one) == "__init__")


def prose(name: str, code: ast.AST) -> list[str]:
    """What reads like a text for a person and is not marked, with its place."""
    return [f"{name}:{text.line}: {text.written}" for text in unmarked(code) if text.is_prose]


def test_every_mark_holds_a_text_that_can_be_gathered(trees: Trees) -> None:
    """What lupdate cannot read would never be translated."""
    lines = [f"{name}:{line}" for name, tree in trees.items() for line in badly_marked(tree)]
    assert lines == []


def test_every_error_is_told_in_the_language_of_the_person(trees: Trees) -> None:
    """The line of each that is shown is marked."""
    errors = errors_of(trees)
    assert {"DiskFullError", "UnreadableFileError", "BadValueError", "BridgeRefused"} <= errors
    calls = [(name, call) for name, tree in trees.items() for call in made_in(tree, errors)]
    assert len(calls) > 100
    assert [line for name, call in calls for line in prose(name, call)] == []


def test_every_sentence_is_told_in_the_language_of_the_person(trees: Trees) -> None:
    """All that stands in modules which do nothing but tell is marked."""
    names = [name for name in trees if any(map(Path(name).match, SENTENCES))]
    assert len(names) > len(SENTENCES)
    assert [line for name in names for line in prose(name, trees[name])] == []


@pytest.mark.parametrize(
    "code",
    [
        'tr(f"{name} is gone")',
        'tr("{name} is " + how, name=name)',
        "tr_noop(text)",
        'tr_count("{n} files", many, 3)',
        "f\"{tr('gone')}!\"",
        'tr("{name} is gone", path=path)',
        'tr("{name} is gone")',
        'tr_count("{n} of {all}", "{n} of {most}", 3, all=4)',
    ],
)
def test_a_mark_that_nobody_could_translate_is_found(code: str) -> None:
    """What lupdate cannot see, or cannot be filled in, does not pass."""
    assert list(badly_marked(ast.parse(code)))


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ('UserError("The file is gone.")', 1),
        ('UserError(f"{path} is gone")', 1),
        ('UserError(tr("The file is gone."))', 0),
        ('UserError(tr(LINES[state], path=f"{a}/{b}"))', 0),
        ('names = {"a": "Picture", "b": ".jpg"}', 1),
    ],
)
def test_a_text_without_a_mark_is_found(code: str, count: int) -> None:
    """Only words that a person would read count."""
    assert len(prose("", ast.parse(code))) == count
