from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QTableView

from recovery_desk import app as wiring
from recovery_desk.ui.models.people_model import PAGE, PeopleModel
from recovery_desk.ui.models.releases_model import ReleasesModel
from recovery_desk.ui.models.roles import Role
from recovery_desk.ui.screens.people import People
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadRow
from tests.gui.driving import PASSPHRASE, PEOPLE, QUICK, TODAY, Driver, child, press, write

MANY = 1_000


def table_of(driver: Driver) -> QTableView:
    return child(driver.screen, QTableView, "People")


def shown(table: QTableView, rows: int, column: int = 0) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data()) for row in range(rows)]


def everybody(driver: Driver, order: CaseloadOrder, *, descending: bool = False) -> list[CaseloadRow]:
    found: list[list[CaseloadRow]] = []

    def read(desk: Desk) -> list[CaseloadRow]:
        return list(desk.browse_people.page(CaseloadFilter(), order, descending=descending, limit=5_000))

    driver.desk.jobs.ask(read, found.append, owner=driver.window)
    driver.settle()
    return found[0]


def test_everybody_is_there_in_order(driver: Driver) -> None:
    driver.go("people")
    table = table_of(driver)
    assert table.model().rowCount() == PEOPLE
    assert shown(table, PEOPLE) == [row.filed_as for row in everybody(driver, CaseloadOrder.NAME)]


def test_the_filter_narrows_and_counts(driver: Driver) -> None:
    driver.go("people")
    someone = everybody(driver, CaseloadOrder.NAME)[7]
    box = child(driver.screen, QLineEdit, "Filter people")
    write(box, someone.prison_number)
    driver.wait_until(lambda: table_of(driver).model().rowCount() == 1)
    assert shown(table_of(driver), 1) == [someone.filed_as]
    write(box, "no such number")
    driver.wait_until(lambda: table_of_hidden(driver))


def test_a_slip_in_half_a_name_finds_who_comes_near_and_says_so(driver: Driver) -> None:
    driver.go("people")
    name = next(row.filed_as for row in everybody(driver, CaseloadOrder.NAME) if row.filed_as.startswith("McAllister"))
    write(child(driver.screen, QLineEdit, "Filter people"), "mcalis")
    said = "found. Nobody is spelled “mcalis”; this comes near."
    driver.wait_until(lambda: any(label.text().endswith(said) for label in driver.screen.findChildren(QLabel)))
    assert name in shown(table_of(driver), table_of(driver).model().rowCount())
    write(child(driver.screen, QLineEdit, "Filter people"), "mcallis")
    driver.wait_until(lambda: not any("near" in label.text() for label in driver.screen.findChildren(QLabel)))


def table_of_hidden(driver: Driver) -> bool:
    return not [t for t in driver.screen.findChildren(QTableView) if t.isVisible()]


def test_sorting_by_a_heading_and_back(driver: Driver) -> None:
    driver.go("people")
    table = table_of(driver)
    header = table.horizontalHeader()
    header.sectionClicked.emit(4)
    driver.settle()
    assert shown(table, PEOPLE) == [row.filed_as for row in everybody(driver, CaseloadOrder.RELEASE)]
    header.sectionClicked.emit(4)
    driver.settle()
    upside_down = everybody(driver, CaseloadOrder.RELEASE, descending=True)
    assert shown(table, PEOPLE) == [row.filed_as for row in upside_down]
    assert header.sortIndicatorSection() == 4


def people(driver: Driver) -> People:
    screen = driver.go("people")
    assert isinstance(screen, People)
    return screen


def choose(driver: Driver, menu: str, *names: str) -> None:
    """Goes through a menu by the words in it."""
    found = child(driver.screen, QPushButton, menu).menu()
    assert found is not None
    found.aboutToShow.emit()
    for name in names:
        action = next(each for each in found.actions() if each.text().startswith(name))
        inner = action.menu()
        if isinstance(inner, QMenu):
            found = inner
        else:
            action.trigger()
    driver.settle()


def test_sorting_without_a_mouse(driver: Driver) -> None:
    people(driver)
    choose(driver, "Columns", "Sort by", "Worker")
    expected = [row.filed_as for row in everybody(driver, CaseloadOrder.WORKER)]
    assert shown(table_of(driver), PEOPLE) == expected


