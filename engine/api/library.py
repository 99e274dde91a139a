"""`engine.Library`: one library folder, for programs in Python."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from ..errors import UnknownItemError, UserError
from ..language import tr
from ..library.reader import LibraryReader
from ..paths import absolute, default_library
from ..types import (
    Failure,
    Hit,
    IndexReport,
    Item,
    MarkChange,
    Marking,
    Modality,
    Preview,
    Progress,
    Query,
    Root,
    Segment,
    SegmentKind,
    Sort,
    Term,
)
from .answer import Answer
from .discovering import Discovering
from .lazy_engine import Choices, LazyEngine
from .listing import listed, only_filters, refuse_unknown_folders
from .looks import picture_of
from .question import AskedFile, Question

if TYPE_CHECKING:
    from ..encoders.base import Encoder
    from ..explain import Explanation


class Library:
    """One library folder. Any thread may call; several searches are answered at a time.

    Opening costs nothing: files are opened, and the model is loaded, when they are first needed.

        with Library("~/holidays.library") as library:
            library.index("~/Pictures/Holidays")
            for hit in library.search("a dog on the beach", kinds=["image"], limit=5).hits:
                print(hit.strength, hit.item.path)

    Attributes:
        directory: where the library lies.
        engine: the engine below, which may change between versions.
        discovery: suggestions, walks, days and groups.

    Args:
        directory: by default the library that the command line uses.
        preset: the model to index with, and the only one to search with; by default the one that
            searches use.
        device: what models run on: `auto`, `cpu`, `cuda`, `mps` or `xpu`; by default what was
            settled for all libraries.
        encoder_of: makes the encoder of a preset, given the folder of downloaded models; by default
            as `engine.alignment.registry.build` does.

    Every method raises `UserError`, with a line that says what to do, where the library cannot be
    read, and `BugError` where Triptych broke a promise of its own (`engine.errors`).
    """

    def __init__(
        self,
        directory: str | Path | None = None,
        *,
        preset: str | None = None,
        device: str | None = None,
        encoder_of: Callable[[str, Path], Encoder] | None = None,
    ) -> None:
        self.directory = Path(directory).expanduser() if directory else default_library()
        self.engine = LazyEngine(self.directory, Choices(preset, device, encoder_of))
        self._reader = LibraryReader(self.directory)
        self.discovery = Discovering(self.engine, self._reader)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def index(
        self,
        *folders: str | Path,
        prune: bool = False,
        retry: bool = False,
        ignore: Sequence[str] = (),
        shard: str = "1/1",
        on_progress: Callable[[Progress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> IndexReport:
        """Bring folders up to date, adding those that are new; none means all known ones.

        Text in pictures and speech are read by `triptych index` and the window.

        Args:
            prune: also remove what is gone when that is more than a fifth of a folder.
            retry: read the files again that failed before.
            ignore: globs to leave out, remembered with the folders.
            shard: `2/5` for the second of five parts of the files, which alone is looked at.
            on_progress: called a few times a second, on this thread.
            cancelled: asked often; once true, what is whole is kept and the run ends.

        Raises:
            LibraryBusyError: another process is writing.
            UserError: a folder does not exist, there is no such part, or the disk is full.
        """
        from ..indexing.context import IndexOptions  # noqa: PLC0415 - searches do without
        from ..indexing.shard import parse_shard  # noqa: PLC0415

        options = IndexOptions(prune, retry, tuple(ignore), shard=parse_shard(shard))
        named, engine = tuple(map(str, folders)), self.engine.get(makes=bool(folders))
        return engine.index(named, options, on_progress=on_progress, cancelled=cancelled)

    def search(
        self,
        text: str = "",
        *,
        files: Iterable[str | Path | AskedFile] = (),
        like: Iterable[int] = (),
        minus: Iterable[str] = (),
        kinds: Collection[Modality | str] = (),
        inside: Iterable[str | Path] = (),
        sort: Sort | str | None = None,
        limit: int = 20,
        offset: int = 0,
        why: bool = False,
    ) -> Answer:
        """Find files by words, files, items, or several of them together.

        Args:
            text: in the query language: `sunset -people type:image after:2024`. Filters alone list
                what they leave.
            files: files to ask with, also parts of them: `rain.wav#t=12,18`.
            like: ids of items to ask with.
            minus: words for what it should not be.
            kinds: `image`, `audio`, `text`, `video`; none means all.
            inside: only files in these folders.
            sort: `relevance`, `score`, `date`, `name`, `size` or `duration`.
            limit: how many hits, from `offset` on.
            why: also explain each hit, which takes longer.

        Raises:
            QuerySyntaxError: a place of the text cannot be understood.
            UserError: there is nothing to look for, or a file cannot be read.
            ValueError: there is no such kind or order.
        """
        question = Question(
            text,
            tuple(f if isinstance(f, AskedFile) else AskedFile(str(f)) for f in files),
            tuple(like),
            tuple(minus),
            frozenset(map(Modality, kinds)),
            tuple(absolute(str(folder)) for folder in inside),
            Sort(sort) if sort else None,
            limit,
            offset,
        )
        return self.answer(question, why=why)

    def answer(self, question: Question, *, why: bool = False) -> Answer:
        """Answer a question that is at hand as one; else as `search`."""
        self.engine.refuse_missing()
        query = self.query(question)
        if only_filters(query):
            return Answer(query, listed(self._reader, query))
        result = self.engine.get().search(query)
        told = tuple(self._explained(query, hit) for hit in result.hits) if why else ()
        copies = [copy for hit in result.hits for copy in hit.copies]
        return Answer(query, result, told, {item.id: item.path for item in self.items(copies)})

    def query(self, question: Question) -> Query:
        """A question as the engine's query.

        Raises:
            UserError: an item or folder that the library does not have.
        """
        refuse_unknown_folders(self._reader, question.inside)
        items = [self.item(item_id) for item_id in question.like]
        return question.query([Term(item.modality, item.path, is_file=True) for item in items])

    def explain(self, question: Question, item_id: int) -> tuple[Hit, Explanation]:
        """Why an item is an answer to a question: the item as a hit, and what speaks for it.

        Raises:
            UserError: the library has no such item, or nothing is asked for.
        """
        item, query = self.item(item_id), self.query(question)
        if only_filters(query):
            raise UserError(tr("Say what to look for: filters alone explain nothing."))
        result = self.engine.get().search(query)
        whole = Hit(item, 0.0, 0, Segment(SegmentKind.WHOLE))
        hit = next((hit for hit in result.hits if hit.item.id == item_id), whole)
        return hit, self._explained(query, hit)

    def item(self, item_id: int) -> Item:
        """One item.

        Raises:
            UnknownItemError: the library has none with this id.
        """
        found = self.items([item_id])
        if not found:
            raise UnknownItemError(item_id)
        return found[0]

    def items(self, item_ids: Sequence[int]) -> list[Item]:
        """Items by their ids, in the order given; unknown ids are left out."""
        return self._reader.items(item_ids)

    def find(self, path: str | Path) -> Item | None:
        """The item at a path, if the library has it."""
        item_id = self._reader.find(absolute(str(path)))
        return None if item_id is None else self.item(item_id)

    def preview(self, item_id: int) -> Preview:
        """The small stand-in of an item; an empty one where it has none."""
        return self._reader.preview(item_id)

    def look(self, item_id: int, seconds: float | None = None) -> bytes:
        """A small JPEG of an item, of a video at a moment, as `looks.picture_of` tells."""
        return picture_of(self.preview(item_id), seconds)

    def text(self, item_id: int) -> str:
        """The text of a document, what is written in a picture, or what is said in a sound."""
        return self._reader.document_text(item_id)

    def mark(
        self,
        item_ids: Iterable[int],
        *,
        favourite: bool | None = None,
        rating: int | None = None,
        add: Iterable[str] = (),
        remove: Iterable[str] = (),
    ) -> None:
        """Change the marks of items; None and nothing leave them as they are.

        Args:
            rating: 1 to 5, or 0 for none.
            add, remove: tags.

        Raises:
            UserError: there is no such rating or tag.
        """
        change = MarkChange.of(favourite, rating, tuple(add), tuple(remove))
        self.engine.get().by_hand.mark([Marking(change, tuple(item_ids))])

    def forget(self, *paths: str | Path) -> None:
        """Remove files, and folders with all below them, from the library; the files stay.

        Raises:
            LibraryBusyError: another process is writing.
            UnknownPathError: the library knows nothing of any of these paths.
        """
        self.engine.get().forget(*map(str, paths))

    def roots(self) -> list[Root]:
        """The folders of the library."""
        return self._reader.roots()

    def counts(self) -> dict[Modality, int]:
        """How many items there are of each kind."""
        return self._reader.counts()

    def failures(self) -> list[Failure]:
        """The files that could not be read, newest first."""
        return self._reader.failures()

    def revision(self) -> int:
        """The number of the library's last change, by whatever process."""
        return self._reader.revision()

    def load(self) -> None:
        """Load the model and the vectors now, so that the first search need not wait.

        Raises:
            UserError: the model's weights are missing or damaged.
        """
        self.engine.get().load()

    def close(self) -> None:
        """Close the files and end the decoders; safe to call twice."""
        self.engine.close()
        self._reader.close()

    def _explained(self, query: Query, hit: Hit) -> Explanation:
        from ..explain import CharSpan  # noqa: PLC0415

        return self.engine.get().explain(query, hit.item.id, quoted=CharSpan.of(hit.passage))
