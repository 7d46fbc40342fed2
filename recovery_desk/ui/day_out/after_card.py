"""The days after a release as a card: the clock, the ladder, what happened; before it the plan for a court release."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import days_away, plain_date, short_date
from recovery_desk.domain.first_days import (
    CONTACT_OUTCOME_NAMES,
    CONTINUITY_NAMES,
    LIFE_EVENT_NAMES,
    ContactStep,
    CourtPlan,
    FirstDays,
    LifeEvent,
    LifeEventKind,
)
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.day_out.after_forms import (
    ContinuityForm,
    CourtPlanForm,
    LifeEventForm,
    OwnStepForm,
    ReleaseRecordForm,
    StepDoneForm,
)
from recovery_desk.ui.day_out.after_words import STAGE_TONES
from recovery_desk.ui.fields_form import FieldsForm
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.print_preview import preview_sheet
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import banner, column, empty_of, image, line, rule, tag
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.read_first_days import AfterRelease


class AfterCard(QFrame):
    """Reads it for whoever it is shown for."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("card")
        self._bench = bench
        self._person_id: PersonId | None = None
        self._found: AfterRelease | None = None
        self.form: FieldsForm | None = None
        self._inside = column(self, gap=0)

    def show_person(self, person_id: PersonId) -> None:
        """Reads somebody anew; what is there of somebody else goes first."""
        if person_id != self._person_id:
            self.clear()
        self._person_id = person_id
        self._bench.jobs.ask(lambda desk: desk.first_days.read(person_id), self._show, owner=self, newest="after")

    def clear(self) -> None:
        """Nothing of the person before is seen while the next is read."""
        self._person_id, self._found = None, None
        empty_of(self._inside)

    def _show(self, found: AfterRelease) -> None:
        self._found = found
        empty_of(self._inside)
        self._inside.addLayout(self._head(found))
        self._inside.addWidget(rule())
        body = column(margin=14, gap=8)
        if found.first_days is None:
            self._show_before(found, body)
        else:
            self._show_clock(found.first_days, found, body)
        self._show_events(found, body)
        self._inside.addLayout(body)

    def _head(self, found: AfterRelease) -> Flow:
        head = Flow(gap=8)
        head.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10))
        head.addWidget(words("The first days after", "heading"))
        if found.first_days is not None and found.first_days.is_running(found.today):
            stage = found.first_days.stage
            head.addWidget(tag(CONTINUITY_NAMES[stage], STAGE_TONES[stage]))
        return head

    def _show_before(self, found: AfterRelease, body: QVBoxLayout) -> None:
        """Nobody has said yet that they are out: record it, and the plan for a release from court."""
        body.addWidget(
            words(
                "When they walk out, record the release: the contact ladder and the 21-day clock begin that day.",
                "subtle",
                wrap=True,
            )
        )
        plan = found.court_plan
        if plan is not None:
            agreed = f", gone through {plain_date(plan.agreed_on)}" if plan.agreed_on else ", not gone through yet"
            hearing = f", hearing {short_date(plan.next_hearing)}" if plan.next_hearing else ""
            body.addWidget(words(f"If released from court: {plan.court or 'a plan'}{hearing}{agreed}", wrap=True))
        across = Flow(gap=8)
        for made in (
            self._button("Record the release…", "door-open", self.record_release),
            self._button("If released from court…", "gavel", self.edit_court_plan),
            self._button("Print the court plan…", "printer", self.print_court_plan) if plan else None,
            self._button("Something happened…", "heart-pulse", self.add_event),
        ):
            if made is not None:
                across.addWidget(made)
        body.addLayout(across)

    def _show_clock(self, first_days: FirstDays, found: AfterRelease, body: QVBoxLayout) -> None:
        today = found.today
        if first_days.in_risk_fortnight(today):
            left = (first_days.risk_ends - today).days
            said = words(
                f"Highest overdose risk: {so_many(left, 'more day')}. Tolerance is low; is there naloxone?", wrap=True
            )
            inside = column()
            inside.addWidget(said)
            body.addWidget(banner(Tone.HARD, inside, "heart-pulse"))
        body.addWidget(copyable(_clock_words(first_days, today), "strong"))
        for text in _continuity_words(first_days):
            body.addWidget(words(text, wrap=True))
        across = Flow(gap=8)
        for made in (
            self._button("First appointment…", "calendar-check", self.edit_continuity),
            self._button("Another step…", "plus", self.add_step),
            self._button("Something happened…", "heart-pulse", self.add_event),
        ):
            across.addWidget(made)
        body.addLayout(across)
        for step in found.steps:
            body.addLayout(self._step(step, today))

    def _step(self, step: ContactStep, today: date) -> QHBoxLayout:
        across = line(gap=8)
        late = step.is_open and step.due < today
        icon, ink = ("clock", "subtle")
        if step.done_on:
            icon, ink = "circle-check", Tone.GOOD.value
        elif late:
            icon, ink = "circle-alert", Tone.HARD.value
        elif step.ended_on:
            icon, ink = "minus", "subtle"
        across.addWidget(image(icon, ink, 16), alignment=Qt.AlignmentFlag.AlignTop)
        across.addWidget(words(_step_words(step, today), wrap=True), 1)
        if step.is_open:
            done = button("Done…", name=f"Done: {step.text}")
            done.clicked.connect(lambda: self.finish_step(step))
            across.addWidget(done)
        return across

    def _show_events(self, found: AfterRelease, body: QVBoxLayout) -> None:
        if not found.events:
            return
        body.addWidget(words("What happened", "strong"))
        for event in found.events:
            across = line(gap=8)
            tone = Tone.HARD if event.needs_follow_up else Tone.NOTE
            across.addWidget(image("heart-pulse", tone.value, 16), alignment=Qt.AlignmentFlag.AlignTop)
            across.addWidget(words(_event_words(event), wrap=True), 1)
            change = button("Change…", name=f"Change: {LIFE_EVENT_NAMES[event.kind]}")
            change.clicked.connect(lambda _checked, event=event: self.edit_event(event))
            across.addWidget(change)
            body.addLayout(across)

    def _button(self, text: str, picture: str, deed: Callable[[], None]) -> QPushButton:
        made = button(text, picture)
        made.clicked.connect(deed)
        return made

    def record_release(self) -> None:
        """Somebody is out."""
        person_id, found = self._person_id, self._found
        if person_id is None or found is None:
            return
        form = ReleaseRecordForm(self._bench, self, person_id, found.today)

        def deed() -> Callable[[Desk], object] | None:
            said = form.answer(found.today)
            if said is None:
                return None
            return lambda desk: desk.first_days.record_release(person_id, said[0], from_court=said[1], told_by=said[2])

        self._open(form, deed)

    def edit_continuity(self) -> None:
        """The first appointment in the community."""
        found = self._found
        if found is None or found.first_days is None:
            return
        first_days = found.first_days
        form = ContinuityForm(self._bench, self, first_days)

        def deed() -> Callable[[Desk], object] | None:
            said = form.answer(found.today)
            if said is None:
                return None
            with_whom = form.booked_with
            return lambda desk: desk.first_days.record_continuity(first_days.id, booked_with=with_whom, **said)

        self._open(form, deed)

    def finish_step(self, step: ContactStep) -> None:
        """A step of the ladder was done, or tried."""
        found = self._found
        if found is None:
            return
        form = StepDoneForm(self._bench, self, step, found.today)

        def deed() -> Callable[[Desk], object] | None:
            said = form.answer(found.today)
            if said is None:
                return None
            return lambda desk: desk.first_days.steps.done(step.id, *said)

        self._open(form, deed)

    def add_step(self) -> None:
        """A step of one's own."""
        found = self._found
        if found is None or found.first_days is None:
            return
        first_days = found.first_days
        owner = next((step.owner for step in found.steps if step.owner), "")
        form = OwnStepForm(self._bench, self, first_days, owner)

        def deed() -> Callable[[Desk], object] | None:
            said = form.answer(found.today)
            if said is None:
                return None
            return lambda desk: desk.first_days.steps.add(first_days.id, *said)

        self._open(form, deed)

    def add_event(self) -> None:
        """Something happened."""
        if self._person_id is not None and self._found is not None:
            self.edit_event(LifeEvent("", self._person_id, LifeEventKind.LAPSE, self._found.today))

    def edit_event(self, event: LifeEvent) -> None:
        """Something that happened, new or known."""
        found = self._found
        if found is None:
            return
        form = LifeEventForm(self._bench, self, event)

        def deed() -> Callable[[Desk], object] | None:
            said = form.answer(found.today)
            if said is None:
                return None
            return lambda desk: desk.first_days.keep_event(said)

        self._open(form, deed)

    def edit_court_plan(self) -> None:
        """The plan for a release from court."""
        person_id, found = self._person_id, self._found
        if person_id is None or found is None:
            return
        form = CourtPlanForm(self._bench, self, found.court_plan or CourtPlan("", person_id))

        def deed() -> Callable[[Desk], object] | None:
            said = form.answer(found.today)
            if said is None:
                return None
            return lambda desk: desk.first_days.keep_court_plan(said)

        self._open(form, deed)

    def print_court_plan(self) -> None:
        """The page they keep with their court papers."""
        person_id = self._person_id
        if person_id is not None:
            preview_sheet(
                self._bench,
                lambda desk: desk.first_days.print_court_plan(person_id),
                self,
                "Court plan",
            )

    def _open(self, form: FieldsForm, deed_wanted: Callable[[], Callable[[Desk], object] | None]) -> None:
        self.form = form
        form.deed_wanted = deed_wanted
        form.saved.connect(self._again)
        form.show_form(720, 640)

    def _again(self) -> None:
        if self._person_id is not None:
            self.show_person(self._person_id)


