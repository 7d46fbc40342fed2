"""The day out held as a worker holds it: pickups by keys alone, the route, the first days, what is out there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from recovery_desk.domain.first_days import FirstDays
from recovery_desk.domain.organisations import Organisation
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.pickups import Pickup, PickupEvent, PickupState
from recovery_desk.domain.route_stops import RouteStop
from recovery_desk.domain.services import Service
from recovery_desk.ui.day_out.pickup_form import PickupForm
from recovery_desk.ui.fields_form import FieldsForm
from recovery_desk.ui.panes.release_day import ReleaseDayPane
from recovery_desk.ui.print_preview import PrintPreview
from recovery_desk.ui.release_day.request_form import RequestForm
from recovery_desk.ui.route_suggestions import MOST_SHOWN
from recovery_desk.ui.screens.person import Person
from recovery_desk.ui.screens.pickups import Pickups
from recovery_desk.ui.screens.services import Services
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.plan_route import RoutePlan
from tests.gui.driving import TODAY, Driver, child, press, write

_T = TypeVar("_T")
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def ask(driver: Driver, question: Callable[[Desk], _T]) -> _T:
    found: list[_T] = []
    driver.desk.jobs.ask(question, found.append, owner=driver.window)
    driver.settle()
    return found[0]


def due_out(desk: Desk) -> list[PersonId]:
    today = desk.clock.today()
    return [each.row.person_id for each in desk.list_releases(today, today + timedelta(days=27)).releases]


def misfit(desk: Desk) -> RoutePlan:
    """Somebody's route that another order would mend."""
    plans = (desk.route.plan(person_id) for person_id in due_out(desk))
    return next(plan for plan in plans if any(not each.is_other_day for each in plan.suggestions))


def empty_board(desk: Desk) -> Pickup:
    """No pickup but one that is wanted today."""
    for pickup in desk.store.records(Pickup).where():
        desk.pickups.remove(pickup.id)
    begun = desk.pickups.begin(due_out(desk)[0])
    return desk.pickups.keep(replace(begun, day=desk.clock.today()))


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def save(driver: Driver, form: QWidget) -> None:
    """Ctrl+S, once the form is the window in front: keys count in no other."""
    driver.wait_until(form.window().isActiveWindow)
    press(form, Qt.Key.Key_S, CTRL)
    driver.settle()


def key(driver: Driver, widget: QWidget, which: Qt.Key) -> None:
    """A key of the main window, once it is in front and the cursor is there."""
    driver.come_to_front()
    widget.setFocus()
    driver.wait_until(widget.hasFocus)
    press(widget, which)
    driver.settle()


def test_a_pickup_goes_from_wanted_to_handed_over_by_keys_alone(driver: Driver) -> None:
    pickup = ask(driver, empty_board)
    screen = driver.go("pickups")
    assert isinstance(screen, Pickups)
    table = child(screen, QTableView, "Gate pickups")
    driver.wait_until(lambda: driver.window.focusWidget() is table)
    key(driver, table, Qt.Key.Key_N)
    form = screen.details.form
    assert isinstance(form, PickupForm)
    driver_field = form.labelled["driver"].field
    write(driver_field, "A. Singh")
    save(driver, driver_field)
    for state in (
        PickupState.ASSIGNED, PickupState.CONFIRMED, PickupState.AT_THE_GATE, PickupState.COLLECTED,
        PickupState.HANDED_OVER,
    ):  # fmt: skip
        kept = ask(driver, lambda desk: desk.store.records(Pickup).get(pickup.id))
        assert kept is not None
        assert kept.state is state
        driver.wait_until(lambda: driver.window.focusWidget() is table)
        key(driver, table, Qt.Key.Key_N)
    stamps = ask(driver, lambda desk: desk.store.records(PickupEvent).where(pickup_id=pickup.id))
    assert [stamp.text for stamp in stamps][-1] == "handed-over"
    assert all(stamp.by_whom == "M. Kerr" for stamp in stamps)
    key(driver, table, Qt.Key.Key_U)
    taken_back = ask(driver, lambda desk: desk.store.records(Pickup).get(pickup.id))
    assert taken_back is not None
    assert taken_back.state is PickupState.COLLECTED
    key(driver, table, Qt.Key.Key_H)
    assert "Heard from the driver" in texts(screen.details)
    key(driver, table, Qt.Key.Key_P)
    assert any(preview.isVisible() for preview in driver.window.findChildren(PrintPreview))


