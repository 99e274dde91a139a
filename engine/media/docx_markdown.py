"""A Word document as Markdown, for those who look at it: headings, emphasis, lists and tables.

What is searched is the bare text (`office`). Pictures and addresses of links are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .docx_hidden import HiddenRuns
from .docx_styles import (
    MOST_LEVEL,
    PROPERTIES,
    DocxStyles,
    Properties,
    heading_level,
    is_on,
    list_place,
)
from .markdown_text import MarkdownWriter, Run, inline
from .office_text import OFFICE
from .xml_events import Attributes, EnoughReadError

# What was there before a change, and what old programs show instead of the same in another form.
_SKIPPED = OFFICE.skipped | {"mc:Fallback", "w:pPrChange", "w:rPrChange"}
_QUOTATIONS = frozenset({"quote", "intense quote"})
# In characters: what a paragraph or a part of a table costs whoever draws it, however short it is.
_BLOCK_COST = 10
# Wider tables are written as lines: nobody can read them side by side.
_MOST_COLUMNS = 24


@dataclass(slots=True)
class _Paragraph:
    """One that is not closed yet.

    Attributes:
        own: its own properties.
        form: those that are told now, of the paragraph or of a run.
        runs: the texts of runs, with their properties.
    """

    own: Properties = field(default_factory=dict)
    form: Properties = field(default_factory=dict)
    runs: list[tuple[str, Properties]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.form = self.own


@dataclass(slots=True)
class _Table:
    """One that is not closed yet.

    Attributes:
        rows: the paragraphs of each cell of each row.
        span: how many columns the last cell takes.
    """

    rows: list[list[list[str]]] = field(default_factory=list)
    span: int = 1

    @property
    def cell(self) -> list[str] | None:
        """The paragraphs of the last cell, once there is one."""
        return self.rows[-1][-1] if self.rows and self.rows[-1] else None


class DocxHandler:
    """Writes the body of a document as Markdown.

    Args:
        most_chars: when to stop; each paragraph and part of a table counts as some more.

    Attributes:
        writer: what is written so far.
    """

    def __init__(self, styles: DocxStyles, most_chars: int) -> None:
        self.writer = MarkdownWriter()
        self._styles = styles
        self._hidden = HiddenRuns(styles)
        self._left = most_chars
        self._skipping = self._in_words = 0
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[_Table] = []
        # Of the next point of each list, by its level.
        self._numbers: dict[tuple[str, int], int] = {}

    @property
    def is_cut(self) -> bool:
        """Whether there was more than is written."""
        return self._left < 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Open an element."""
        self._hidden.start(name, attributes)
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
        elif name in OFFICE.gaps:
            self._write(OFFICE.gaps[name])
        elif name in OFFICE.words:
            self._in_words += 1
        elif name in OFFICE.paragraphs:
            self._spend(_BLOCK_COST)
            self._paragraphs.append(_Paragraph())
        elif name in ("w:r", "w:rPr"):
            self._begin_form()
        elif name in PROPERTIES:
            self._form()[name] = attributes.get("w:val", "")
        else:
            self._start_in_table(name, attributes)

    def end(self, name: str) -> None:
        """Close an element."""
        self._hidden.end(name)
        if self._skipping:
            self._skipping -= 1
        elif name in OFFICE.words:
            self._in_words -= 1
        elif name in OFFICE.paragraphs:
            self._close_paragraph()
        elif name == "w:tc":
            self._close_cell()
        elif name == "w:tbl":
            self._close_table()

    def characters(self, data: str) -> None:
        """Keep the words of a paragraph."""
        if self._in_words and not self._skipping:
            self._write(data)

    def finish(self) -> None:
        """Close what is still open, where reading ended early."""
        while self._paragraphs:
            self._close_paragraph()
        while self._tables:
            self._close_table()

    def _start_in_table(self, name: str, attributes: Attributes) -> None:
        if name in ("w:tbl", "w:tr", "w:tc"):
            self._spend(_BLOCK_COST)
        if name == "w:tbl":
            self._tables.append(_Table())
        elif not self._tables:
            return
        elif name == "w:tr":
            self._tables[-1].rows.append([])
        elif name == "w:tc" and self._tables[-1].rows:
            self._tables[-1].rows[-1].append([])
            self._tables[-1].span = 1
        elif name == "w:gridSpan":
            told = attributes.get("w:val", "")
            self._tables[-1].span = int(told) if told.isdecimal() and len(told) < 3 else 1

    def _form(self) -> Properties:
        """What is told of now; what stands outside of paragraphs is lost."""
        return self._paragraphs[-1].form if self._paragraphs else {}

    def _begin_form(self) -> None:
        if self._paragraphs:
            self._paragraphs[-1].form = {}

    def _write(self, data: str) -> None:
        if self._paragraphs and not self._hidden.is_hidden:
            paragraph = self._paragraphs[-1]
            paragraph.runs.append((data[: max(0, self._left)], paragraph.form))
            self._spend(len(data))

    def _spend(self, chars: int) -> None:
        self._left -= chars
        if self._left < 0:
            raise EnoughReadError

    def _close_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        look = self._styles.of(paragraph.own.get("w:pStyle", "")) | paragraph.own
        level = heading_level(look)
        cell = self._tables[-1].cell if self._tables else None
        runs = [self._run(text, form, look) for text, form in paragraph.runs]
        if level:
            # It is as bold as it can be.
            runs = [Run(run.text, is_italic=run.is_italic) for run in runs]
        is_one_line = bool(level) or cell is not None
        text = inline(runs, " ") if is_one_line else inline(runs)
        if not text:
            return
        if cell is not None:
            cell.append(text)
        else:
            self._write_block(text, level, look)

    def _write_block(self, text: str, level: int, look: Properties) -> None:
        if level:
            self.writer.heading(level, text)
        elif place := list_place(look):
            self._write_item(*place, text)
        elif look["w:name"] in _QUOTATIONS:
            self.writer.quotation(text)
        else:
            self.writer.paragraph(text)

    def _write_item(self, list_id: str, level: int, text: str) -> None:
        number = self._styles.first_number(list_id, level)
        counted_as = self._styles.counted_as(list_id, level)
        if number is not None:
            number = self._numbers.get((counted_as, level), number)
            self._numbers[counted_as, level] = number + 1
        for deeper in range(level + 1, MOST_LEVEL + 1):
            self._numbers.pop((self._styles.counted_as(list_id, deeper), deeper), None)
        self.writer.item(level, number, text)

    def _run(self, text: str, form: Properties, look: Properties) -> Run:
        own = self._styles.of(form.get("w:rStyle", "")) | form
        is_bold, is_italic = (is_on(own.get(name, look.get(name))) for name in ("w:b", "w:i"))
        return Run(text, is_bold, is_italic)

    def _close_cell(self) -> None:
        """Leave room for the columns that a wide cell takes."""
        table = self._tables[-1] if self._tables else _Table()
        if table.rows:
            self._spend(_BLOCK_COST * (table.span - 1))
            table.rows[-1] += [[] for _ in range(table.span - 1)]

    def _close_table(self) -> None:
        if not self._tables:
            return
        rows = [row for row in self._tables.pop().rows if any(row)]
        cell = self._tables[-1].cell if self._tables else None
        if cell is not None:
            cell += [text for row in rows for one in row for text in one]
        elif all(len(row) == 1 for row in rows):
            # It is there for its lines.
            for text in (text for row in rows for one in row for text in one):
                self.writer.paragraph(text)
        elif max(map(len, rows)) > _MOST_COLUMNS:
            for row in rows:
                self.writer.paragraph(", ".join(" ".join(one) for one in row if one))
        else:
            # Short rows are filled up.
            self._left -= _BLOCK_COST * (max(map(len, rows)) * len(rows) - sum(map(len, rows)))
            self.writer.table([[" ".join(one) for one in row] for row in rows])
