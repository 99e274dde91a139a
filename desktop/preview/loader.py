"""Reads what the preview pane shows, beside the GUI; only the newest request is answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from engine.errors import SilentDiskError
from engine.types import Hit, Item, Modality, PreviewKind
from engine.types.film_strip import FilmStrip

from ..gallery.stored_picture import decode, decode_strip
from ..services.files import FileQuestions
from ..services.protocols import LibraryView
from ..services.tasks import Task, Worker
from ..widgets.moments import second_of

PANE_SIDE = 1600
_MOST_PDF_BYTES = 200_000_000


class Content(Struct, frozen=True):
    """One item's content, of the kind its modality has.

    Attributes:
        hit: how it was found, if it was.
        image: the picture, from the file itself or, where that cannot be, its thumbnail; of a
            video the shot that matched, or its poster.
        peaks: 80 loudness values of a sound.
        text: the extracted text of a document; in the viewer also what was read in a picture, or
            is said in a sound or a video.
        markdown: in the viewer, all of a Word document as Markdown, where it is not too long.
        pdf: the file itself, where its pages are to be shown.
    """

    item: Item
    hit: Hit | None = None
    image: QImage | None = None
    peaks: bytes = b""
    text: str = ""
    markdown: str = ""
    pdf: bytes = b""


class PreviewLoader(QObject):
    """Loads one item at a time.

    Args:
        longest_side: pictures are read no larger than that, in pixels.
        in_full: PDFs are read as well, to show their pages, and all that was read or heard in
            pictures, sounds and videos.

    Signals:
        loaded(Content): told twice for a picture, first with its thumbnail, and for a PDF, first
            with its text; once more where what was read in a picture comes after it.
        answered(str, str, str): whether a file can be played now: why not, or where it is read
            from, a path or an address.
    """

    loaded = Signal(object)
    answered = Signal(str, str, str)

    def __init__(
        self,
        library: LibraryView,
        worker: Worker,
        files: FileQuestions,
        parent: QObject | None = None,
        *,
        longest_side: int = PANE_SIDE,
        in_full: bool = False,
    ) -> None:
        super().__init__(parent)
        self._in_full = in_full
        self._longest_side = longest_side
        self._library = library
        self._worker = worker
        self._files = files
        self._text = ""
        self._whole: Content | None = None
        self._tasks: list[Task[Content | None]] = []

    def load(self, item: Item, hit: Hit | None) -> None:
        """Load an item; what was asked for before is given up."""
        self.stop()
        self._text, self._whole = "", None
        stored = partial(_stored, self._library, item, hit, in_full=self._in_full)
        self._tasks = [self._worker.submit(stored, self._report_stored)]
        if (question := self._question(item, hit)) is not None:
            self._tasks.append(
                self._files.ask(item.path, question, self._report_whole, _keep_thumbnail)
            )

    def ask_presence(self, path: str) -> None:
        """Ask whether a file can be played now; `answered` tells."""
        self._files.ask_playable(
            path,
            lambda place: self.answered.emit(path, "", place),
            lambda error: self._tell_why(path, error),
        )

    def stop(self) -> None:
        """Give up what is being loaded."""
        for task in self._tasks:
            task.cancel()

    def _question(self, item: Item, hit: Hit | None) -> Callable[[str], Content | None] | None:
        """What is asked of the file itself, if anything."""
        if item.modality is Modality.IMAGE:
            return partial(_full_picture, item, hit, self._longest_side)
        if self._in_full and item.path.lower().endswith(".pdf"):
            return partial(_pages, item, hit)
        return None

    def _tell_why(self, path: str, error: Exception) -> None:
        self.answered.emit(path, str(error), "")

    def _report_stored(self, content: Content | None) -> None:
        # Two threads work at this: a thumbnail may come after the picture that it stands for.
        if content is None:
            return
        self._text = content.text
        if self._whole is None:
            self.loaded.emit(content)
        elif content.text:
            is_document = content.item.modality is Modality.TEXT
            self.loaded.emit(content if is_document else replace(self._whole, text=content.text))

    def _report_whole(self, content: Content | None) -> None:
        if content is not None:
            self._whole = replace(content, text=self._text)
            self.loaded.emit(self._whole)


def _keep_thumbnail(error: Exception) -> None:
    """The thumbnail will do where the drive of a picture does not answer."""
    if not isinstance(error, SilentDiskError):
        raise error


def _stored(library: LibraryView, item: Item, hit: Hit | None, *, in_full: bool) -> Content:
    text = _text(library, item, in_full=in_full)
    if item.modality is Modality.TEXT:
        markdown = _markdown(library, item) if in_full else ""
        return Content(item, hit, text=text, markdown=markdown)
    preview = library.preview(item.id)
    if preview.kind is PreviewKind.PEAKS:
        return Content(item, hit, decode(preview.jpeg), preview.peaks, text)
    if preview.kind is PreviewKind.SHOTS:
        return Content(item, hit, _shot(decode_strip(preview.data), hit), text=text)
    return Content(item, hit, decode(preview.jpeg), text=text)


def _text(library: LibraryView, item: Item, *, in_full: bool) -> str:
    """The text of a document; what was read or heard in other items only where all is shown."""
    is_wanted = in_full or item.modality is Modality.TEXT
    return library.document_text(item.id) if is_wanted else ""


def _markdown(library: LibraryView, item: Item) -> str:
    preview = library.preview(item.id)
    return preview.markdown if preview.kind is PreviewKind.MARKDOWN else ""


def _shot(strip: FilmStrip | None, hit: Hit | None) -> QImage | None:
    """The shot of a film that matched, or its poster."""
    if strip is None:
        return None
    second = second_of(hit)
    number = None if second is None else strip.number_at(second)
    return decode((strip.poster if number is None else strip.shots[number]).jpeg)


def read_picture(path: str, longest_side: int) -> QImage | None:
    """A picture from its file, no larger than is needed; None where it cannot be shown.

    `QImageReader` is asked for nothing but to read: to tell a size it would look at the file
    without letting other threads of Python run, and the window would hang with the file's drive.
    """
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    size = _size(path)
    if not size.isValid():
        # Qt would draw an SVG here, with all that it points to.
        return None
    if max(size.width(), size.height()) > longest_side:
        bounds = QSize(longest_side, longest_side)
        reader.setScaledSize(size.scaled(bounds, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def _full_picture(item: Item, hit: Hit | None, longest_side: int, place: str) -> Content | None:
    image = read_picture(place, longest_side)
    return None if image is None else Content(item, hit, image)


def _pages(item: Item, hit: Hit | None, place: str) -> Content | None:
    """A PDF as it lies in its file; None where that is gone, or too large to be held."""
    try:
        with open(place, "rb") as file:
            data = file.read(_MOST_PDF_BYTES + 1)
    except OSError:
        return None
    return Content(item, hit, pdf=data) if len(data) <= _MOST_PDF_BYTES else None


def _size(path: str) -> QSize:
    """The size of a picture before its EXIF orientation; negative where it is not known."""
    # Not every window shows a picture.
    from PIL import Image  # noqa: PLC0415

    try:
        with Image.open(path) as picture:
            return QSize(*picture.size)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return QSize()