def test_nobody_came_out(driver: Driver) -> None:
    pickup = ask(driver, empty_board)
    ask(driver, lambda desk: desk.pickups.keep(replace(pickup, driver="A. Singh")))
    ask(driver, lambda desk: desk.pickups.stamp(pickup.id, PickupState.AT_THE_GATE))
    screen = driver.go("pickups")
    child(screen, QPushButton, "Nobody came out").click()
    driver.settle()
    child(screen, QPushButton, f"Done: {pickup.no_show_ladder[0]}").click()
    driver.settle()
    child(screen, QPushButton, "Did not come out").click()
    driver.settle()
    kept = ask(driver, lambda desk: desk.store.records(Pickup).get(pickup.id))
    assert kept is not None
    assert kept.state is PickupState.NO_SHOW


def test_one_key_takes_the_order_that_works(driver: Driver) -> None:
    plan = ask(driver, misfit)
    screen = driver.go("person", plan.person_id, "day-out")
    assert isinstance(screen, Person)
    pane = screen.in_front
    first = next(each for each in plan.suggestions if not each.is_other_day)
    assert first.text in texts(pane)
    assert plan.stops[0].name in texts(pane)
    rows = [widget for widget in pane.findChildren(QWidget) if "won’t fit" in texts(widget)]
    assert rows
    timeline = getattr(pane, "route").timeline  # noqa: B009 - the pane is known by its tab
    key(driver, timeline.rows[0], Qt.Key.Key_T)
    after = ask(driver, lambda desk: desk.route.plan(plan.person_id))
    assert after.misfits < plan.misfits
    assert [each.name for each in after.stops] == [plan.stops[at].name for at in first.order]


def test_the_order_that_works_is_taken_where_the_checks_are_too(driver: Driver) -> None:
    plan = ask(driver, misfit)
    screen = driver.go("person", plan.person_id, "release-day")
    first = next(each for each in plan.suggestions if not each.is_other_day)
    child(screen, QPushButton, f"Take this order: {first.text}").click()
    driver.settle()
    after = ask(driver, lambda desk: desk.route.plan(plan.person_id))
    assert [each.name for each in after.stops] == [plan.stops[at].name for at in first.order]
    assert f"Take this order: {first.text}" not in [each.accessibleName() for each in screen.findChildren(QPushButton)]


def test_a_day_on_which_more_fits_is_asked_for_where_the_checks_are(driver: Driver) -> None:
    def asked_for(desk: Desk) -> RoutePlan:
        for person_id in due_out(desk):
            plan, release = desk.route.plan(person_id), desk.checks.of.release(person_id)
            if not release.requests and any(each.is_other_day for each in plan.suggestions[:MOST_SHOWN]):
                return plan
        raise AssertionError

    plan = ask(driver, asked_for)
    screen = driver.go("person", plan.person_id, "release-day")
    other = next(each for each in plan.suggestions if each.is_other_day)
    child(screen, QPushButton, f"Ask for that day: {other.text}").click()
    driver.settle()
    assert isinstance(screen, Person)
    assert isinstance(screen.pane(ReleaseDayPane).form, RequestForm)


def test_stops_are_moved_taken_out_and_added_by_keys(driver: Driver) -> None:
    plan = ask(driver, misfit)
    screen = driver.go("person", plan.person_id, "day-out")
    assert isinstance(screen, Person)
    route = getattr(screen.in_front, "route")  # noqa: B009 - the pane is known by its tab
    names = [each.name for each in plan.stops]
    route.timeline.rows[1].setFocus()
    press(route.timeline.rows[1], Qt.Key.Key_Down)
    press(route.timeline.rows[2], Qt.Key.Key_Up, ALT)
    driver.settle()
    moved = ask(driver, lambda desk: [each.name for each in desk.route.plan(plan.person_id).stops])
    assert moved == [names[0], names[2], names[1], *names[3:]]
    driver.wait_until(lambda: route.timeline.current == 1)
    press(route.timeline.rows[1], Qt.Key.Key_Delete)
    driver.settle()
    left = ask(driver, lambda desk: [each.name for each in desk.route.plan(plan.person_id).stops])
    assert left == [names[0], names[1], *names[3:]]
    child(route, QPushButton, "Add a stop…").click()
    driver.settle()
    form = route.form
    write(form.labelled["where"].field, "Clothes and food parcels")
    write(form.labelled["appointment"].field, "x")
    save(driver, form)
    assert "Enter a time of day" in texts(form)
    form.labelled["appointment"].field.clear()
    save(driver, form)
    stops = ask(driver, lambda desk: desk.store.records(RouteStop).of(plan.person_id))
    assert len(stops) == len(names)
    known = ask(driver, lambda desk: {str(service.id): service.name for service in desk.store.records(Service).where()})
    assert "Clothes and food parcels" in [known.get(stop.service_id) for stop in stops]


