"""The preview says why a hit was found, and shows the place in it that matched best."""

from __future__ import annotations

from pathlib import Path

import pytest
from colour_media import write_tone
from conftest import MakeLibrary
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, engine_of, select, type_words
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPalette
from pytestqt.qtbot import QtBot

from desktop.preview import Content, PreviewPane
from desktop.preview.passage import MOST_SHOWN
from desktop.shell.app import Desktop
from desktop.widgets.theme import palette
from desktop.widgets.waveform import WaveformSpan as Share
from engine.explain import CharSpan, Explanation, Highlight, Region, Span
from engine.service.messages import Explain, Explained
from engine.types import Box, Hit, Item, MatchSource, Metadata, Modality, Segment, SegmentKind

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE

BOX = (0.5, 0.0, 1.0, 0.5)
REGION = Region(((0.0, 1.0), (0.0, 0.0)), (0.0, 0.0, 1.0, 1.0), BOX)
TEXT = "Plain words. A dog 😀 runs here. And another dog sits there."


@pytest.fixture
def pane(qtbot: QtBot) -> PreviewPane:
    """A pane on its own."""
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.resize(320, 700)
    pane.show()
    return pane


def _hit(modality: Modality, path: str = "/media/a", **known: float) -> Hit:
    item = Item(1, path, modality, 1, 1, Metadata(**known))
    return Hit(item, 2.0, 90, Segment(SegmentKind.WHOLE))


def _show_picture(pane: PreviewPane) -> None:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    hit = _hit(Modality.IMAGE)
    pane.show_content(Content(hit.item, hit, image=image))


def _show_document(pane: PreviewPane, text: str = TEXT) -> None:
    hit = _hit(Modality.TEXT)
    pane.show_content(Content(hit.item, hit, text=text))


def _place(text: str, passage: str, word: str) -> Highlight:
    start = text.index(passage)
    at = passage.index(word)
    return Highlight(
        CharSpan(start, start + len(passage)), passage, (CharSpan(at, at + len(word)),)
    )


def _wishes(desktop: Desktop) -> list[Explain]:
    return [one for one in engine_of(desktop).requests if isinstance(one, Explain)]


def _answer(desktop: Desktop, qtbot: QtBot, wish: Explain) -> None:
    """Let the engine answer, and wait until the window has heard."""
    engine = engine_of(desktop)
    assert engine.library is not None
    told = engine.library.explain(wish.query, wish.item_id, quoted=wish.quoted)
    with qtbot.waitSignal(desktop.engine_events):
        engine.post(Explained(wish.generation, told))


def test_a_selected_hit_is_explained(desktop: Desktop, qtbot: QtBot) -> None:
    """Selecting a document asks the engine once, and its answer marks the words in the text."""
    type_words(desktop, qtbot, "green")
    select(desktop, qtbot, "moss.md")
    (wish,) = _wishes(desktop)[-1:]
    assert wish.query == desktop.session.query
    _answer(desktop, qtbot, wish)
    preview = desktop.window.preview
    assert preview.why.text().endswith(": green.")
    assert preview.passage.marked_text == "green green green"


def test_the_viewer_knows_what_was_told_before_it_was_built(desktop: Desktop, qtbot: QtBot) -> None:
    """Whoever looks at a hit for the first time sees why it was found, too."""
    type_words(desktop, qtbot, "green")
    select(desktop, qtbot, "moss.md")
    (wish,) = _wishes(desktop)[-1:]
    _answer(desktop, qtbot, wish)
    assert desktop.window.lazy_viewer.built is None
    with qtbot.waitSignal(desktop.viewer_loader.loaded):
        qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Space)
    assert desktop.window.viewer.facts.text().endswith(": green.")


def test_what_is_only_listed_is_not_explained(desktop: Desktop, qtbot: QtBot) -> None:
    """Without a search there is nothing to explain."""
    select(desktop, qtbot, "moss.md")
    assert _wishes(desktop) == []
    assert not desktop.window.preview.why.isVisible()


