"""The readers of speech and of scans, called as a decoder process calls them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_files import write_pdf
from PIL import Image

from engine.library.speech import find_speech_model
from engine.media.decoder import read_text, transcribe
from engine.media.limits import Limits
from engine.types.decoded import Batch, FileDone, FileFailed
from engine.types.vectors import InputSpec

SPEECH = Path(__file__).with_name("speech.ogg")


@pytest.fixture(scope="module")
def limits() -> Limits:
    """Those of the pass that writes down speech."""
    return Limits(speech_model=find_speech_model())


def test_utterances_come_in_order_with_signs_of_life(limits: Limits) -> None:
    """Each tells first that the decoder is at work; the end has all of them."""
    *signs, end = transcribe(str(SPEECH), InputSpec(), limits)
    assert isinstance(end, FileDone)
    assert len(signs) == 1 + len(end.spoken)
    assert all(isinstance(one, Batch) and not one.segments for one in signs)
    assert "purple elephant" in end.spoken[-1].text
    starts = [one.start for one in end.spoken]
    assert starts == sorted(starts)


def test_what_is_no_sound_says_nothing(limits: Limits, tmp_path: Path) -> None:
    """A text and a picture have no speech, and a broken sound has a reason."""
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    (tmp_path / "b.wav").write_bytes(b"RIFF\x00\x00\x00\x00WAVE")
    (text,) = transcribe(str(tmp_path / "a.txt"), InputSpec(), limits)
    assert isinstance(text, FileDone)
    assert text.spoken == ()
    *_, broken = transcribe(str(tmp_path / "b.wav"), InputSpec(), limits)
    assert isinstance(broken, FileFailed)


def test_only_pages_without_text_are_looked_at(tmp_path: Path) -> None:
    """A typed page is left alone, an empty scan has no lines, a locked PDF has a reason."""
    typed = write_pdf(tmp_path / "typed.pdf", "Some words")
    Image.new("RGB", (200, 100), "white").save(tmp_path / "scan.pdf")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing")
    for path in (typed, tmp_path / "scan.pdf"):
        sign, end = read_text(str(path), InputSpec(), Limits())
        assert isinstance(sign, Batch)
        assert isinstance(end, FileDone)
        assert end.lines == ()
    (failed,) = read_text(str(tmp_path / "broken.pdf"), InputSpec(), Limits())
    assert isinstance(failed, FileFailed)
