"""Plays a sound where this computer can, and says plainly where it cannot.

Qt's multimedia library fails to import where the system has no sound library, and plays silently
where there is no device; so it is imported late, and the devices are asked. It also waits for the
thread that reads a file whenever it stops or lets go of one: so it is given none, and only paused,
before the file's drive is known to answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer

NO_LIBRARY = "Sound output is not available: a system library for sound is missing."
NO_DEVICE = "Sound output is not available: no loudspeaker or headphones were found."


class Player(QObject):
    """One sound at a time.

    Signals:
        moved(float): the position, in seconds.
        playing_changed(bool): it began or stopped to sound.
        trouble_changed(str): why there is no sound now; empty when there can be.
        answer_wanted(str): whether this file can be read now; `take_answer` is to be told.
    """

    moved = Signal(float)
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
        self._volume, self._speed, self._repeats = 1.0, 1.0, False

    @property
    def position(self) -> float:
        """Seconds."""
        return self._media.position() / 1000 if self._media and self._is_open else self._start

    def load(self, path: str, start: float) -> None:
        """Make a sound ready, to play from a second on; the file is opened when it is played."""
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

    def set_volume(self, volume: float) -> None:
        """How loud it is from now on, from 0 to 1, as the ear hears it."""
        self._volume = volume
        self._tune()

    def set_speed(self, speed: float) -> None:
        """How fast it goes from now on, where 1 is its own speed."""
        self._speed = speed
        self._tune()

    def set_repeats(self, wanted: bool) -> None:
        """Begin again at the end from now on, or do not."""
        self._repeats = wanted
        self._tune()

    def stop(self) -> None:
        """Fall silent, and let go of the file as soon as its drive answers."""
        self._is_wanted = False
        if self._media and self._is_open:
            self._is_open = False
            self._media.pause()
            self._leaving = self._path
            self.answer_wanted.emit(self._path)

    def take_answer(self, path: str, trouble: str) -> None:
        """Hear whether a file can be read now, and why not."""
        if path == self._leaving:
            self._leaving = ""
            self._leave(is_stuck=bool(trouble))
        elif path == self._path and self._is_wanted:
            self._is_wanted = False
            if trouble:
                self.trouble_changed.emit(trouble)
            elif self._media:
                self._is_open = True
                self._media.setSource(QUrl.fromLocalFile(path))
                self._media.play()

    def _leave(self, *, is_stuck: bool) -> None:
        """Let go of a file; a player that would have to wait for that is left to itself."""
        if self._media is None:
            return
        if is_stuck:
            self._media.blockSignals(True)
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
            )
        except ImportError:
            self.trouble_changed.emit(NO_LIBRARY)
            return
        if self._media is None:
            self._devices = QMediaDevices(self)
            self._devices.audioOutputsChanged.connect(self._check_devices)
        self._media = QMediaPlayer(self)
        self._media.setAudioOutput(QAudioOutput(self._media))
        self._media.positionChanged.connect(self._on_position)
        self._media.playingChanged.connect(self.playing_changed)
        self._media.errorOccurred.connect(lambda _, text: self.trouble_changed.emit(text))
        self._media.mediaStatusChanged.connect(self._on_status)
        self._tune()
        self._check_devices()

    def _tune(self) -> None:
        """Give the player what was chosen, which holds for every sound."""
        if self._media is None:
            return
        from PySide6.QtMultimedia import QAudio  # noqa: PLC0415 (is there, since a player is)

        ear = QAudio.VolumeScale.LogarithmicVolumeScale
        power = QAudio.VolumeScale.LinearVolumeScale
        self._media.audioOutput().setVolume(QAudio.convertVolume(self._volume, ear, power))
        self._media.setPlaybackRate(self._speed)
        self._media.setLoops(
            self._media.Loops.Infinite if self._repeats else self._media.Loops.Once
        )

    def _on_position(self, milliseconds: int) -> None:
        if self._is_open:
            self.moved.emit(milliseconds / 1000)

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        """Go to the wanted second once the file is open; before that seeking has no effect."""
        assert self._media is not None
        if status == self._media.MediaStatus.LoadedMedia and self._start:
            self._media.setPosition(round(self._start * 1000))

    def _check_devices(self) -> None:
        missing = self._devices.defaultAudioOutput().isNull()
        self.trouble_changed.emit(NO_DEVICE if missing else "")
