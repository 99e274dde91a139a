"""The page that lists what can be typed in the search box, each with an example."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ..widgets.help_table import help_table
from ..widgets.theme import fill_popup

ROWS = (
    ("sunset at the sea", "what it means, in your own words"),
    ('"quarterly report"', "these very words, in text, name or tags"),
    ('-"draft"', "without these words"),
    ("beach +with a dog", "both of these"),
    ("beach -people", "less like people"),
    ("dog^2 cat^0.5", "counts twice, counts half"),
    ("type:pictures,sounds", "as type:image,audio; also documents and videos"),
    ("in:Holiday", 'in a folder of that name; also in:"My folder"'),
    ("after:2024-06", "from June 2024 on; also before:2024, after:30d"),
    ("ext:pdf,docx", "files with these endings"),
    ("size:>5mb", "also size:<200kb, size:1mb..5mb"),
    ("duration:<30s", "also duration:1:30..3:00"),
    ("is:duplicate", "files that are there more than once"),
    ("is:favourite", "what you marked so; -is:favourite for all else"),
    ("rating:>=4", "also rating:5, rating:2..4, rating:0 for none"),
    ("tag:holiday", "with that tag, or one below it; also -tag:holiday"),
    ("sort:date", "also score, name, size, duration"),
)
EXAMPLES = tuple(example for example, _ in ROWS)


class QueryHelp(QFrame):
    """A page below the search box; a click elsewhere or Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        fill_popup(self)
        self.setAccessibleName("What can be typed in the search box")
        self.text = help_table(ROWS)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self.text)

    def show_below(self, box: QWidget) -> None:
        """Show the page below a widget, at its right end."""
        self.adjustSize()
        corner = box.mapToGlobal(QPoint(box.width() - self.width(), box.height() + 4))
        self.move(max(corner.x(), box.mapToGlobal(QPoint(0, 0)).x()), corner.y())
        self.show()
