"""Texts as tokenizers take them."""

from __future__ import annotations


def tokenizable(text: str) -> str:
    """A text without the lone surrogates of file names that are not UTF-8: "?" stands for them."""
    return text.encode("utf-8", "replace").decode("utf-8")
