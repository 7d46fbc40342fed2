from pathlib import Path

import pytest
from pypdf import PasswordType, PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTableView

from recovery_desk.domain.prints import PrintRecord, PrintWay
from recovery_desk.ui.choose_places import ChoosePlaces
from recovery_desk.ui.print_preview import DOCUMENT_NAME, PrintPreview
from recovery_desk.ui.save_sheet import FILE_NAME, SaveSheet
from recovery_desk.ui.widgets.notices import Notices
from recovery_desk.ui.widgets.words import words
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


def ways_kept(driver: Driver) -> list[PrintWay]:
    found: list[list[PrintWay]] = []
    driver.desk.jobs.ask(
        lambda desk: [record.way for record in desk.store.records(PrintRecord).where()],
        found.append,
        owner=driver.window,
    )
    driver.settle()
    return found[0]


def save_dialog(driver: Driver, preview: PrintPreview) -> SaveSheet:
    child(preview, QPushButton, "Save PDF…").click()
    driver.settle()
    return next(dialog for dialog in preview.findChildren(SaveSheet) if dialog.isVisible())


def test_a_saved_sheet_opens_with_its_passphrase_only(driver: Driver, preview: PrintPreview, tmp_path: Path) -> None:
    out, pages = tmp_path / FILE_NAME, preview.document.pageCount()
    dialog = save_dialog(driver, preview)
    passphrase = child(dialog, QLineEdit, "Passphrase of the file").text()
    assert len(passphrase) >= 12
    dialog.save_to(str(out))
    driver.settle()
    reader = PdfReader(out)
    assert reader.decrypt("another one") is PasswordType.NOT_DECRYPTED
    assert reader.decrypt(passphrase) is not PasswordType.NOT_DECRYPTED
    assert len(reader.pages) == pages
    assert ways_kept(driver) == [PrintWay.SAVED]


def test_saving_without_a_passphrase_is_a_choice_that_is_written_down(
    driver: Driver, preview: PrintPreview, tmp_path: Path
) -> None:
    out = tmp_path / FILE_NAME
    dialog = save_dialog(driver, preview)
    dialog.plain.setChecked(True)
    dialog.save_to(str(out))
    driver.settle()
    assert not PdfReader(out).is_encrypted
    assert ways_kept(driver) == [PrintWay.SAVED_PLAIN]


def test_a_passphrase_too_short_is_refused_beside_its_field(driver: Driver, preview: PrintPreview) -> None:
    dialog = save_dialog(driver, preview)
    child(dialog, QLineEdit, "Passphrase of the file").setText("short")
    child(dialog, QPushButton, "Choose where…").click()
    assert dialog.summary.isVisible()
    assert ways_kept(driver) == []


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_noted(
    driver: Driver, preview: PrintPreview, tmp_path: Path
) -> None:
    dialog = save_dialog(driver, preview)
    dialog.plain.setChecked(True)
    dialog.save_to(str(tmp_path / "no such folder" / FILE_NAME))
    driver.settle()
    assert dialog.isVisible()
    assert dialog.summary.isVisible()
    assert ways_kept(driver) == []


def test_saving_that_is_stopped_leaves_no_file_and_no_note(
    driver: Driver, preview: PrintPreview, tmp_path: Path
) -> None:
    out = tmp_path / FILE_NAME
    dialog = save_dialog(driver, preview)
    dialog.save_to(str(out))
    child(dialog, QPushButton, "Cancel").click()
    driver.settle()
    assert dialog.isVisible()
    assert list(tmp_path.glob("*.pdf")) == []
    assert ways_kept(driver) == []


def test_what_cannot_be_drawn_again_is_refused_where_sheets_lie_already(
    driver: Driver, preview: PrintPreview, tmp_path: Path
) -> None:
    (tmp_path / "sheets-001.pdf").write_bytes(b"somebody else's")
    dialog = SaveSheet(preview._bench, preview.job.drawn, preview, may_save_plain=True, one_by_one=lambda _report: [])
    dialog.show()
    driver.settle()
    dialog.each.setChecked(True)
    dialog.save_to(str(tmp_path))
    assert dialog.summary.isVisible()
    assert (tmp_path / "sheets-001.pdf").read_bytes() == b"somebody else's"


