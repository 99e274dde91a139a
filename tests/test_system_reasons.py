"""Why the system refused something, as it is told in the language of the window."""

from __future__ import annotations

import errno
import os
import ssl
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from permissions import forbidden

from desktop.marks.renaming import rename_file
from desktop.shell.errors import error_line
from engine import language
from engine.errors import UserError, user_line
from engine.indexing.blame import why_left_out
from engine.language import Language, speak
from engine.stored_texts import retold
from engine.system_reasons import _REASONS, reason_and_file, system_reason

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the words are Linux's")


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """German with a few texts, and English again afterwards."""
    messages = {
        ("Permission denied", ""): ("Zugriff verweigert",),
        ("Input/output error", ""): ("Ein-/Ausgabefehler",),
    }
    monkeypatch.setattr(language, "translations", lambda _: messages)
    speak(Language.GERMAN)
    yield
    speak(Language.ENGLISH)


@LINUX
@pytest.mark.parametrize("name", _REASONS)
def test_in_english_a_reason_is_what_the_system_says(name: str) -> None:
    """So the command line tells what it always told, and what was stored before is known."""
    number = getattr(errno, name)
    assert _REASONS[name] == os.strerror(number)
    assert system_reason(OSError(number, os.strerror(number))) == os.strerror(number)


@pytest.mark.usefixtures("german")
def test_a_window_tells_what_the_system_refused_in_its_language(tmp_path: Path) -> None:
    """Whether it was told by the window or by its engine, now or from the library."""
    refused = PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/a.png")
    assert "Zugriff verweigert" in user_line(refused)
    assert error_line(refused) == "/a.png: Zugriff verweigert."
    assert reason_and_file(refused) == "Zugriff verweigert (/a.png)"
    stored = why_left_out(OSError(errno.EIO, os.strerror(errno.EIO)), "/a.png")
    assert stored == "the file cannot be opened: Input/output error"
    assert retold(stored).endswith(": Ein-/Ausgabefehler")


@LINUX
@pytest.mark.usefixtures("german")
def test_a_file_that_may_not_be_renamed_is_told_in_the_language(tmp_path: Path) -> None:
    """From the system's own refusal to the line that is shown."""
    (tmp_path / "a.txt").write_text("words")
    with pytest.raises(UserError, match="Zugriff verweigert"), forbidden(tmp_path, 0o500):
        rename_file(str(tmp_path / "a.txt"), "b.txt")


def test_what_is_not_the_system_s_is_told_as_it_is() -> None:
    """A library has numbers of its own, and some errors have none."""
    assert system_reason(ssl.SSLError(errno.ENOENT, "[SSL] PEM lib")) == "[SSL] PEM lib"
    assert system_reason(OSError("odd")) == "odd"
    assert system_reason(OSError(errno.EIO, "the cable is loose")) == "the cable is loose"
