from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from recovery_desk.domain.people import BirthDatePrecision, PersonId
from recovery_desk.domain.release_day.questions import Country, ReleaseKind
from recovery_desk.ui.panes.overview import PersonOverview
from recovery_desk.ui.screens.person import Person
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.open_person import PersonRecord
from recovery_desk.usecases.ports import CaseloadFilter
from tests.gui.driving import Driver, child, press, write

CONTROL = Qt.KeyboardModifier.ControlModifier


def somebody(driver: Driver, *, dated: bool = True) -> PersonId:
    found: list[PersonId] = []

    def read(desk: Desk) -> PersonId:
        rows = desk.browse_people.page(CaseloadFilter(without_date=not dated), limit=60)
        return next(
            row.person_id
            for row in rows
            if dated is (row.due is not None) and row.kind is ReleaseKind.SENTENCE and row.country is Country.SCOTLAND
        )

    driver.desk.jobs.ask(read, found.append, owner=driver.window)
    driver.settle()
    return found[0]


def record_of(driver: Driver, person_id: PersonId) -> PersonRecord:
    found: list[PersonRecord] = []
    driver.desk.jobs.ask(lambda desk: desk.open_person(person_id), found.append, owner=driver.window)
    driver.settle()
    return found[0]


def open_person(driver: Driver, person_id: PersonId, tab: str = "overview") -> Person:
    screen = driver.go("person", person_id, tab)
    assert isinstance(screen, Person)
    return screen