def pick(box: QComboBox, text: str) -> None:
    """Chooses as somebody at the keyboard does."""
    at = box.findText(text)
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_every_sheet_about_somebody_is_one_choice_away(driver: Driver, preview: PrintPreview) -> None:
    for sheet in ("My release day", "My plan", "What's out there near you"):
        pick(child(preview, QComboBox, "Sheet"), sheet)
        driver.settle()
        assert preview.job.name == sheet
        assert preview.document.pageCount() >= 1
    pick(child(preview, QComboBox, "Sheet"), "My release day")
    driver.settle()
    pick(child(preview, QComboBox, "Size"), "Pocket card")
    driver.settle()
    assert preview.document.pageCount() == 1


def test_places_are_picked_for_the_sheet_of_what_is_out_there(driver: Driver, preview: PrintPreview) -> None:
    pick(child(preview, QComboBox, "Sheet"), "What's out there near you")
    driver.settle()
    child(preview, QPushButton, "Choose places").click()
    driver.settle()
    dialog = next(each for each in preview.findChildren(ChoosePlaces) if each.isVisible())
    for row in range(dialog.places.count()):
        dialog.places.item(row).setCheckState(Qt.CheckState.Unchecked)
    wanted = dialog.places.item(2).text().split(" · ")[0]
    dialog.places.item(2).setCheckState(Qt.CheckState.Checked)
    child(dialog, QPushButton, "Keep").click()
    driver.settle()
    assert wanted in preview.document.getAllText(0).text()


def test_another_audience_sees_another_sheet_and_the_worker_sees_what_is_withheld(
    driver: Driver, preview: PrintPreview
) -> None:
    box = child(preview, QComboBox, "For whom")
    pick(box, "Driver")
    driver.settle()
    assert preview.job.wanted.options.audience == "driver"
    shown = "\n".join(label.text() for label in preview.findChildren(QLabel))
    assert "Withheld from this sheet" in shown
    assert "Not for driver: birth date, prison number" in shown


@pytest.mark.parametrize("percent", [100, 200])
def test_what_to_know_before_it_is_printed_is_read_whole_at_any_text_size(driver: Driver, percent: int) -> None:
    from tests.gui.test_every_screen import clipped, nameless

    driver.desk.bench.appearance_changed.emit("light", percent)
    driver.settle()
    press(child(driver.screen, QTableView, "Releases"), Qt.Key.Key_P)
    driver.settle()
    preview = next(dialog for dialog in driver.window.findChildren(PrintPreview) if dialog.isVisible())
    notices = child(preview, Notices, "What to know before it is printed")
    told = [label for label in notices.findChildren(QLabel) if label.text().startswith("Agreement\n")]
    assert told, "what was found of their agreement stands above the sheet"
    long = words("Somebody has not agreed to this, and more of the same. " * 40, wrap=True)
    notices.put(long)
    driver.settle()
    assert notices.verticalScrollBar().maximum() > 0
    assert notices.height() <= preview.height() // 2
    assert notices.focusPolicy() & Qt.FocusPolicy.TabFocus
    press(notices, Qt.Key.Key_End)
    press(notices, Qt.Key.Key_PageDown)
    driver.settle()
    assert notices.verticalScrollBar().value() > 0
    assert clipped(preview) == []
    assert nameless(preview) == []


def test_every_page_reaches_the_printer(driver: Driver, preview: PrintPreview, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    printer.setResolution(100)
    printer.setFullPage(True)
    pages = preview.document.pageCount()
    printing = preview.print_on(printer)
    with driver.qtbot.waitSignal(printing.finished, timeout=PATIENCE_MS):
        pass
    driver.settle()
    assert ways_kept(driver) == [PrintWay.PRINTED]
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
