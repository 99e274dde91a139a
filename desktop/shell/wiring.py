"""Ties the intents of the panels to the operations, and what comes back to the presenters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from engine.query import write
from engine.types import Item, Modality, Query, Term
from engine.types.fragments import Fragment

from ..gallery import GalleryModel
from ..library.library_store import LibraryStore
from ..pages import PageName
from ..preview import PreviewLoader, PreviewPane
from ..search.chip_pictures import ChipPictures
from ..search.explanations import ExplanationSession
from ..search.session import SearchSession
from .library_presenter import LibraryPresenter
from .menus import Menus
from .operations import Operations
from .preview_presenter import PreviewPresenter
from .results_presenter import ResultsPresenter
from .viewer_presenter import ViewerPresenter
from .window import MainWindow

if TYPE_CHECKING:
    from ..viewer import Viewer


def wire_search(window: MainWindow, operations: Operations, session: SearchSession) -> None:
    """What is typed, dropped, pasted and filtered becomes the query."""
    bar, filters = window.search, window.filters
    bar.typed.connect(lambda words: operations.search_words(words=words))
    bar.submitted.connect(session.submit)
    bar.pasted.connect(lambda intake: operations.search_intake(intake=intake))
    bar.term_changed.connect(session.replace)
    bar.part_edited.connect(session.exchange)
    bar.part_moved.connect(session.move)
    window.dropped.connect(lambda intake: operations.search_intake(intake=intake))
    filters.modalities_chosen.connect(session.set_modalities)
    filters.folder_chosen.connect(session.set_folder)
    filters.sort_chosen.connect(session.set_sort)
    filters.grouping_chosen.connect(session.set_grouping)
    window.empty.clear_wanted.connect(session.clear_filters)
    window.note.correction_wanted.connect(session.correct)
    # The question that had the focus goes with its answer.
    window.note.correction_wanted.connect(lambda _: bar.box.setFocus())
    session.changed.connect(bar.show_draft)
    session.changed.connect(filters.show_draft)
    session.rewritten.connect(bar.show_text)
    session.misread.connect(bar.show_error)


def wire_chips(window: MainWindow, pictures: ChipPictures) -> None:
    """The chips of files show what these look like."""
    window.search.chips.art_wanted.connect(pictures.look)
    pictures.found.connect(window.search.chips.show_art)


def wire_library(window: MainWindow, operations: Operations, menus: Menus) -> None:
    """The side bar acts on the library."""
    panel = window.side
    panel.add_wanted.connect(menus.add_folder)
    panel.update_wanted.connect(operations.library.update)
    panel.cancel_wanted.connect(operations.library.cancel_indexing)
    panel.progress.go_on_wanted.connect(menus.reading.manners.go_on)
    panel.failures_wanted.connect(lambda: window.show_pages(PageName.HEALTH))
    panel.pages_wanted.connect(lambda: window.show_pages(PageName.SETTINGS))
    panel.remove_wanted.connect(lambda folder: operations.library.remove_folder(folder=folder))
    panel.reveal_wanted.connect(lambda path: operations.reveal(path=path))


def wire_items(window: MainWindow, operations: Operations, menus: Menus) -> None:
    """Tiles and the preview pane act on items."""
    gallery, preview, several = window.gallery, window.preview, menus.several
    gallery.opened.connect(several.open_with)
    gallery.menu_wanted.connect(lambda place: _pop_up(menus, place))
    window.lazy_map.when_built(
        lambda pane: pane.canvas.menu_wanted.connect(lambda place: _pop_up(menus, place))
    )
    gallery.typed.connect(lambda text: _type(window, text))
    window.search.left_downward.connect(lambda: _enter_middle(window))
    preview.open_wanted.connect(lambda item: operations.open_item(item=item))
    preview.reveal_wanted.connect(lambda item: operations.reveal_item(item=item))
    _note_playing(preview, operations)
    preview.copy_wanted.connect(lambda item: operations.copy_paths(items=[item]))
    preview.similar_wanted.connect(several.find_similar_with)
    preview.more_wanted.connect(lambda item: several.add_to_search_with(1.0, item))
    preview.less_wanted.connect(lambda item: several.add_to_search_with(-1.0, item))


def wire_answers(
    window: MainWindow, results: ResultsPresenter, session: SearchSession, store: LibraryStore
) -> None:
    """What is looked for is asked of the engine or listed from the library, and shown."""
    session.browsing.connect(store.browse)
    session.waiting.connect(store.stop_browsing)
    session.waiting.connect(results.show_waiting)
    session.answered.connect(results.show_answer)
    session.extended.connect(results.extend_answer)
    session.failed.connect(results.show_failed_search)
    window.search.error_shown.connect(results.show_mistake)
    store.listed.connect(results.show_listing)
    completer = window.search.completer
    completer.wanted.connect(
        lambda what, begun: store.ask_completions(what, begun, completer.take_found)
    )
    window.gallery.copies_wanted.connect(results.show_copies)
    window.filters.back_wanted.connect(results.go_back)
    window.gallery.end_near.connect(lambda: _show_more(window, session))
    window.gallery.room_changed.connect(results.fill_shelves)


def wire_contents(
    window: MainWindow,
    library: LibraryPresenter,
    session: SearchSession,
    store: LibraryStore,
    model: GalleryModel,
) -> None:
    """What the library holds is shown, and looked at again as it grows."""
    store.contents_read.connect(library.show_contents)
    window.closed.connect(store.stop)
    window.empty.restart_wanted.connect(library.restart_engine)
    window.empty.restart_offered.connect(library.offer_restart_elsewhere)
    store.outdated.connect(window.gallery.look_for_missing_art)
    store.outdated.connect(lambda: _list_again(window, session))
    store.items_read.connect(model.put_items)
    model.items_wanted.connect(store.read_items)


def wire_preview(
    window: MainWindow,
    model: GalleryModel,
    preview: PreviewPresenter,
    loader: PreviewLoader,
    explanations: ExplanationSession,
) -> None:
    """What is looked at is loaded and explained."""
    window.gallery.current_changed.connect(preview.show_item)
    window.gallery.picked.connect(preview.show_picked)
    window.gallery.current_changed.connect(explanations.look_at)
    loader.loaded.connect(window.preview.show_content)
    loader.loaded.connect(preview.show_picked)
    window.preview.player.answer_wanted.connect(loader.ask_presence)
    loader.answered.connect(window.preview.player.take_answer)
    explanations.explained.connect(window.preview.show_explanation)
    explanations.explained.connect(model.quote)
    plays, pane = window.gallery.plays, window.preview
    plays.wanted.connect(preview.play)
    loader.loaded.connect(preview.play_what_waits)
    pane.player.playing_changed.connect(
        lambda is_playing: plays.show_playing(pane.item if is_playing else None)
    )


def wire_viewing(window: MainWindow, viewing: ViewerPresenter) -> None:
    """One item is shown as large as the window; a new query goes back to the gallery."""
    window.gallery.look_wanted.connect(viewing.open)
    window.gallery.current_changed.connect(viewing.follow)
    window.dropped.connect(viewing.leave)


def wire_viewer(
    viewer: Viewer,
    viewing: ViewerPresenter,
    loader: PreviewLoader,
    explanations: ExplanationSession,
    operations: Operations,
) -> None:
    """What shows one item is filled, and acts on it."""
    viewer.step_wanted.connect(viewing.step)
    viewer.close_wanted.connect(viewing.close)
    viewer.open_wanted.connect(lambda item: operations.open_item(item=item))
    viewer.reveal_wanted.connect(lambda item: operations.reveal_item(item=item))
    viewer.similar_wanted.connect(lambda item: operations.find_similar(items=[item]))
    viewer.similar_wanted.connect(viewing.leave)
    _note_playing(viewer, operations)
    loader.loaded.connect(viewer.show_content)
    viewer.player.answer_wanted.connect(loader.ask_presence)
    loader.answered.connect(viewer.player.take_answer)
    explanations.explained.connect(viewer.show_explanation)
    viewer.show_explanation(explanations.told)


def wire_parts(
    panel: PreviewPane | Viewer, viewing: ViewerPresenter, session: SearchSession
) -> None:
    """What is like a part of what is shown is looked for."""
    panel.part_wanted.connect(lambda item, part: session.look_like([part_of(item, part)]))
    panel.part_wanted.connect(viewing.leave)


def wire_words(viewer: Viewer, viewing: ViewerPresenter, session: SearchSession) -> None:
    """Words of what is shown are looked for."""
    viewer.words_wanted.connect(lambda words: _look_for_words(session, words))
    viewer.words_wanted.connect(viewing.leave)


def part_of(item: Item, part: Fragment) -> Term:
    """A part of an item as a part of a query."""
    return Term(item.modality, item.path, is_file=True, fragment=part)


def _look_for_words(session: SearchSession, words: str) -> None:
    """Look for words of a document and nothing else; marks of the language mean nothing there."""
    session.clear()
    session.put_text(write(Query((Term(Modality.TEXT, words),))))


def _enter_middle(window: MainWindow) -> None:
    """The keys go on to the results, or to the button that stands in their place."""
    if window.shows_gallery:
        window.gallery.enter()
    else:
        window.empty.enter()


def _show_more(window: MainWindow, session: SearchSession) -> None:
    """The end is near: fetch more, unless it would not be seen."""
    if not window.filters.shows_copies:
        session.show_more()


def _list_again(window: MainWindow, session: SearchSession) -> None:
    """Refresh what is shown, unless a person is at work on it."""
    if window.filters.shows_copies or window.gallery.has_selected_several:
        return
    if session.asks:
        session.refresh()
    else:
        session.run()


def _note_playing(panel: PreviewPane | Viewer, operations: Operations) -> None:
    """What is played counts as opened."""

    def note(is_playing: bool) -> None:
        if is_playing and panel.item is not None:
            operations.note_playing(item=panel.item)

    panel.player.playing_changed.connect(note)


def _pop_up(menus: Menus, place: QPoint) -> None:
    menus.tile.popup(place)


def _type(window: MainWindow, text: str) -> None:
    """Typing in the gallery goes on in the search box."""
    window.search.box.setFocus()
    window.search.box.insert(text)