def texts(screen: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def fill(screen: QWidget, name: str, text: str) -> QLineEdit:
    field = child(screen, QLineEdit, name)
    field.clear()
    write(field, text)
    return field


def edit(driver: Driver, screen: Person) -> None:
    child(screen, QPushButton, "Edit what is known about this person").click()
    driver.settle()


def test_who_it_is_stands_at_the_top_of_every_tab(driver: Driver) -> None:
    person_id = somebody(driver)
    person = record_of(driver, person_id).person
    for tab in ("overview", "release-day", "history"):
        shown = texts(open_person(driver, person_id, tab))
        assert person.filed_as in shown
        assert person.prison_number in shown


def test_what_is_typed_is_kept_and_said_to_be_saved(driver: Driver) -> None:
    person_id = somebody(driver)
    screen = open_person(driver, person_id)
    edit(driver, screen)
    fill(screen, "Likes to be called", "Mac")
    fill(screen, "Birth date", "about 1985")
    fill(screen, "Establishment", "barlinnie")
    press(fill(screen, "Hall", "D Hall"), Qt.Key.Key_S, CONTROL)
    driver.settle()
    record = record_of(driver, person_id)
    assert record.person.preferred_name == "Mac"
    assert record.person.birth_date is not None
    assert record.person.birth_date.year == 1985
    assert record.person.birth_date_precision is BirthDatePrecision.APPROXIMATE
    assert record.establishment is not None
    assert "Barlinnie" in record.establishment.short_name
    assert "likes to be called Mac" in texts(screen)
    assert any(label.text() == "Saved 09:00" for label in driver.frame.findChildren(QLabel))


def test_a_mistake_is_said_at_the_top_and_leads_to_its_field(driver: Driver) -> None:
    person_id = somebody(driver)
    before = record_of(driver, person_id)
    screen = open_person(driver, person_id)
    edit(driver, screen)
    born = fill(screen, "Birth date", "30 Feb 1979")
    fill(screen, "Establishment", "HMP Nowhere At All")
    child(screen, QPushButton, "Save").click()
    assert "There is a problem" in texts(screen)
    links = [b for b in screen.findChildren(QPushButton) if b.property("kind") == "link" and b.isVisible()]
    assert len(links) == 2
    assert driver.window.focusWidget() is links[0]
    links[0].click()
    assert driver.window.focusWidget() is born
    assert born.accessibleDescription()
    driver.settle()
    assert record_of(driver, person_id) == before


def test_somebody_without_any_name_is_not_kept(driver: Driver) -> None:
    person_id = somebody(driver)
    screen = open_person(driver, person_id)
    edit(driver, screen)
    fill(screen, "Family name", " ")
    fill(screen, "Given names", "")
    child(screen, QPushButton, "Save").click()
    assert child(screen, QPushButton, "Enter at least one name").isVisible()


def test_escape_leaves_the_form_and_keeps_nothing(driver: Driver) -> None:
    person_id = somebody(driver)
    before = record_of(driver, person_id)
    screen = open_person(driver, person_id)
    edit(driver, screen)
    press(fill(screen, "Family name", "Somebody Else"), Qt.Key.Key_Escape)
    driver.settle()
    assert screen.pane(PersonOverview).editor is None
    assert record_of(driver, person_id) == before


def test_nothing_is_asked_when_leaving_what_is_half_typed_and_it_is_there_again(driver: Driver) -> None:
    person_id = somebody(driver)
    screen = open_person(driver, person_id)
    edit(driver, screen)
    fill(screen, "Family name", "Half")
    driver.go("people")
    assert driver.screen.name == "people"
    open_person(driver, somebody(driver, dated=False))
    screen = open_person(driver, person_id)
    driver.settle()
    assert child(screen, QLineEdit, "Family name").text() == "Half"


def test_a_release_date_is_set_as_people_say_it(driver: Driver) -> None:
    person_id = somebody(driver, dated=False)
    screen = open_person(driver, person_id, "release-day")
    assert "No release date is known" in texts(screen)
    child(screen, QPushButton, "Enter a release date…").click()
    fill(screen, "Release date", "Fri 4 Dec 26")
    fill(screen, "Told by", "Personal officer")
    kind = child(screen, QComboBox, "Kind of release")
    kind.setCurrentIndex(kind.findData(ReleaseKind.SENTENCE))
    child(screen, QPushButton, "Save").click()
    driver.settle()
    record = record_of(driver, person_id)
    assert record.episode is not None
    assert record.episode.release is not None
    assert record.episode.release.due.isoformat() == "2026-12-04"
    assert record.episode.release.told_by == "Personal officer"
    assert "Friday 4 December 2026: a hard day to be released." in texts(screen)


def test_a_weekday_that_contradicts_the_date_is_refused(driver: Driver) -> None:
    person_id = somebody(driver)
    before = record_of(driver, person_id)
    screen = open_person(driver, person_id, "release-day")
    child(screen, QPushButton, "Change release date…").click()
    fill(screen, "Release date", "Mon 4 Dec 2026")
    child(screen, QPushButton, "Save").click()
    driver.settle()
    assert "There is a problem" in texts(screen)
    assert record_of(driver, person_id) == before


def test_why_shows_the_law_step_by_step_with_its_source(driver: Driver) -> None:
    screen = open_person(driver, somebody(driver), "release-day")
    assert "Why? The law, step by step" not in texts(screen)
    child(screen, QPushButton, "Why? The law, step by step").click()
    assert "Why? The law, step by step" in texts(screen)
    assert "legislation.gov.uk" in texts(screen)


def test_history_says_what_changed_from_what_to_what(driver: Driver) -> None:
    person_id = somebody(driver)
    number = record_of(driver, person_id).person.prison_number
    screen = open_person(driver, person_id)
    edit(driver, screen)
    fill(screen, "Prison number", "a1234bc")
    child(screen, QPushButton, "Save").click()
    driver.settle()
    assert f"Changed prison number from “{number}” to “A1234BC”" in texts(open_person(driver, person_id, "history"))


def test_a_name_that_looks_like_a_command_is_shown_as_it_is(driver: Driver) -> None:
    person_id = somebody(driver)
    screen = open_person(driver, person_id)
    edit(driver, screen)
    fill(screen, "Family name", "<b>O&amp;Neil</b>")
    child(screen, QPushButton, "Save").click()
    driver.settle()
    labels = [label for label in screen.findChildren(QLabel) if "<b>O&amp;Neil</b>" in label.text()]
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_somebody_new(driver: Driver) -> None:
    press(driver.window, Qt.Key.Key_R, CONTROL)
    driver.settle()
    screen = driver.screen
    for name, text in (
        ("Family name", "Żak"),
        ("Given names", "Ewa"),
        ("Prison number", "b7654cd"),
        ("Release date", "25/12/26"),
    ):
        write(child(screen, QLineEdit, name), text)
    press(child(screen, QLineEdit, "Told by"), Qt.Key.Key_S, CONTROL)
    driver.settle()
    opened = driver.screen
    assert isinstance(opened, Person)
    assert "Żak, Ewa" in texts(opened)
    assert "brought forward" in texts(opened) or "hard day" in texts(opened)