def test_filters_are_chips_that_come_off(driver: Driver) -> None:
    screen = people(driver)
    rows = everybody(driver, CaseloadOrder.NAME)
    choose(driver, "Add a filter", "No release date known")
    undated = [row.filed_as for row in rows if row.due is None]
    assert undated
    assert shown(table_of(driver), len(undated)) == undated
    choose(driver, "Add a filter", "Worker", undated_worker := next(row.worker for row in rows if row.due is None))
    both = [row.filed_as for row in rows if row.due is None and row.worker == undated_worker]
    assert table_of(driver).model().rowCount() == len(both)
    child(screen, QPushButton, "Remove filter: No release date known").click()
    driver.settle()
    assert table_of(driver).model().rowCount() == sum(row.worker == undated_worker for row in rows)
    child(screen, QPushButton, f"Remove filter: Worker: {undated_worker}").click()
    driver.settle()
    assert table_of(driver).model().rowCount() == PEOPLE


def test_columns_are_chosen_ordered_and_kept_as_a_view(driver: Driver) -> None:
    screen = people(driver)
    choose(driver, "Columns", "Alerts")
    choose(driver, "Columns", "Born")
    choose(driver, "Add a filter", "Where they stand", "In custody")
    model = table_of(driver).model()
    assert isinstance(model, PeopleModel)
    assert model.headings()[-1] == "Alerts"
    table_of(driver).setCurrentIndex(model.index(0, 1))
    choose(driver, "Columns", "… right")
    assert list(model.headings())[:3] == ["Person", "Establishment", "Number"]
    screen.keep_view("My round")
    driver.settle()
    view, many = screen.view, model.rowCount()
    choose(driver, "Views", "Everybody")
    assert model.rowCount() == PEOPLE
    choose(driver, "Views", "My round", "Show")
    assert (screen.view, model.rowCount()) == (view, many)
    choose(driver, "Views", "My round", "Forget")
    menu = child(screen, QPushButton, "Views").menu()
    assert menu is not None
    menu.aboutToShow.emit()
    assert "My round" not in {action.text() for action in menu.actions()}


def test_the_chosen_are_given_to_a_worker(driver: Driver) -> None:
    screen = people(driver)
    table = table_of(driver)
    table.selectRow(0)
    press(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = screen.chosen_people()
    assert len(chosen) == 2
    screen.assign(chosen, "N. New")
    driver.settle()
    assert {row.person_id for row in everybody(driver, CaseloadOrder.NAME) if row.worker == "N. New"} == set(chosen)


def test_everybody_found_is_exported(driver: Driver, tmp_path: Path) -> None:
    screen = people(driver)
    choose(driver, "Add a filter", "Where they stand", "In custody")
    screen.export_to(str(tmp_path / "out.csv"))
    driver.settle()
    lines = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == table_of(driver).model().rowCount() + 1
    assert lines[0].startswith("Person,Number,Born")


def test_enter_opens_the_person(driver: Driver) -> None:
    driver.go("people")
    table = table_of(driver)
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Return)
    driver.settle()
    assert driver.screen.name == "person"


@pytest.fixture
def many(start: Callable[[Path], Driver], tmp_path: Path) -> Driver:
    wiring.make_practice_vault(tmp_path, MANY, 1, TODAY, PASSPHRASE, kdf=QUICK).close()
    driver = start(tmp_path)
    driver.unlock()
    return driver


def test_only_what_is_looked_at_is_read_and_kept(many: Driver) -> None:
    many.go("people")
    table = table_of(many)
    model = table.model()
    assert isinstance(model, PeopleModel)
    assert model.rowCount() == MANY
    assert model.person_at(MANY - 1) is None
    table.scrollToBottom()
    table.viewport().repaint()
    many.wait_until(lambda: model.person_at(MANY - 1) is not None)
    assert model.person_at(MANY // 2) is None
    expected = everybody(many, CaseloadOrder.NAME)
    assert model.index(MANY - 1, 0).data() == expected[-1].filed_as
    assert model.index(PAGE * 5, 0).data() == "–"
    many.settle()
    assert model.index(PAGE * 5, 0).data() == expected[PAGE * 5].filed_as


def test_the_models_are_what_qt_expects(driver: Driver, qtmodeltester: Any) -> None:
    releases = table_model(driver, "Releases")
    assert isinstance(releases, ReleasesModel)
    qtmodeltester.check(releases)
    driver.go("people")
    qtmodeltester.check(table_model(driver, "People"))


def table_model(driver: Driver, name: str) -> PeopleModel | ReleasesModel:
    model = child(driver.screen, QTableView, name).model()
    assert isinstance(model, PeopleModel | ReleasesModel)
    return model


def test_a_screen_reader_hears_both_lines(driver: Driver) -> None:
    driver.go("people")
    index: QModelIndex = table_of(driver).model().index(0, 4)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == ", ".join(part for part in (index.data(), index.data(Role.SECOND)) if part)
