"""The page that lists what can be typed in the search box, each with an example."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from engine.language import tr, tr_noop

from ..widgets.help_table import help_table
from ..widgets.theme import fill_popup

ROWS = (
    ("sunset at the sea", tr_noop("what it means, in your own words")),
    ('"quarterly report"', tr_noop("these very words, in text, name or tags")),
    ('-"draft"', tr_noop("without these words")),
    ("beach +with a dog", tr_noop("both of these")),
    ("beach -people", tr_noop("less like people")),
    ("dog^2 cat^0.5", tr_noop("counts twice, counts half")),
    ("type:pictures,sounds", tr_noop("as type:image,audio; also documents and videos")),
    ("in:Holiday", tr_noop('in a folder of that name; also in:"My folder"')),
    ("after:2024-06", tr_noop("from June 2024 on; also before:2024, after:30d")),
    ("ext:pdf,docx", tr_noop("files with these endings")),
    ("size:>5mb", tr_noop("also size:<200kb, size:1mb..5mb")),
    ("duration:<30s", tr_noop("also duration:1:30..3:00")),
    ("is:duplicate", tr_noop("files that are there more than once")),
    ("is:favourite", tr_noop("what you marked so; -is:favourite for all else")),
    ("is:blurred", tr_noop("also is:dark, is:screenshot, is:silent; a minus for all else")),
    ("rating:>=4", tr_noop("also rating:5, rating:2..4, rating:0 for none")),
    ("tag:holiday", tr_noop("with that tag, or one below it; also -tag:holiday")),
    ("album:Rome", tr_noop("in that album; also -album:Rome")),
    ("group:beach", tr_noop("in that group of files that are alike; also -group:beach")),
    ("sort:date", tr_noop("also score, name, size, duration")),
)


def query_rows() -> list[tuple[str, str]]:
    """Each example, and what it means."""
    return [(example, tr(meaning)) for example, meaning in ROWS]


class QueryHelp(QFrame):
    """A page below the search box; a click elsewhere or Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        fill_popup(self)
        self.setAccessibleName(tr("What can be typed in the search box"))
        self.text = help_table(query_rows())
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self.text)

    def show_below(self, box: QWidget) -> None:
        """Show the page below a widget, at its far end."""
        self.adjustSize()
        left = 0 if self.isRightToLeft() else max(0, box.width() - self.width())
        self.move(box.mapToGlobal(QPoint(left, box.height() + 4)))
        self.show()