def _clock_words(first_days: FirstDays, today: date) -> str:
    out = f"Out since {plain_date(first_days.released_on)}"
    how = f" ({first_days.how[0].lower()}{first_days.how[1:]})" if first_days.how else ""
    if first_days.ended_on is not None:
        return (
            f"{out}{how}. Ended {plain_date(first_days.ended_on)}: {first_days.ended_why.lower() or 'no reason given'}."
        )
    number = first_days.day_number(today)
    if first_days.is_running(today):
        return f"{out}{how}: day {number} of 21."
    return f"{out}{how}: the 21 days are over."


def _continuity_words(first_days: FirstDays) -> list[str]:
    said = [CONTINUITY_NAMES[first_days.stage]]
    if first_days.booked_with or first_days.booked_for:
        on = f" on {plain_date(first_days.booked_for)}" if first_days.booked_for else ""
        said.append(f"With {first_days.booked_with or 'a service'}{on}")
    if first_days.attended_on:
        said.append(f"Attended {plain_date(first_days.attended_on)}")
    if first_days.engaged_on:
        said.append(f"Engaged {plain_date(first_days.engaged_on)}")
    return [" · ".join(said)]


def _step_words(step: ContactStep, today: date) -> str:
    when = f"{short_date(step.due)}: {step.text}"
    who = f" ({step.owner})" if step.owner else ""
    if step.done_on:
        outcome = f" {CONTACT_OUTCOME_NAMES[step.outcome]}" if step.outcome else ""
        return f"{when}{who}. Done {short_date(step.done_on)}:{outcome}. {step.note}".rstrip()
    if step.ended_on:
        return f"{when}{who}. Dropped {short_date(step.ended_on)}: {step.ended_why.lower()}"
    late = f" · due {days_away(step.due, today)}" if step.due <= today else ""
    return f"{when}{who}{late}"


def _event_words(event: LifeEvent) -> str:
    about = "about " if event.is_about else ""
    said = f"{LIFE_EVENT_NAMES[event.kind]}, {about}{plain_date(event.happened_on)}"
    parts = [said, event.what_happened, event.what_followed]
    if event.needs_follow_up:
        parts.append("Nobody has followed this up yet")
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
