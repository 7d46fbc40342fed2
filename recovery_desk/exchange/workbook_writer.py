"""openpyxl's writer, without the file it keeps beside: a sheet would lie readable among the laptop's temporary files.

Imported only when a workbook is written: it costs a fifth of a second.
"""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


class WorkbookWriter:
    """A workbook with one sheet, which grows in memory row by row; its first row stays in sight."""

    def __init__(self, name: str) -> None:
        self._book = Workbook(write_only=True)
        self.sheet: Any = self._book.create_sheet(name)
        self.sheet.freeze_panes = "A2"
        self._content = BytesIO()
        self._rows = WorksheetWriter(self.sheet, self._content)
        self._rows.write_top()
        self.sheet._writer = self._rows  # noqa: SLF001 - there is no public way to say where its rows go

    def close(self) -> None:
        """Ends the sheet where that was not done; left to themselves its generators would complain."""
        if not self.sheet.closed:
            self.sheet.close()

    def save(self, path: Path) -> None:
        """Writes it where it was asked for, and nowhere else."""
        with ZipFile(path, "w", ZIP_DEFLATED, allowZip64=True) as archive:
            _InMemory(self._book, archive, self._rows, self._content).save()


class _InMemory(ExcelWriter):
    def __init__(self, book: Workbook, archive: ZipFile, rows: Any, content: BytesIO) -> None:
        super().__init__(book, archive)
        self._zip, self._rows, self._content = archive, rows, content

    def write_worksheet(self, ws: Any) -> None:
        """As openpyxl does it, but for where the rows come from."""
        ws.close()
        ws._drawing, ws._rels = SpreadsheetDrawing(), self._rows._rels  # noqa: SLF001
        self._zip.writestr(ws.path[1:], self._content.getvalue())
        self.manifest.append(ws)