def test_a_stale_explanation_is_dropped(desktop: Desktop, qtbot: QtBot) -> None:
    """What comes for a hit that is no longer looked at changes nothing."""
    type_words(desktop, qtbot, "green")
    select(desktop, qtbot, "moss.md")
    (stale,) = _wishes(desktop)[-1:]
    select(desktop, qtbot, "leaf.png")
    before = desktop.window.preview.why.text()
    _answer(desktop, qtbot, stale)
    assert desktop.window.preview.why.text() == before
    assert desktop.window.preview.name.text() == "leaf.png"


def test_an_explanation_that_comes_first_waits_for_its_content(pane: PreviewPane) -> None:
    """The engine may be quicker than the disk; nothing is lost, and nothing shown too early."""
    told = Explanation(1, passages=(_place(TEXT, "A dog 😀 runs here.", "dog"),))
    pane.show_explanation(told)
    assert pane.passage.marked_text == ""
    _show_document(pane)
    assert pane.passage.marked_text == "A dog 😀 runs here."


@pytest.mark.parametrize(
    ("sources", "words", "expected"),
    [
        ({MatchSource.MEANING}, (), "Found by meaning."),
        (
            {MatchSource.MEANING, MatchSource.NAME},
            ("dog",),
            "Found by meaning and by its name: dog.",
        ),
        ({MatchSource.WORDS}, ("a", "b"), "Found by its words: a, b."),
    ],
)
def test_the_reason_is_said_in_plain_words(
    pane: PreviewPane, sources: set[MatchSource], words: tuple[str, ...], expected: str
) -> None:
    """One line tells what brought a hit in."""
    item = Item(1, "/media/a", Modality.TEXT, 1, 1)
    hit = Hit(item, 1.0, 50, Segment(SegmentKind.WHOLE), sources=frozenset(sources))
    pane.show_content(Content(item, hit, text="text"))
    pane.show_explanation(Explanation(1, words=words))
    assert pane.why.text() == expected


@pytest.mark.parametrize("dark", [False, True])
def test_words_are_marked_as_selected_text_is(pane: PreviewPane, dark: bool) -> None:
    """In both themes words stand in the palette's own pair of colours, and follow a change."""
    told = Explanation(1, passages=(_place(TEXT, "A dog 😀 runs here.", "dog"),))
    _show_document(pane)
    pane.show_explanation(told)
    pane.setPalette(palette(dark=dark))
    word = pane.passage.extraSelections()[-1]
    assert word.cursor.selectedText() == "dog"
    assert word.format.background().color() == palette(dark=dark).color(
        QPalette.ColorRole.Highlight
    )
    assert word.format.foreground().color() == palette(dark=dark).color(
        QPalette.ColorRole.HighlightedText
    )


