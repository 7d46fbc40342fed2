"""The early-release request: a letter filled from the facts, to be changed, printed and marked as sent."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QCheckBox

from recovery_desk.domain.dates import day_and_month, long_date
from recovery_desk.domain.release_day.early_release import EarlyReleaseRequest
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.print_preview import preview_drawn
from recovery_desk.ui.release_day.form_card import FormCard
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import LabelledField, focus_soon, long_field
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.ports import Rendered

REQUEST_FORM = "early-release-request"
_T = TypeVar("_T")


class RequestForm(FormCard):
    """Which days are asked for, of whom, and the text; kept as a draft of the desk until it is sent."""

    def __init__(self, bench: Bench, request: EarlyReleaseRequest, offered: tuple[date, ...]) -> None:
        super().__init__(bench, f"Request for release before {long_date(request.release_day)}")
        self._request = request
        self.inside.addWidget(words("Days to ask for", "strong"))
        across = Flow(gap=14)
        self._days: dict[date, QCheckBox] = {}
        for day in sorted({*offered, *request.asked_for}, reverse=True):
            self._days[day] = QCheckBox(day_and_month(day))
            self._days[day].setChecked(day in request.asked_for)
            across.addWidget(self._days[day])
        self.inside.addLayout(across)
        self._to = long_field("To", request.addressed_to)
        self._body = long_field("The letter", request.body)
        self._body.setMinimumHeight(theme.px(330))
        self._body.setMaximumHeight(theme.px(900))
        hint = "Filled from the facts: change what is not so. A line that begins with “- ” is an item of a list."
        self._labelled = LabelledField("The letter", self._body, hint)
        self._addressee = LabelledField("To", self._to)
        self.inside.addWidget(self._addressee)
        self.inside.addWidget(self._labelled)
        show, send = button("Print…", "printer"), button("Mark as sent today", "check")
        show.clicked.connect(self.print_letter)
        send.clicked.connect(self.send)
        self.put_buttons(show, send, save="Save draft")
        days = {f"day-{day.isoformat()}": box for day, box in self._days.items()}
        self.keep_drafts(REQUEST_FORM, request.person_id, {"to": self._to, "body": self._body, **days})
        focus_soon(self._body)
        self._ask_agreement()

    def _ask_agreement(self) -> None:
        """Says beside the prison's name where the person has not agreed that it is told; it is written all the same."""
        person_id = self._request.person_id
        self.jobs.ask(
            lambda desk: (
                desk.checks.print_request.agreement(person_id)[1].allowed,
                desk.checks.print_request.consent_found(person_id).said,
            ),
            lambda found: self._addressee.show_doubt("" if found[0] else found[1]),
            owner=self,
            newest="agreement",
        )

    def _read(self) -> EarlyReleaseRequest:
        return replace(
            self._request,
            asked_for=tuple(day for day, box in self._days.items() if box.isChecked()),
            addressed_to=self._to.toPlainText().strip(),
            body=self._body.toPlainText().strip(),
        )

    def save(self) -> None:
        """Keeps the draft."""

        def keep(desk: Desk, request: EarlyReleaseRequest) -> str:
            desk.checks.ask_earlier.keep(request)
            return saved_at(desk)

        self._ask(keep, self.done)

    def send(self) -> None:
        """Keeps it as it went."""

        def keep(desk: Desk, request: EarlyReleaseRequest) -> str:
            desk.checks.ask_earlier.send(request)
            return saved_at(desk)

        self._ask(keep, self.done)

    def print_letter(self) -> None:
        """Keeps the draft and shows it as it will be printed."""

        def draw(desk: Desk, request: EarlyReleaseRequest) -> tuple[EarlyReleaseRequest, Rendered]:
            kept = desk.checks.ask_earlier.keep(request)
            return kept, desk.checks.print_request(kept.person_id, kept)

        self._ask(draw, self._preview)

    def _ask(self, deed: Callable[[Desk, EarlyReleaseRequest], _T], then: Callable[[_T], None]) -> None:
        request = self._read()
        self.summary.show_problems((), "" if request.asked_for else "Choose at least one day to ask for.")
        if request.asked_for:
            self.jobs.ask(
                lambda desk: deed(desk, request),
                then,
                owner=self,
                failed=self.refused,
                changes=(Kind.CHECKS, Kind.PRINTS),
                newest="save",
            )

    def _preview(self, found: tuple[EarlyReleaseRequest, Rendered]) -> None:
        self._request, sheet = found
        preview_drawn(self.bench, sheet, self, "Early-release request")
