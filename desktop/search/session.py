"""What is looked for now, grown from typing, drops and filters.

Typing waits for a moment, and the engine answers the newest query alone (`paging`). Text that
cannot be read changes nothing: the last query and its results stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from engine.query import QuerySyntaxError, parse, write
from engine.service.messages import Search, SearchDone, SearchFailed
from engine.types import Filters, Modality, Query, Sort, Term
from engine.types.grouping import Grouping

from .draft import QueryDraft
from .paging import Paging

# Less than two keys are apart, so that waiting longer would save no search: it is for those that
# come together, as from another program.
TYPING_PAUSE_MS = 10


class SearchSession(QObject):
    """Keeps the query, asks the engine when it changed, and passes on the newest answer.

    Attributes:
        paging: asks the engine, and has what came so far.
        per_kind: how many of each kind are asked for, not a page; 0 where it does not matter.

    Signals:
        changed(QueryDraft): the query is another one now.
        rewritten(str): the text in the box is another one now, and was not typed.
        misread(QuerySyntaxError | None): the text cannot be read, or can be read again.
        browsing(Query, Grouping): nothing is looked for; the whole library is to be listed.
        waiting(): a search was sent.
        answered(Pages), extended(Pages): the answer to the query as it is now, its next page.
        failed(str): the search of the query as it is now ended in an error.
    """

    changed = Signal(object)
    rewritten = Signal(str)
    misread = Signal(object)
    browsing = Signal(object, object)
    waiting = Signal()
    answered = Signal(object)
    extended = Signal(object)
    failed = Signal(str)

    def __init__(self, send: Callable[[Search], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.paging = Paging(send, self)
        self.per_kind = 0
        self._text = ""
        self._error: QuerySyntaxError | None = None
        self._draft = QueryDraft()
        self._timer = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._timer.timeout.connect(self.submit)
        self.paging.answered.connect(self.answered)
        self.paging.extended.connect(self.extended)
        self.paging.failed.connect(self.failed)

    @property
    def text(self) -> str:
        """What is in the search box, whether it can be read or not."""
        return self._text

    @property
    def draft(self) -> QueryDraft:
        """The query as it is put together."""
        return self._draft

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed, dropped or chosen."""
        return not self._text and self._draft == QueryDraft()

    @property
    def is_wordless(self) -> bool:
        """Whether something was typed that asks for nothing, such as marks alone."""
        return bool(self._text.strip()) and self._draft.typed == Query()

    @property
    def query(self) -> Query:
        """What is looked for now; where the kind is decided there are no shelves of kinds."""
        query = self._draft.query
        return replace(query, per_kind=self.per_kind * (len(query.filters.modalities) > 1))

    @property
    def grouping(self) -> Grouping:
        """The groups that are chosen."""
        return self._draft.grouping

    @property
    def asks(self) -> bool:
        """Whether something is looked for; if not, the library is listed."""
        return self._draft.asks

    def restore(self, text: str, draft: QueryDraft, loaded: int = 0) -> None:
        """Take up an earlier query, with as many hits as then; `run` looks for it."""
        self._timer.stop()
        self._forgive()
        self.paging.begin(loaded)
        self._draft, self._text = draft, text
        try:
            self._draft = draft.read(text)
        except QuerySyntaxError as error:
            self._error = error
        self.rewritten.emit(text)
        self.changed.emit(self._draft)
        if self._error is not None:
            self.misread.emit(self._error)

    def set_text(self, text: str) -> None:
        """Take in what was typed; the search waits for a pause."""
        if text == self._text:
            return
        self._text = text
        try:
            draft = self._draft.read(text)
        except QuerySyntaxError as error:
            self._error = error
            self._timer.start()
            return
        self._forgive()
        if draft != self._draft:
            self._change(draft)
            self._timer.start()

    def put_text(self, text: str) -> None:
        """Put text into the box, as if it had been typed."""
        self.rewritten.emit(text)
        self.set_text(text)

    def add_files(self, terms: Iterable[Term]) -> None:
        """Add files to the query, each once.

        Raises:
            UserError: that are too many.
        """
        self._change_now(self._draft.add(terms))

    def look_like(self, terms: Iterable[Term]) -> None:
        """Look for what is like some files, and for nothing else.

        Raises:
            UserError: these are too many.
        """
        self._rewrite(self._draft.only().add(terms))

    def replace(self, term: Term, changed: Term | None) -> None:
        """Change one part of the query, or take it out."""
        self._take_chosen(self._draft.change(term, changed))

    def exchange(self, part: Query, text: str) -> None:
        """Put a text, which can be read, in place of a part of the query; none takes it out."""
        self._take_chosen(self._draft.exchange(part, parse(text)))

    def move(self, number: int, place: int) -> None:
        """Put a part of the query at another place; both by number, as `QueryDraft.moved`."""
        self._take_chosen(self._draft.moved(number, place))

    def correct(self, text: str) -> None:
        """Look for something else than was typed; files and what is pressed in the bar stay."""
        self._rewrite(self._draft.read(text))

    def clear(self) -> None:
        """Look for nothing; what is pressed in the bar stays."""
        self._rewrite(self._draft.only())

    def clear_filters(self) -> None:
        """Return whatever fits, of any kind and from anywhere."""
        self._rewrite(self._draft.unfiltered())

    def set_modalities(self, kinds: frozenset[Modality]) -> None:
        """Return only these media; none chosen means all."""
        self._change_now(self._draft.with_kinds(kinds))

    def set_folder(self, folder: str) -> None:
        """Return only what lies in a folder; empty means anywhere."""
        self._change_now(self._draft.with_folder(folder))

    def toggle(self, filters: Filters) -> None:
        """Narrow by filters, in place of what says the same thing, or no more where they hold."""
        self._take_chosen(self._draft.toggled(filters))

    def leave_out(self, *names: str) -> None:
        """Narrow no more by some filters, named as the fields of `Filters`."""
        self._take_chosen(self._draft.without(names))

    def set_sort(self, sort: Sort) -> None:
        """Return hits in another order."""
        self._change_now(replace(self._draft, sort=sort))

    def set_grouping(self, grouping: Grouping) -> None:
        """Put what is shown into other groups; as much is shown as before."""
        self._draft = replace(self._draft, grouping=grouping)
        self.changed.emit(self._draft)
        self.run()

    def show_more(self) -> None:
        """Ask for the next page, if there is one and it was not asked for."""
        if self.asks and not self.query.per_kind:
            self.paging.ask_more(self.query)

    def submit(self) -> None:
        """Look for what is typed, at once; or say why it cannot be read."""
        if self._error is None:
            self.run()
        else:
            self._timer.stop()
            self.misread.emit(self._error)

    def run(self) -> None:
        """Look again, at once, for as many hits as are shown."""
        self._timer.stop()
        self.run_again()

    def run_again(self) -> None:
        """Do so since the library has changed: what was typed just now is still told of."""
        if self.asks:
            self.paging.ask(self.query)
            self.waiting.emit()
        else:
            self.browsing.emit(self.query, self.grouping)

    def refresh(self) -> None:
        """Look again since files came in, unless an answer is on its way."""
        if not (self.paging.awaits or self._timer.isActive()):
            self.paging.ask(self.query, refreshes=True)

    def stop(self) -> None:
        """Send nothing more of its own accord: the window closes."""
        self._timer.stop()

    def take(self, event: SearchDone | SearchFailed) -> None:
        """Pass on an answer, unless the query has changed since it was asked."""
        self.paging.take(event)

    def _rewrite(self, draft: QueryDraft) -> None:
        """Change what is typed, too."""
        self._text = write(draft.typed)
        self._forgive()
        self.rewritten.emit(self._text)
        self._change_now(draft)

    def _take_chosen(self, draft: QueryDraft) -> None:
        if draft.typed == self._draft.typed:
            self._change_now(draft)
        else:
            self._rewrite(draft)

    def _change_now(self, draft: QueryDraft) -> None:
        self._change(draft)
        self.run()

    def _change(self, draft: QueryDraft) -> None:
        self.paging.begin()
        self._draft = draft
        self.changed.emit(draft)

    def _forgive(self) -> None:
        """Forget that the text could not be read."""
        if self._error is not None:
            self._error = None
            self.misread.emit(None)
