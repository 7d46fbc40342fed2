from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QTableView

from recovery_desk.ui.print_preview import DOCUMENT_NAME, FILE_NAME, PrintPreview
from recovery_desk.ui.printing import Printing
from tests.gui.driving import PATIENCE_MS, Driver, child, press


@pytest.fixture
def preview(driver: Driver) -> PrintPreview:
    press(child(driver.screen, QTableView, "Releases"), Qt.Key.Key_P)
    driver.settle()
    return next(dialog for dialog in driver.window.findChildren(PrintPreview) if dialog.isVisible())


def test_p_shows_the_sheet_as_it_will_be_printed(preview: PrintPreview) -> None:
    assert preview.document.status() is QPdfDocument.Status.Ready
    assert preview.document.pageCount() >= 1
    shown = [label.text() for label in preview.findChildren(QLabel)]
    assert any(text.startswith("Handover sheet, ") for text in shown)


def test_nothing_outside_the_sheet_names_anybody(driver: Driver, preview: PrintPreview) -> None:
    name = child(driver.screen, QTableView, "Releases").currentIndex().siblingAtColumn(0).data()
    family = name.split(",")[0]
    for said in (preview.windowTitle(), DOCUMENT_NAME, FILE_NAME, driver.window.windowTitle()):
        assert family not in said


def test_a_saved_sheet_is_the_sheet(preview: PrintPreview, tmp_path: Path) -> None:
    out = tmp_path / FILE_NAME
    preview.save_to(str(out))
    assert out.read_bytes().startswith(b"%PDF")
    saved = QPdfDocument()
    saved.load(str(out))
    assert saved.pageCount() == preview.document.pageCount()


def test_every_page_reaches_the_printer(driver: Driver, preview: PrintPreview, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    printer.setResolution(100)
    printer.setFullPage(True)
    pages = preview.document.pageCount()
    printing = Printing(preview.document, printer, range(pages), preview)
    with driver.qtbot.waitSignal(printing.finished, timeout=PATIENCE_MS):
        printing.start()
    printed = QPdfDocument()
    printed.load(str(out))
    assert printed.pageCount() == pages
    image = printed.render(0, printed.pagePointSize(0).toSize())
    dark = sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )
    assert dark > 100, "the page came out empty"


def test_escape_closes_it(driver: Driver, preview: PrintPreview) -> None:
    press(preview, Qt.Key.Key_Escape)
    driver.settle()
    assert not [d for d in driver.window.findChildren(PrintPreview) if d.isVisible()]
