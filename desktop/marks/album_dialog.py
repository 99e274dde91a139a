"""Which album files are to go to, one that there is or a new one; or the name of a new album."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.errors import UserError
from engine.language import tr
from engine.types.albums import Album
from engine.types.item_groups import collection_name


class AlbumDialog(QDialog):
    """Asks for one name.

    Signals:
        add_wanted(str): the files are to go to the album of that name, which there is.
        make_wanted(str): an album of that name is to be made.
    """

    add_wanted = Signal(str)
    make_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._albums: dict[str, Album] = {}
        self._takes_files = False
        self.what = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.box = QLineEdit()
        self.box.setAccessibleName(tr("Name of the album"))
        self.problem = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Albums"))
        self.fine = QPushButton(default=True)
        self.cancel = QPushButton(tr("Cancel"), autoDefault=False)
        self._lay_out()
        self.list.currentTextChanged.connect(self._take_chosen)
        self.list.itemActivated.connect(self._choose)
        self.fine.clicked.connect(self._choose)
        self.cancel.clicked.connect(self.reject)

    def ask_for_files(self, files: str, albums: Iterable[Album]) -> None:
        """Ask for an album.

        Args:
            files: what they are called together.
        """
        self.setWindowTitle(tr("Add to album"))
        self.what.setText(tr("Add to an album: {files}", files=files))
        self.box.setPlaceholderText(tr("An album, or the name of a new one"))
        self.fine.setText(tr("Add"))
        self._open(albums, takes_files=True)

    def ask_for_search(self, proposed: str, albums: Iterable[Album]) -> None:
        """Ask for the name of an album of what is looked for now."""
        self._ask_new(tr("The album has what this search finds, now and later."), proposed, albums)

    def ask_for_group(self, files: str, proposed: str, albums: Iterable[Album]) -> None:
        """Ask for the name of an album of the files of a group, which are called so together."""
        told = tr("The album has the files that are in the group now: {files}.", files=files)
        self._ask_new(told, proposed, albums)

    def _ask_new(self, what: str, proposed: str, albums: Iterable[Album]) -> None:
        self.setWindowTitle(tr("Make an album"))
        self.what.setText(what)
        self.box.setPlaceholderText(tr("The name of the new album"))
        self.fine.setText(tr("Make"))
        self._open(albums, takes_files=False)
        self.box.setText(proposed)
        self.box.selectAll()

    def _open(self, albums: Iterable[Album], *, takes_files: bool) -> None:
        self._albums = {album.name.casefold(): album for album in albums}
        self._takes_files = takes_files
        self.list.clear()
        for album in self._albums.values():
            if not album.query:
                self.list.addItem(QListWidgetItem(album.name))
        self.list.setVisible(takes_files and self.list.count() > 0)
        self.box.clear()
        self.problem.hide()
        self.resize(360, 300 if takes_files and self.list.count() else 120)
        self.open()
        self.box.setFocus()

    def _take_chosen(self, name: str) -> None:
        if name:
            self.box.setText(name)

    def _choose(self) -> None:
        try:
            name = collection_name(self.box.text())
            known = self._albums.get(name.casefold())
            self._refuse(known)
        except UserError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.accept()
        if known is None:
            self.make_wanted.emit(name)
        else:
            self.add_wanted.emit(known.name)

    def _refuse(self, known: Album | None) -> None:
        """Raises `UserError` where an album that there is cannot be meant."""
        if known is None:
            return
        if not self._takes_files:
            told = tr("There is an album {name} already. Choose another name.", name=known.name)
            raise UserError(told)
        if known.query:
            raise UserError(filled_by_search(known.name))

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.cancel)
        below.addWidget(self.fine)
        column = QVBoxLayout(self)
        column.addWidget(self.what)
        column.addWidget(self.box)
        column.addWidget(self.problem)
        column.addWidget(self.list, 1)
        column.addLayout(below)


def filled_by_search(name: str) -> str:
    """Why nothing can be added to an album, and what to do."""
    return tr("The album {album} is filled by its search. Choose another album.", album=name)
