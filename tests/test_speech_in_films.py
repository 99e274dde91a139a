"""What is said in a film is written down and found as in a sound."""

from __future__ import annotations

from pathlib import Path

import av
from conftest import MakeLibrary
from film_media import write_film

from engine.explain.summary import explanation_line
from engine.indexing.later_pass import TextReport
from engine.library.speech import find_speech_model
from engine.types import MatchSource, Modality, Query, Term

SPEECH = Path(__file__).with_name("speech.ogg")


def add_speech(silent: Path, film: Path) -> None:
    """The same film with the talk as its sound track."""
    with av.open(str(silent)) as seen, av.open(str(SPEECH)) as said, av.open(str(film), "w") as out:
        sources = [seen.streams.video[0], said.streams.audio[0]]
        targets = [out.add_stream_from_template(source) for source in sources]
        for container, source, target in zip((seen, said), sources, targets, strict=True):
            for packet in container.demux(source):
                if packet.dts is not None:
                    packet.stream = target
                    out.mux(packet)


def test_a_film_is_found_by_what_is_said(make_library: MakeLibrary, tmp_path: Path) -> None:
    """The hit says so, and its moment, which is one that is heard, is where the word is said."""
    silent = write_film(tmp_path / "silent.mkv", "red", "blue", "green", "red", "blue", "green")
    (tmp_path / "media").mkdir()
    add_speech(silent, tmp_path / "media" / "talk.mkv")
    write_film(tmp_path / "media" / "mute.mkv", "green")
    library = make_library()
    library.index((str(tmp_path / "media"),))
    library.readings.use_speech_model(find_speech_model())
    assert library.readings.speech() == TextReport(read=2, with_text=1)
    query = Query((Term(Modality.TEXT, "museum"),))
    (hit,) = [one for one in library.search(query).hits if MatchSource.SPEECH in one.sources]
    assert Path(hit.item.path).name == "talk.mkv"
    assert hit.item.modality is Modality.VIDEO
    explanation = library.explain(query, hit.item.id)
    assert explanation.moment is not None
    assert 4 < explanation.moment.start < explanation.moment.end < 13
    assert explanation.sense is Modality.AUDIO
    assert "said from 0:0" in explanation_line(hit, explanation)
