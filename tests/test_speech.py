"""The pass that writes down speech: found by words, off until asked for, carried on, forgotten.

`speech.ogg` was made for these tests: espeak-ng -v en-us -s 130 "Good morning everybody. Today we
talk about the harbor of Rotterdam. After lunch the children visit the museum and paint a purple
elephant.", coded as Opus.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from colour_media import write_tone
from conftest import MakeLibrary
from fake_encoder import ColourEncoder

from engine.cli.main import run
from engine.errors import UserError
from engine.explain.summary import explanation_line
from engine.indexing.later_pass import TextReport
from engine.library.facade import Library
from engine.library.reader import LibraryReader
from engine.library.speech import find_speech_model
from engine.types import Hit, MatchSource, Modality, Query, Term

SPEECH = Path(__file__).with_name("speech.ogg")
NOTHING = TextReport()


@dataclass(frozen=True)
class Heard:
    """A library whose sounds were listened to.

    Attributes:
        before: what a pass came to when nobody had asked for it.
        seconds_due: how long its sounds are, as was told then.
        report: what the pass came to that was asked for.
    """

    library: Library
    folder: Path
    before: TextReport
    seconds_due: float
    report: TextReport


def said(library: Library, text: str) -> list[Hit]:
    """The hits that what is said brought in."""
    hits = library.search(Query((Term(Modality.TEXT, text),))).hits
    return [hit for hit in hits if MatchSource.SPEECH in hit.sources]


def listens(library: Library) -> Library:
    """The library, told to write down speech."""
    library.readings.use_speech_model(find_speech_model())
    return library


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Heard]:
    """A talk, a copy of it and a tone, listened to."""
    folder = tmp_path_factory.mktemp("heard") / "media"
    folder.mkdir()
    for name in ("talk.ogg", "copy.ogg"):
        shutil.copy(SPEECH, folder / name)
    write_tone(folder / "tone.wav", "low")
    library = Library(
        folder.parent / "library", "starter", encoder_of=lambda preset, cache: ColourEncoder()
    )
    library.index((str(folder),))
    before = library.readings.speech()
    with closing(LibraryReader(folder.parent / "library")) as reader:
        state = reader.speech()
    assert state.model is None
    yield Heard(library, folder, before, state.seconds_due, listens(library).readings.speech())
    library.close()


def test_a_sound_is_found_by_what_is_said(heard: Heard) -> None:
    """Its copy, which was not listened to again, is under it; in the tone nobody speaks."""
    assert heard.report == TextReport(read=3, with_text=2)
    (hit,) = said(heard.library, "elephant")
    assert Path(hit.item.path).name in {"talk.ogg", "copy.ogg"}
    assert len(hit.copies) == 1
    assert not hit.weak


def test_the_explanation_has_the_seconds_and_the_sentence(heard: Heard) -> None:
    """Playing begins with the sentence in which the word is said."""
    query = Query((Term(Modality.TEXT, "museum"),))
    (hit,) = said(heard.library, "museum")
    explanation = heard.library.explain(query, hit.item.id)
    assert explanation.moment is not None
    assert 4 < explanation.moment.start < explanation.moment.end < 13
    assert "paint a purple elephant" in explanation.written
    line = explanation_line(hit, explanation)
    assert "by what is said; has museum; said from 0:0" in line
    assert '"After lunch' in line


def test_what_was_heard_is_not_listened_to_again(heard: Heard) -> None:
    """Neither by the next pass nor by a run over the same files."""
    assert heard.library.readings.speech() == NOTHING
    assert heard.library.index().indexed == 0
    assert len(said(heard.library, "elephant")) == 1


def test_nothing_is_written_down_until_it_is_asked_for(heard: Heard) -> None:
    """It is said how long it would take, and switching off keeps what is known."""
    assert heard.before == NOTHING
    assert heard.seconds_due == pytest.approx(25, abs=0.5)
    heard.library.readings.use_speech_model(None)
    assert heard.library.readings.speech() == NOTHING
    assert len(said(heard.library, "elephant")) == 1


def test_a_stopped_pass_is_carried_on(make_library: MakeLibrary, tmp_path: Path) -> None:
    """What was heard before a cancel stays, and the next pass has the rest."""
    for number, pitch in enumerate(("low", "high", "low")):
        write_tone(tmp_path / "media" / f"{number}.wav", pitch, seconds=1 + number)
    library = listens(make_library())
    library.index((str(tmp_path / "media"),))
    done: list[int] = []
    stopped = library.readings.speech(
        on_progress=lambda progress: done.append(progress.done), cancelled=lambda: bool(done)
    )
    assert stopped == TextReport(read=1, cancelled=True)
    assert library.readings.speech() == TextReport(read=2)


def test_what_was_said_goes_with_the_file(heard: Heard) -> None:
    """A file that says something else has other words; what comes again is listened to again."""
    library, media = listens(heard.library), heard.folder
    (media / "copy.ogg").unlink()
    (media / "tone.wav").replace(media / "talk.ogg")
    library.index()
    assert said(library, "elephant") == []
    shutil.copy(SPEECH, media / "again.ogg")
    library.index()
    library.readings.speech()
    assert [Path(hit.item.path).name for hit in said(library, "elephant")] == ["again.ogg"]
    library.forget(str(media / "again.ogg"))
    assert said(library, "elephant") == []


def test_the_command_switches_and_tells(
    make_library: MakeLibrary,
    media_folder: Path,
    library_dir: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """On and off are remembered; status has the model and the seconds."""
    library = make_library()
    library.index((str(media_folder),))
    library.close()
    states = []
    for switch in ("status", "on", "off"):
        assert run(["speech", switch, "--json", "--library", str(library_dir)]) == 0
        states.append(json.loads(capsys.readouterr().out)["speech"])
    assert run(["speech", "perhaps", "--library", str(library_dir)]) == 2
    assert "Say on, off or status, not perhaps." in " ".join(capsys.readouterr().err.split())
    assert [state["model"] is None for state in states] == [True, False, True]
    assert [state["seconds_due"] for state in states] == [pytest.approx(4)] * 3


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    """It is said what is to be in it."""
    with pytest.raises(UserError, match="a folder with model.bin"):
        find_speech_model(str(tmp_path))


def test_what_is_missing_can_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says how."""
    monkeypatch.setattr("engine.library.speech.find_spec", lambda name: None)
    with pytest.raises(UserError, match=r'pip install "triptych\[speech\]"'):
        find_speech_model()
