"""What tiles show: loaded in one thread beside the GUI, newest request first, kept within a bound.

The view says which items are on the screen; what left it is no longer waited for. The thread makes
`QImage`s, only the GUI thread turns them into `QPixmap`s.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import count

from msgspec import Struct, field
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from engine.types import Item, Modality, PreviewKind
from engine.types.film_strip import FilmStrip

from ..services.protocols import LibraryView
from ..services.tasks import Worker
from .cache import ByteLru
from .film import Film
from .quotes import is_markdown, is_word, readable
from .stored_picture import decode, decode_strip
from .written_page import written_page

# Beside what is on the screen: what has left it is known by the tile that was painted of it. More
# would be what was deleted or changed since.
CACHE_BYTES = 2 * 2**20
_COALESCE_MS = 30
_FIXED_BYTES = 512


class Art(Struct, frozen=True, eq=False):
    """What a tile shows beside its name; what is empty is not there.

    Attributes:
        picture: of a document its first page, of one in Markdown or of Word how it begins, drawn
            as it is meant, of a sound its cover.
        peaks: 80 loudness values of a sound, 0 to 255.
        text: the beginning of a document, on one line.
        film: the shots of a video.
        number: no other art has it, so that what was drawn of it is known without keeping it.
    """

    picture: QPixmap | None = None
    peaks: bytes = b""
    text: str = ""
    film: Film | None = None
    number: int = field(default_factory=count().__next__)


# Of what is not loaded yet.
NO_ART = Art()


class _Loaded(Struct, frozen=True):
    image: QImage | None = None
    peaks: bytes = b""
    text: str = ""
    strip: FilmStrip | None = None


class ThumbnailLoader(QObject):
    """The art of items; what an item showed before its file changed makes room for it.

    Signals:
        ready(frozenset[int]): the art of these items came; several arrivals share one signal.
        lacking(list[Item]): there is nothing to show of these yet, which are wanted now.
    """

    ready = Signal(object)
    lacking = Signal(list)

    def __init__(self, library: LibraryView, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._worker = worker
        self._cache: ByteLru[int, tuple[int, Art]] = ByteLru(CACHE_BYTES)
        self._missing: set[int] = set()
        self._came: set[int] = set()
        self._wanted: list[Item] = []
        self._waiting: list[Item] = []
        self._busy = False
        self._coalesced = QTimer(self, singleShot=True, interval=_COALESCE_MS)
        self._coalesced.timeout.connect(self._tell)

    def art(self, item: Item) -> Art | None:
        """The art of an item, or None while it is not loaded."""
        mtime_ns, art = self._cache.get(item.id) or (None, None)
        return art if mtime_ns == item.mtime_ns else None

    def want(self, items: Iterable[Item]) -> None:
        """Load what these items lack; what was wanted before and is not among them is dropped."""
        self._wanted = list(items)
        # A large screen would have some of them loaded for ever, each in the place of another.
        self._cache.least = len(self._wanted)
        self._waiting = [item for item in self._wanted if self.art(item) is None]
        self._next()

    def forget_missing(self) -> None:
        """Forget which items had nothing to show, so that they are looked at again."""
        for item_id in self._missing:
            self._cache.discard(item_id)
        self._missing.clear()

    def _tell(self) -> None:
        came, self._came = frozenset(self._came), set()
        self.ready.emit(came)
        lacking = [item for item in self._wanted if item.id in self._missing]
        if lacking:
            self.lacking.emit(lacking)

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        item = self._waiting.pop(0)
        self._busy = True
        self._worker.submit(
            partial(_load, self._library, item),
            on_result=lambda loaded: self._take(item, loaded),
            on_error=lambda _: self._take(item, _Loaded()),
        )

    def _take(self, item: Item, loaded: _Loaded) -> None:
        picture = QPixmap.fromImage(loaded.image) if loaded.image else None
        pixels = picture.width() * picture.height() if picture else 0
        self._missing.discard(item.id)
        if _may_get_more(item, loaded):
            self._missing.add(item.id)
        film = Film(loaded.strip) if loaded.strip else None
        size = _FIXED_BYTES + 4 * pixels + len(loaded.text) + (film.bytes if film else 0)
        art = Art(picture, loaded.peaks, loaded.text, film)
        self._cache.put(item.id, (item.mtime_ns, art), size)
        self._came.add(item.id)
        self._busy = False
        if not self._coalesced.isActive():
            self._coalesced.start()
        self._next()


def _may_get_more(item: Item, loaded: _Loaded) -> bool:
    """Whether a later run may bring something to show, a video's shots or a document's page."""
    if item.modality is Modality.VIDEO:
        return loaded.strip is None
    return loaded == _Loaded() or (loaded.image is None and is_word(item.path))


def _load(library: LibraryView, item: Item) -> _Loaded:
    preview = library.preview(item.id)
    if preview.kind is PreviewKind.SHOTS:
        strip = decode_strip(preview.data)
        return _Loaded(image=decode(strip.poster.jpeg), strip=strip) if strip else _Loaded()
    beginning = library.beginning(item.id) if item.modality is Modality.TEXT else ""
    written = preview.markdown or (beginning if is_markdown(item.path) else "")
    page = written_page(written) if written and not preview.jpeg else decode(preview.jpeg)
    return _Loaded(page, preview.peaks, readable(beginning, item))
