"""The day somebody is due out: what the law makes of it, what is in place, the route; and the forms for all of it."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QSizePolicy, QWidget

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.check_lines import CheckLine
from recovery_desk.domain.release_day.check_records import CheckState
from recovery_desk.domain.release_day.early_release import EarlyReleaseRequest
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.pane import Pane
from recovery_desk.ui.print_preview import preview_handover, preview_of
from recovery_desk.ui.release_day.answer_form import AnswerForm
from recovery_desk.ui.release_day.banner import NoDateBanner, ReleaseBanner
from recovery_desk.ui.release_day.cards import date_card, route_card, why_card
from recovery_desk.ui.release_day.check_form import CheckForm
from recovery_desk.ui.release_day.checks_card import ChecksCard
from recovery_desk.ui.release_day.date_form import DATE_FORM, DateForm
from recovery_desk.ui.release_day.form_card import FormCard
from recovery_desk.ui.release_day.request_form import RequestForm
from recovery_desk.ui.route_card import ROUTE_CHANGES
from recovery_desk.ui.route_suggestions import MOST_SHOWN, first_to_take, suggestion_row
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import focus_soon, when_shown
from recovery_desk.ui.widgets.flow import side_by_side
from recovery_desk.ui.widgets.frames import column, empty_of
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.paper.release_day_content import Size
from recovery_desk.usecases.plan_route import RoutePlan
from recovery_desk.usecases.release_checks.look import OpenRelease
from recovery_desk.usecases.route_suggestions import Suggestion


@dataclass(frozen=True, slots=True)
class _Found:
    """Everything the tab shows, read in one go."""

    release: OpenRelease
    route: RoutePlan
    areas: tuple[str, ...]
    today: date
    date_half_typed: bool


class ReleaseDayPane(Pane):
    """Banner, checks at the left, date and route or the form of a check at the right; other forms stand alone."""

    name = "release-day"
    title = "Release day"
    stale_after = frozenset({
        Kind.PEOPLE, Kind.RELEASES, Kind.SETTINGS, Kind.CHECKS, Kind.PICKUPS, Kind.SERVICES, Kind.PLAN, Kind.CONSENT,
        Kind.CONTACTS, Kind.PRINTS, Kind.MEETINGS,
    })  # fmt: skip

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._found: _Found | None = None
        self._why_shown = self._to_checks = False
        self.form: FormCard | None = None
        self.checks: ChecksCard | None = None
        self._right = column(gap=12)
        key_within(self, "T", self.take_order)

    def refresh(self, person_id: PersonId) -> None:
        """Reads everything anew; a date left half typed opens again."""

        def read(desk: Desk) -> _Found:
            release = desk.checks.of.release(person_id)
            return _Found(
                release,
                desk.route.plan(person_id),
                desk.read_settings().areas(release.record.country),
                desk.clock.today(),
                desk.drafts.read(DATE_FORM, person_id) is not None,
            )

        self.jobs.ask(read, self._read, owner=self, newest="record")

    def clear(self) -> None:
        """Nothing of the person before is seen while the next is read."""
        self._found, self.form, self.checks = None, None, None
        empty_of(self.inside)

    def _read(self, found: _Found) -> None:
        """Shows somebody; a form half typed is left as it is."""
        before = self._found
        same = before is not None and before.release.record.person.id == found.release.record.person.id
        self._found = found
        if not same:
            self._why_shown = self._to_checks = False
        if self.form is None or not same:
            self._show()
            if found.date_half_typed and not same:
                self.edit()
        elif isinstance(self.form, CheckForm) and self.checks is not None:
            self.checks.show_checks(found.release.checks, found.today)

    def _show(self) -> None:
        chosen = self.checks.chosen if self.checks is not None else None
        focused = self.window().focusWidget()
        self._to_checks = self._to_checks or (self.checks is not None and focused is self.checks.list)
        self.form = None
        empty_of(self.inside)
        found = self._found
        if found is None:
            return
        answer = found.release.record.answer
        if answer is None:
            banner = NoDateBanner()
            banner.date_wanted.connect(self.edit)
            self.inside.addWidget(banner)
        else:
            self.inside.addWidget(self._banner(found))
            if self._why_shown:
                self.inside.addWidget(why_card(answer))
        across = side_by_side()
        self.checks = ChecksCard()
        self.checks.wanted.connect(self._open_check)
        self.checks.show_checks(found.release.checks, found.today)
        across.addWidget(self.checks, 8)
        right = QWidget()
        right.setObjectName("bare")
        right.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._right = column(right, gap=12)
        self._show_cards()
        across.addWidget(right, 7)
        self.inside.addLayout(across, 1)
        if chosen is not None:
            self.checks.choose(chosen.check.id)
        if self._to_checks:
            when_shown(self.checks.list, self._arrive)

    def _banner(self, found: _Found) -> QWidget:
        answer = found.release.record.answer
        if answer is None:
            raise ValueError(answer)
        made = ReleaseBanner(answer, self._request, found.route, why_shown=self._why_shown)
        made.request_wanted.connect(self.write_request)
        made.answer_wanted.connect(self.record_answer)
        made.date_wanted.connect(self.edit)
        made.print_wanted.connect(self._print)
        made.why_wanted.connect(self._toggle_why)
        return made

    @property
    def _request(self) -> EarlyReleaseRequest | None:
        """The request that stands for this release day."""
        found = self._found
        answer = found.release.record.answer if found else None
        if found is None or answer is None:
            return None
        return next((r for r in found.release.requests if r.release_day == answer.release_day), None)

    def _show_cards(self) -> None:
        found = self._found
        empty_of(self._right)
        if found is None:
            return
        self._right.addWidget(route_card(found.route, self._suggested(found), *self._route_buttons(found)))
        if found.release.record.answer is not None:
            self._right.addWidget(date_card(found.release.record, found.release.requests))
        self._right.addStretch(1)

    def _suggested(self, found: _Found) -> list[QWidget]:
        """Orders to take here and now, and days to ask for while no request waits for its answer."""
        waits = self._request is not None and self._request.is_waiting
        ask = None if waits else self.write_request
        return [
            suggestion_row(each, partial(self.take_order, each), ask) for each in found.route.suggestions[:MOST_SHOWN]
        ]

    def take_order(self, suggestion: Suggestion | None = None) -> None:
        """Takes an order for the day as it stands; the best one where none is named."""
        found = self._found
        if found is None or self.form is not None:
            return
        plan, wanted = found.route, suggestion or first_to_take(found.route)
        if wanted is None:
            return
        order = plan.order_of(wanted)

        def work(desk: Desk) -> str:
            desk.route.take_order(plan.person_id, order)
            return f"Order taken: {desk.route.plan(plan.person_id).headline.lower()}. {saved_at(desk)}"

        self.jobs.ask(work, self.bench.said.emit, owner=self, changes=ROUTE_CHANGES)

    def _route_buttons(self, found: _Found) -> list[QWidget]:
        lay_out = button(
            "Change…" if found.route.stops else "Lay out…", "route", name="Lay out the route under Day out"
        )
        lay_out.clicked.connect(lambda: self.navigate.emit(Place("person", self.person_id, "day-out")))
        if not found.route.stops:
            return [lay_out]
        print_it = button("Print card", "printer", name="Print the card of the day")
        print_it.clicked.connect(self._print_card)
        return [lay_out, print_it]

    def _print_card(self) -> None:
        if self.person_id is not None:
            preview_of(self.bench, self.person_id, "my-release-day", self, Size.CARD)

    def _open_check(self, line: CheckLine, wanted: CheckState | None) -> None:
        found = self._found
        if found is None or self.person_id is None:
            return
        if not line.check.is_recorded:
            self.bench.said.emit("Worked out from the release date: there is nothing to tick.")
            return
        stay = found.release.record.episode
        form = CheckForm(self.bench, self.person_id, stay.id if stay else "", line, wanted, found.today)
        empty_of(self._right)
        self._right.addWidget(form)
        self._right.addStretch(1)
        self._hold(form)

    def _open_alone(self, form: FormCard) -> None:
        empty_of(self.inside)
        self.checks = None
        self.inside.addWidget(form)
        self.inside.addStretch(1)
        self._hold(form)

    def _hold(self, form: FormCard) -> None:
        self.form = form
        form.closed.connect(self._close_form)

    def _close_form(self) -> None:
        """Back to the day; the cursor goes to the checks, for the form it was in is gone."""
        self._to_checks = True
        self._show()

    def _arrive(self) -> None:
        """The checks stand: also where the day was shown anew before they did."""
        if self._to_checks and self.checks is not None:
            self._to_checks = False
            self.checks.list.setFocus()

    def edit(self) -> None:
        """Opens the form of the date."""
        if self._found is not None and not isinstance(self.form, DateForm):
            self._open_alone(DateForm(self.bench, self._found.release.record, self._found.areas))

    def write_request(self) -> None:
        """Opens the letter, filled from the facts."""
        person_id, found = self.person_id, self._found
        answer = found.release.record.answer if found else None
        if person_id is None or answer is None:
            return
        self.jobs.ask(
            lambda desk: desk.checks.ask_earlier.draft(person_id),
            lambda request: self._open_alone(RequestForm(self.bench, request, answer.may_ask)),
            owner=self,
            newest="form",
        )

    def record_answer(self) -> None:
        """Opens the form of the decision."""
        request = self._request
        if request is not None and self._found is not None:
            self._open_alone(AnswerForm(self.bench, request, self._found.today))

    def cancel(self) -> None:
        """Leaves a form; what was typed is thrown away."""
        if self.form is not None:
            self.form.cancel()

    def _toggle_why(self) -> None:
        self._why_shown = not self._why_shown
        self._show()
        banner = self.inside.itemAt(0)
        made = banner.widget() if banner is not None else None
        if isinstance(made, ReleaseBanner):
            focus_soon(made.why)

    def _print(self) -> None:
        if self.person_id is not None:
            preview_handover(self.bench, self.person_id, self)
