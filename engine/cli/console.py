"""What every command prints with: results on stdout, all else on stderr."""

from __future__ import annotations

import json
import sys
from typing import Any

from rich.console import Console

from ..wording import on_one_line


def print_json(document: dict[str, Any]) -> None:
    """Print one JSON document on stdout; names that are not UTF-8 keep their surrogates."""
    sys.stdout.write(json.dumps(document, ensure_ascii=True, indent=2) + "\n")


def complain(message: str) -> None:
    """Print one line on stderr."""
    _print(Console(stderr=True), message)


def say(message: str) -> None:
    """Print one line on stdout."""
    _print(Console(), message)


def _print(console: Console, message: str) -> None:
    # Names of files are shown as they are: no markup, and no picture in place of :cat:.
    console.print(_printable(message), soft_wrap=True, highlight=False, markup=False, emoji=False)


def _printable(text: str) -> str:
    """Text that a terminal neither obeys nor breaks at: names may hold anything."""
    return on_one_line(text).encode("utf-8", "replace").decode("utf-8")
