"""Tables of an RTF file, which it does not name: rows and cells are ends of paragraphs that say they are in one."""

from dataclasses import dataclass

from footnote_audit.read.manuscript.writer import Manuscript


@dataclass(slots=True)
class Grid:
    """Opens tables, rows and cells for a manuscript as paragraphs come."""

    manuscript: Manuscript
    header_row: bool = False
    _in_table: bool = False
    _in_row: bool = False
    _in_cell: bool = False

    def before_paragraph(self, *, in_table: bool) -> None:
        """A paragraph is to be written, in a table or not."""
        if not in_table:
            self.end()
            return
        if not self._in_table:
            self.manuscript.begin_table()
            self._in_table = True
        if not self._in_row:
            self.manuscript.begin_row(header=self.header_row)
            self._in_row = True
        if not self._in_cell:
            self.manuscript.begin_cell()
            self._in_cell = True

    def end_cell(self) -> None:
        """The cell ends."""
        if self._in_cell:
            self.manuscript.end_cell()
            self._in_cell = False

    def end_row(self) -> None:
        """The row ends."""
        self.end_cell()
        self._in_row = False

    def end(self) -> None:
        """The table ends, if there is one."""
        if self._in_table:
            self.end_row()
            self.manuscript.end_table()
            self._in_table = False