def test_places_that_matched_can_be_visited_by_keyboard(pane: PreviewPane, qtbot: QtBot) -> None:
    """A button leads from one place to the next, in a long text as well, and round again."""
    text = "A dog runs.\n" + "words\n" * (MOST_SHOWN // 3) + "Another dog."
    first, second = _place(text, "A dog runs.", "dog"), _place(text, "Another dog.", "dog")
    _show_document(pane, text)
    pane.show_explanation(Explanation(1, passages=(first, second)))
    assert pane.next_place.isEnabled()
    pane.next_place.setFocus()
    qtbot.keyClick(pane.next_place, Qt.Key.Key_Space)
    assert pane.passage.toPlainText()[pane.passage.textCursor().position() :] == "Another dog."
    qtbot.keyClick(pane.next_place, Qt.Key.Key_Space)
    assert pane.passage.textCursor().position() == 0


def test_a_region_is_outlined_and_can_be_switched_off(pane: PreviewPane, qtbot: QtBot) -> None:
    """The outline is drawn in the right corner of the picture, and only while it is wanted."""
    _show_picture(pane)
    plain = pane.picture.grab().toImage()
    assert not pane.outline.isEnabled()
    pane.show_explanation(Explanation(1, region=REGION))
    outlined = pane.picture.grab().toImage()
    left = (pane.picture.width() - 200) // 2
    changed = [
        (x - left, y)
        for x in range(0, plain.width(), 2)
        for y in range(0, plain.height(), 2)
        if plain.pixel(x, y) != outlined.pixel(x, y)
    ]
    assert changed
    assert all(100 <= x <= 200 and 0 <= y <= 100 for x, y in changed)
    assert pane.picture.accessibleDescription() == "Best match in the upper right"
    pane.outline.setFocus()
    qtbot.keyClick(pane.outline, Qt.Key.Key_Space)
    assert pane.picture.grab().toImage() == plain


@pytest.mark.parametrize("box", [(0.0, 0.0, 1.0, 1.0), (0.9, 0.0, 1.0, 0.1), (0.0, 0.99, 1.0, 1.0)])
def test_an_outline_keeps_inside_of_its_picture(pane: PreviewPane, box: Box) -> None:
    """Also that of a small part, which it goes around, at the very edge."""
    _show_picture(pane)
    plain = pane.picture.grab().toImage()
    pane.show_explanation(Explanation(1, region=Region((), box, box)))
    outlined = pane.picture.grab().toImage()
    left = (pane.picture.width() - 200) // 2
    changed = [
        (x - left, y)
        for x in range(plain.width())
        for y in range(plain.height())
        if plain.pixel(x, y) != outlined.pixel(x, y)
    ]
    assert changed
    assert all(0 <= x < 200 and 0 <= y < 200 for x, y in changed)


def test_the_region_goes_with_its_hit(pane: PreviewPane) -> None:
    """When something else is looked at the outline is gone at once."""
    _show_picture(pane)
    plain = pane.picture.grab().toImage()
    pane.show_explanation(Explanation(1, region=REGION))
    pane.show_explanation(None)
    assert pane.picture.grab().toImage() == plain
    assert pane.picture.accessibleDescription() == ""


def test_the_outline_stays_off_for_the_next_time(
    open_desktop: OpenDesktop, make_library: MakeLibrary
) -> None:
    """Whether regions are outlined is remembered when the window is closed."""
    first = open_desktop(make_library())
    assert first.window.preview.picture.outlines
    first.window.preview.outline.setChecked(False)
    first.close()
    assert not open_desktop(make_library()).window.preview.picture.outlines


def test_the_best_seconds_are_marked_and_played_from(
    pane: PreviewPane, qtbot: QtBot, tmp_path: Path
) -> None:
    """The moment is marked in the waveform, named for screen readers, and a button starts there."""
    path = write_tone(tmp_path / "tone.wav", "low", seconds=60)
    hit = _hit(Modality.AUDIO, str(path), duration=60.0)
    pane.show_content(Content(hit.item, hit, peaks=bytes(range(80))))
    curve = (Span(0, 30, 0.1), Span(30, 60, 1.0))
    pane.show_explanation(Explanation(1, seconds=curve, moment=Span(42, 48, 1.0)))
    sound = pane.sound
    assert sound.waveform._match == Share(0.7, 0.8)
    assert sound.waveform.accessibleDescription() == "Best from 0:42 to 0:48"
    assert pane.why.text() == "Found by meaning. Best from 0:42 to 0:48."
    assert sound.time.text() == "0:42 / 1:00"
    assert sound.jumps[0].text() == "From 0:42"
    assert sound.jumps[0].accessibleName() == "Play from 0:42, the best part"
    pane.player.seek(5.0)
    # As where there is a loudspeaker.
    pane.player.trouble_changed.emit("")
    with qtbot.waitSignal(pane.player.moved, check_params_cb=lambda seconds: seconds >= 42):
        sound.jumps[0].click()


def test_the_curve_is_strongest_where_the_sound_is_best(pane: PreviewPane) -> None:
    """Below the waveform a band is deeper in colour the more its seconds are like the query."""
    hit = _hit(Modality.AUDIO, "/media/a.wav", duration=60.0)
    pane.show_content(Content(hit.item, hit, peaks=bytes(80)))
    pane.show_explanation(Explanation(1, seconds=(Span(0, 30, 0.2), Span(30, 60, 1.0))))
    image = pane.sound.waveform.grab().toImage()
    weak, strong = (
        image.pixelColor(round(share * image.width()), image.height() - 2) for share in (0.25, 0.75)
    )
    accent = pane.palette().color(QPalette.ColorRole.Accent)
    assert abs(strong.hue() - accent.hue()) < 12
    assert strong.saturation() > weak.saturation()
