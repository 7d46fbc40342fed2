"""The route where it is made: the card with its timeline, and the deeds on its stops."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QPushButton

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.route_stops import RouteStop
from recovery_desk.domain.services import Service
from recovery_desk.ui.day_out.stop_form import StopForm
from recovery_desk.ui.route_card import ROUTE_CHANGES, RouteCard
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.plan_route import RoutePlan


class RouteEditor(RouteCard):
    """Add, change, move and take out stops; or begin with the usual ones."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, changeable=True)
        self.form: StopForm | None = None
        self._chosen = 0
        self._add = button("Add a stop…", "plus")
        self._usual = button("Begin with the usual stops", "route", kind="primary")
        self._earlier, self._later = self._mover(-1), self._mover(1)
        self._change = button("Change…", "pencil", name="Change the stop chosen")
        self._remove = button("", "trash-2", name="Take out the stop chosen", tip="Delete")
        for tool in (self._usual, self._add):
            self.tools.addWidget(tool)
        for tool in (self._change, self._earlier, self._later, self._remove):
            self.below.addWidget(tool)
        self._add.clicked.connect(lambda: self.edit(None))
        self._usual.clicked.connect(self._begin)
        self._change.clicked.connect(lambda: self._edit_at(self._chosen))
        self._remove.clicked.connect(lambda: self.remove(self._chosen))
        self.timeline.opened.connect(self._edit_at)
        self.timeline.move_wanted.connect(self.move_stop)
        self.timeline.remove_wanted.connect(self.remove)
        self.timeline.stepped.connect(self._step_to)
        self.shown.connect(self._on_shown)

    def _mover(self, step: int) -> QPushButton:
        picture, said = ("arrow-up", "earlier") if step < 0 else ("arrow-down", "later")
        keys = "Alt+Up" if step < 0 else "Alt+Down"
        made = button("", picture, name=f"Move the stop chosen {said}", tip=f"{said.capitalize()}, {keys}")
        made.clicked.connect(lambda: self.move_stop(self._chosen, step))
        return made

    @property
    def stops(self) -> list[RouteStop]:
        """The stops shown."""
        return [each.stop for each in self.plan.stops] if self.plan else []

    def edit(self, stop: RouteStop | None) -> None:
        """Opens the form; the directory to choose from is asked for first."""
        person_id = self._person_id
        if person_id is None:
            return

        def read(desk: Desk) -> tuple[Sequence[Service], date]:
            services = [entry.service for entry in desk.directory.list_services().entries]
            return services, desk.clock.today()

        def show(found: tuple[Sequence[Service], date]) -> None:
            form = self.form = StopForm(self._bench, self, person_id, stop, found[0])
            form.deed_wanted = lambda: self._deed_of(form, found[1])
            form.saved.connect(lambda: self.show_person(person_id))
            form.show_form(720, 560)

        self._bench.jobs.ask(read, show, owner=self, newest="stop form")

    def move_stop(self, number: int, step: int) -> None:
        """Changes places with the stop before or after; parts of the day keep their order."""
        stops = self.stops
        other = number + step
        if 0 <= number < len(stops) and 0 <= other < len(stops) and stops[number].kind is stops[other].kind:
            stops[number], stops[other] = stops[other], stops[number]
            self._chosen = other
            order = [stop.id for stop in stops]
            self._do(lambda desk, person_id: desk.route.take_order(person_id, order), then_at=other)

    def remove(self, number: int) -> None:
        """Takes a stop out."""
        stops = self.stops
        if 0 <= number < len(stops):
            del stops[number]
            self._chosen = max(0, number - 1)
            self._do(lambda desk, person_id: desk.route.keep(person_id, stops), then_at=self._chosen)

    def _edit_at(self, number: int) -> None:
        stops = self.stops
        if 0 <= number < len(stops):
            self.edit(stops[number])

    def _step_to(self, number: int) -> None:
        self._chosen = number
        self._on_shown(self.plan)

    def _deed_of(self, form: StopForm, today: date) -> Callable[[Desk], object] | None:
        """All stops with the one of the form; a new one goes after the last of its kind."""
        stop, person_id = form.answer(today), self._person_id
        if stop is None or person_id is None:
            return None
        stops = self.stops
        if stop.id:
            stops = [stop if each.id == stop.id else each for each in stops]
        else:
            last = max((at for at, each in enumerate(stops) if each.kind is stop.kind), default=len(stops) - 1)
            stops.insert(last + 1, replace(stop, position=last + 1))
        return lambda desk: desk.route.keep(person_id, stops)

    def _begin(self) -> None:
        self._do(lambda desk, person_id: desk.route.begin(person_id), then_at=0)

    def _do(self, deed: Callable[[Desk, PersonId], object], *, then_at: int = -1) -> None:
        """A deed on the route, then the route as it is after it."""
        person_id = self._person_id
        if person_id is None:
            return

        def work(desk: Desk) -> tuple[RoutePlan, str]:
            deed(desk, person_id)
            return desk.route.plan(person_id), saved_at(desk)

        def done(found: tuple[RoutePlan, str]) -> None:
            self._show(found[0])
            self.timeline.focus_on(then_at)
            self._bench.said.emit(found[1])

        self._bench.jobs.ask(work, done, owner=self, changes=ROUTE_CHANGES)

    def _on_shown(self, plan: RoutePlan | None) -> None:
        stops = plan.stops if plan else ()
        self._usual.setVisible(not stops)
        at = self._chosen if self._chosen < len(stops) else 0
        for tool in (self._change, self._remove, self._earlier, self._later):
            tool.setVisible(bool(stops))
        kind = stops[at].stop.kind if stops else None
        self._earlier.setEnabled(at > 0 and stops[at - 1].stop.kind is kind)
        self._later.setEnabled(at + 1 < len(stops) and stops[at + 1].stop.kind is kind)
