"""Plays a sound or a film where this computer can, and says plainly where it cannot.

Qt's multimedia library fails to import where the system has no sound library, and plays silently
where there is no device; so it is imported late, and the devices are asked. It also waits for the
thread that reads a file whenever it stops or lets go of one: so it is given none, and only paused,
before the file's drive is known to answer.

The pictures of a film come as frames, which a widget of ours paints: so the poster stays until the
first of them, nothing lies in a window of its own, and no further library of Qt's is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QUrl, Signal

from engine.language import tr, tr_noop

from .sound_server import no_word_of_sound_server

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame

NO_LIBRARY = tr_noop(
    "Sounds and videos cannot be played here: a system library for sound is missing. "
    "“Open” plays them in another program."
)
NO_DEVICE = tr_noop("Sound output is not available: no loudspeaker or headphones were found.")
OTHER_PROGRAM = tr_noop("“Open” may play it in another program.")


class Tuning(Struct, frozen=True):
    """How everything is played.

    Attributes:
        volume: from 0 to 1, as the ear hears it.
        speed: 1 is the file's own.
        repeats: it begins again at its end.
    """

    volume: float = 1.0
    speed: float = 1.0
    repeats: bool = False


class Player(QObject):
    """One file at a time.

    Signals:
        moved(float): the position, in seconds.
        frame_came(QVideoFrame): the picture of a film that is to be seen now.
        playing_changed(bool): it began or stopped to play.
        trouble_changed(str): why it cannot be played or heard now; empty when it can be.
        answer_wanted(str): whether this file can be read now; `take_answer` is to be told.
    """

    moved = Signal(float)
    frame_came = Signal(object)
    playing_changed = Signal(bool)
    trouble_changed = Signal(str)
    answer_wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._media: QMediaPlayer | None = None
        self._path = ""
        self._start = 0.0
        self._is_open = False
        self._is_wanted = False
        self._leaving = ""
        self._stuck: list[QMediaPlayer] = []
        self._tuning = Tuning()

    @property
    def position(self) -> float:
        """Seconds."""
        return self._media.position() / 1000 if self._media and self._is_open else self._start

    @property
    def tuning(self) -> Tuning:
        """How everything is played."""
        return self._tuning

    def plays(self, path: str) -> bool:
        """Whether this file is playing now."""
        return path == self._path and self._media is not None and self._media.isPlaying()

    def load(self, path: str, start: float) -> None:
        """Make a file ready, to play from a second on, and open it when it is played.

        What plays already goes on.
        """
        if self.plays(path):
            return
        self.stop()
        self._path, self._start = path, start
        if self._media is None:
            self._set_up()
        else:
            self._check_devices()
        self.moved.emit(start)

    def toggle(self) -> None:
        """Play, or pause."""
        if self._media is None:
            return
        if self._media.isPlaying():
            self._media.pause()
        elif self._is_open:
            self._media.play()
        elif not self._is_wanted:
            self._is_wanted = True
            self.answer_wanted.emit(self._path)

    def seek(self, seconds: float) -> None:
        """Go to a second; a file that is still being opened goes there once it is open."""
        self._start = seconds
        if self._media and self._is_open:
            self._media.setPosition(round(seconds * 1000))
        else:
            self.moved.emit(seconds)

    def play_from(self, seconds: float) -> None:
        """Play from a second on."""
        self.seek(seconds)
        if self._media is not None and not self._media.isPlaying():
            self.toggle()

    def tune(self, tuning: Tuning) -> None:
        """Play everything like that from now on."""
        self._tuning = tuning
        self._apply_tuning()

    def stop(self) -> None:
        """Fall silent, and let go of the file as soon as its drive answers."""
        self._is_wanted = False
        if self._media and self._is_open:
            self._is_open = False
            self._media.pause()
            self._leaving = self._path
            self.answer_wanted.emit(self._path)

    def take_answer(self, path: str, trouble: str, place: str) -> None:
        """Hear whether a file can be read now: why not, or where, a path or an address."""
        if path == self._leaving:
            self._leaving = ""
            self._leave(is_stuck=bool(trouble))
        elif path == self._path and self._is_wanted:
            self._is_wanted = False
            if trouble:
                self.trouble_changed.emit(trouble)
            elif self._media:
                self._is_open = True
                self._media.setSource(_url_of(place))
                self._media.play()

    def _leave(self, *, is_stuck: bool) -> None:
        """Let go of a file; a player that would have to wait for that is left to itself."""
        if self._media is None:
            return
        if is_stuck:
            self._media.blockSignals(True)
            self._media.videoSink().blockSignals(True)
            self._stuck.append(self._media)
            self._set_up()
        else:
            self._media.setSource(QUrl())

    def _set_up(self) -> None:
        try:
            from PySide6.QtMultimedia import (  # noqa: PLC0415 (may fail, see above)
                QAudioOutput,
                QMediaDevices,
                QMediaPlayer,
                QVideoSink,
            )
        except ImportError:
            self.trouble_changed.emit(tr(NO_LIBRARY))
            return
        with no_word_of_sound_server():
            if self._media is None:
                self._devices = QMediaDevices(self)
                self._devices.audioOutputsChanged.connect(self._check_devices)
            self._media = QMediaPlayer(self)
        self._media.setAudioOutput(QAudioOutput(self._media))
        sink = QVideoSink(self._media)
        sink.videoFrameChanged.connect(self._on_frame)
        self._media.setVideoSink(sink)
        self._media.positionChanged.connect(self._on_position)
        self._media.playingChanged.connect(self.playing_changed)
        self._media.errorOccurred.connect(self._on_error)
        self._media.mediaStatusChanged.connect(self._on_status)
        self._apply_tuning()
        self._check_devices()

    def _apply_tuning(self) -> None:
        if self._media is None:
            return
        from PySide6.QtMultimedia import QAudio  # noqa: PLC0415 (is there, since a player is)

        ear = QAudio.VolumeScale.LogarithmicVolumeScale
        power = QAudio.VolumeScale.LinearVolumeScale
        self._media.audioOutput().setVolume(QAudio.convertVolume(self._tuning.volume, ear, power))
        self._media.setPlaybackRate(self._tuning.speed)
        self._media.setLoops(
            self._media.Loops.Infinite if self._tuning.repeats else self._media.Loops.Once
        )

    def _on_position(self, milliseconds: int) -> None:
        if self._is_open:
            self.moved.emit(milliseconds / 1000)

    def _on_frame(self, frame: QVideoFrame) -> None:
        # The end of a film is told by a frame that is none; what was seen last stays.
        if self._is_open and frame.isValid():
            self.frame_came.emit(frame)

    def _on_error(self, error: QMediaPlayer.Error, text: str) -> None:
        self.trouble_changed.emit(f"{text.rstrip('.')}. {tr(OTHER_PROGRAM)}")

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        """Go to the wanted second once the file is open; before that seeking has no effect."""
        assert self._media is not None
        if status == self._media.MediaStatus.LoadedMedia and self._start:
            self._media.setPosition(round(self._start * 1000))

    def _check_devices(self) -> None:
        missing = self._devices.defaultAudioOutput().isNull()
        self.trouble_changed.emit(tr(NO_DEVICE) if missing else "")


def _url_of(place: str) -> QUrl:
    return QUrl(place) if place.startswith("http:") else QUrl.fromLocalFile(place)
