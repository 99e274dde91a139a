"""What the chips of files show: small pictures, read beside the GUI thread."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage

from engine.errors import UserError
from engine.types import Modality, Preview, PreviewKind, Term
from engine.types.fragments import Area, Interval

from ..gallery.stored_picture import decode, decode_strip
from ..preview.loader import read_picture
from ..services.files import FileAnswers, FileQuestions
from ..services.protocols import LibraryView

# Pixels; enough for a part of a picture to be made out.
_LONGEST_SIDE = 400


class ChipArt(Struct, frozen=True):
    """What a chip shows of its file.

    Attributes:
        image: the picture or the part of it that is asked with, a shot of a film, a cover.
        peaks: 80 loudness values of a sound without a cover.
    """

    image: QImage | None = None
    peaks: bytes = b""


class ChipPictures(QObject):
    """Finds what the chips of files show.

    Signals:
        found(Term, ChipArt): told only where there is something to show.
    """

    found = Signal(object, object)

    def __init__(
        self, library: LibraryView, files: FileQuestions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._files = files

    def look(self, term: Term) -> None:
        """Look for the picture of a file; `found` tells."""
        self._files.submit(
            partial(_art, self._library, self._files.answers, term), partial(self._tell, term)
        )

    def _tell(self, term: Term, art: ChipArt) -> None:
        if art != ChipArt():
            self.found.emit(term, art)


def _art(library: LibraryView, files: FileAnswers, term: Term) -> ChipArt:
    """What the library keeps of a file, or else the file itself, if it is a picture."""
    item_id = library.find(term.value)
    if item_id is not None:
        art = _stored(library.preview(item_id), term)
    elif term.modality is Modality.IMAGE:
        art = ChipArt(_read(files, term.value))
    else:
        art = ChipArt()
    if art.image is not None and isinstance(term.fragment, Area):
        return ChipArt(_part(art.image, term.fragment))
    return art


def _read(files: FileAnswers, path: str) -> QImage | None:
    try:
        return files.answer(path, lambda place: read_picture(place, _LONGEST_SIDE))
    except UserError:
        # Its drive does not answer; that it cannot be asked with is told elsewhere.
        return None


def _stored(preview: Preview, term: Term) -> ChipArt:
    if preview.kind is not PreviewKind.SHOTS:
        return ChipArt(decode(preview.jpeg), preview.peaks)
    strip = decode_strip(preview.data)
    if strip is None:
        return ChipArt()
    second = term.fragment.start if isinstance(term.fragment, Interval) else None
    number = None if second is None else strip.number_at(second)
    return ChipArt(decode((strip.poster if number is None else strip.shots[number]).jpeg))


def _part(image: QImage, area: Area) -> QImage:
    left, top, right, bottom = area.box
    width, height = image.width(), image.height()
    first = round(left * width), round(top * height)
    size = max(1, round((right - left) * width)), max(1, round((bottom - top) * height))
    return image.copy(QRect(*first, *size))
