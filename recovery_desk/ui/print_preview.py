"""A sheet on the screen before it is on paper: from memory, never from a file."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSaveFile, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from recovery_desk.domain.people import PersonId
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.printing import Printing
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import banner, column
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.ports import Rendered

DOCUMENT_NAME = "Recovery Desk sheet"
"""What the print queue and the spool file are called: nobody's name."""

FILE_NAME = "handover-sheet.pdf"
_ZOOM_STEP = 1.2
_PRINT_DPI = 300


def preview_handover(bench: Bench, person_id: PersonId, parent: QWidget) -> None:
    """The handover sheet of one person."""
    preview_sheet(bench, lambda desk: desk.print_handover(person_id), parent)


def preview_sheet(
    bench: Bench,
    draw: Callable[[Desk], Rendered],
    parent: QWidget,
    title: str = "Handover sheet",
    file_name: str = FILE_NAME,
) -> None:
    """Draws a sheet on the desk's thread, then shows it; neither title nor file name ever names anybody."""
    bench.said.emit(f"Preparing: {title.lower()}…")

    def show(sheet: Rendered) -> None:
        bench.said.emit("")
        preview = PrintPreview(sheet, parent, title, file_name)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.open()

    bench.jobs.ask(draw, show, owner=parent, newest="preview")


class PrintPreview(QDialog):
    """Pages as they will be printed, with Print and Save PDF."""

    def __init__(
        self, sheet: Rendered, parent: QWidget, title: str = "Handover sheet", file_name: str = FILE_NAME
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recovery Desk")
        self.setAccessibleName(f"{title}, preview")
        self._title, self._file_name = title, file_name
        self._sheet = sheet
        self._bytes = QBuffer(self)
        self._bytes.setData(QByteArray(sheet.pdf))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._bytes)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName("The sheet as it will be printed")
        self._lay_out()
        room = parent.window().size() - QSize(40, 40)
        self.resize(QSize(theme.px(820), theme.px(800)).boundedTo(room))

    def _lay_out(self) -> None:
        whole = column(self, margin=14, gap=10)
        tools = Flow(gap=8)
        pages = "1 page" if self._sheet.pages == 1 else f"{self._sheet.pages} pages"
        tools.addWidget(words(f"{self._title}, {pages}", "large"))
        tools.spring()
        smaller = button("", "zoom-out", name="Smaller", tip="Smaller")
        larger = button("", "zoom-in", name="Larger", tip="Larger")
        smaller.clicked.connect(lambda: self._zoom(1 / _ZOOM_STEP))
        larger.clicked.connect(lambda: self._zoom(_ZOOM_STEP))
        save = button("Save PDF…", "file-down")
        save.clicked.connect(self._save)
        self._print = button("Print…", "printer", kind="primary")
        self._print.setDefault(True)
        self._print.clicked.connect(self._choose_printer)
        close = button("Close")
        close.clicked.connect(self.reject)
        for widget in (smaller, larger, save, close, self._print):
            tools.addWidget(widget)
        whole.addLayout(tools)
        if self._sheet.warnings:
            inside = column(gap=2)
            for warning in self._sheet.warnings:
                inside.addWidget(words(warning, wrap=True))
            whole.addWidget(banner(Tone.CARE, inside))
        whole.addWidget(self.view, 1)
        self._print.setFocus()

    def _zoom(self, factor: float) -> None:
        if self.view.zoomMode() is not QPdfView.ZoomMode.Custom:
            page = self.document.pagePointSize(0).width() or 1
            shown = self.view.viewport().width() / (page * self.logicalDpiX() / 72)
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor(shown)
        self.view.setZoomFactor(min(5.0, max(0.3, self.view.zoomFactor() * factor)))

    def _choose_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(DOCUMENT_NAME)
        printer.setCreator("Recovery Desk")
        printer.setResolution(_PRINT_DPI)
        printer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
        )
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.document.pageCount())
        dialog.accepted.connect(lambda: self._print_on(printer))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        dialog.show()

    def _print_on(self, printer: QPrinter) -> None:
        first, last = printer.fromPage() or 1, printer.toPage() or self.document.pageCount()
        printing = Printing(self.document, printer, range(first - 1, last), self)
        self._print.setEnabled(False)
        printing.finished.connect(lambda: self._print.setEnabled(True))
        printing.refused.connect(self._say_refused)
        printing.start()

    def _say_refused(self) -> None:
        QMessageBox.warning(self, "Recovery Desk", "The printer did not take the sheet. Try another, or save a PDF.")

    def _save(self) -> None:
        dialog = QFileDialog(self, "Save PDF", self._file_name, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        # The system's own dialog writes the name into lists of recent files.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Writes the PDF, whole or not at all."""
        file = QSaveFile(path)
        written = (
            file.open(QIODevice.OpenModeFlag.WriteOnly)
            and file.write(QByteArray(self._sheet.pdf)) == len(self._sheet.pdf)
            and file.commit()
        )
        if not written:
            QMessageBox.warning(self, "Recovery Desk", "The PDF could not be saved there. Choose another folder.")