def test_somebody_without_a_route_begins_with_the_usual_stops(driver: Driver) -> None:
    person_id = ask(driver, lambda desk: due_out(desk)[0])
    ask(driver, lambda desk: desk.route.keep(person_id, []))
    screen = driver.go("person", person_id, "day-out")
    assert "No route yet" in texts(screen)
    child(screen, QPushButton, "Begin with the usual stops").click()
    driver.settle()
    assert "Community recovery team" in texts(screen)


def test_the_release_is_recorded_and_the_ladder_climbed(driver: Driver) -> None:
    person_id = ask(driver, lambda desk: due_out(desk)[0])
    screen = driver.go("person", person_id, "day-out")
    assert isinstance(screen, Person)
    child(screen, QPushButton, "Record the release…").click()
    driver.settle()
    after = getattr(screen.in_front, "after")  # noqa: B009 - the pane is known by its tab
    save(driver, after.form)
    assert "day 0 of 21" in texts(after)
    assert "Highest overdose risk" in texts(after)
    (out,) = ask(driver, lambda desk: desk.store.records(FirstDays).of(person_id))
    assert out.released_on == TODAY
    child(after, QPushButton, "Something happened…").click()
    driver.settle()
    save(driver, after.form)
    driver.wait_until(lambda: "Say in a few words what happened" in texts(after.form))
    write(after.form.labelled["what_happened"].field, "Used with an old friend")
    save(driver, after.form)
    assert "Nobody has followed this up yet" in texts(after)


def test_a_service_is_added_found_checked_and_open_on_a_day(driver: Driver) -> None:
    screen = driver.go("services")
    assert isinstance(screen, Services)
    child(screen, QPushButton, "New service…").click()
    driver.settle()
    form = screen.form
    assert form is not None
    for key, text in (
        ("name", "Night shelter"),
        ("organisation", "Open Door Homes"),
        ("day4", "20-8"),
        ("phones", "12"),
    ):
        write(form.labelled[key].field, text)
    write(form.labelled["day0"].field, "nine to five")
    save(driver, form)
    assert "Monday’s hours" in texts(form)
    day = form.labelled["day0"].field
    assert isinstance(day, QLineEdit)
    day.clear()
    save(driver, form)
    assert "Night shelter" in texts(screen.details)
    assert "Never checked" in texts(screen.details)
    child(screen, QPushButton, "I have checked this today").click()
    driver.settle()
    assert "Checked 23 November 2026 by M. Kerr" in texts(screen.details)
    write(child(screen, QLineEdit, "Open on"), "27/11/26")
    driver.wait_until(lambda: "Friday 27 November" in texts(screen))
    driver.settle()
    names = [screen.model.index(row, 0).data() for row in range(screen.model.rowCount())]
    assert "Night shelter" in names
    assert "Saturday football and breakfast" not in names


def test_an_organisation_is_corrected_where_its_service_stands(driver: Driver) -> None:
    screen = driver.go("services")
    assert isinstance(screen, Services)
    key(driver, screen.table, Qt.Key.Key_O)
    form = screen.organisation_form
    assert form is not None
    write(form.labelled["phone"].field, "0141 496 0199")
    save(driver, form)
    kept = ask(driver, lambda desk: desk.store.records(Organisation).where(phone="0141 496 0199"))
    assert len(kept) == 1


def test_filters_narrow_the_directory(driver: Driver) -> None:
    screen = driver.go("services")
    assert isinstance(screen, Services)
    before = screen.model.rowCount()
    child(screen, QCheckBox, "Needs checking").click()
    driver.settle()
    assert 0 < screen.model.rowCount() < before
    child(screen, QCheckBox, "Needs checking").click()
    kinds = child(screen, QComboBox, "What it is")
    kinds.setCurrentIndex(kinds.findText("Pharmacy"))
    kinds.activated.emit(kinds.currentIndex())
    driver.settle()
    assert {screen.model.index(row, 0).data().split(",")[0] for row in range(screen.model.rowCount())} == {"Pharmacy"}
    write(child(screen, QLineEdit, "Filter services"), "zzz")
    driver.wait_until(lambda: screen.model.rowCount() == 0)
    assert "Nothing in the directory is like that" in texts(screen)


@pytest.mark.parametrize("percent", [100, 200])
def test_no_form_of_the_day_out_clips_its_words(driver: Driver, percent: int) -> None:
    from tests.gui.test_every_screen import clipped

    driver.desk.bench.appearance_changed.emit("light", percent)
    driver.settle()
    pickup = ask(driver, empty_board)
    screen = driver.go("person", pickup.person_id, "day-out")
    assert isinstance(screen, Person)
    for button in ("Add a stop…", "Edit", "Record the release…", "If released from court…", "Something happened…"):
        child(screen, QPushButton, button).click()
        driver.settle()
        (form,) = [each for each in driver.window.findChildren(FieldsForm) if each.isVisible()]
        assert clipped(form) == [], button
        form.reject()
        driver.settle()
