"""The plan: goals in the person's words with their steps, whether they said it is theirs, and every earlier version."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from recovery_desk.domain.dates import long_date, plain_date
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.plans import Agreed, Goal, GoalStatus, GoalStep, PlanAgreement
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.pane import Pane
from recovery_desk.ui.plan.agree_form import AgreeForm
from recovery_desk.ui.plan.goal_card import GoalCard
from recovery_desk.ui.plan.goal_form import GoalForm
from recovery_desk.ui.plan.step_form import StepForm
from recovery_desk.ui.print_preview import preview_sheet
from recovery_desk.ui.record_history import show_record_history
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import focus_soon
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import banner, card, column, empty_of, rule, tag
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.plan_words import AGREED_WORDS
from recovery_desk.usecases.read_plan import PlanView

_TONES = {Agreed.YES: Tone.GOOD, Agreed.NO: Tone.CARE, Agreed.COULD_NOT_ANSWER: Tone.CARE}


class PlanPane(Pane):
    """Goals by number; Alt+G adds one, Alt+Up and Alt+Down move what the keys are at."""

    name = "plan"
    title = "Plan"
    stale_after = frozenset({Kind.PLAN, Kind.PEOPLE})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.view: PlanView | None = None
        self.cards: dict[str, GoalCard] = {}
        self._next_focus: tuple[str, str] | None = None
        # In the whole window, while this tab is in front: who has just turned to it stands in the row of tabs.
        QShortcut(QKeySequence("Alt+G"), self, self.add_goal)

    def clear(self) -> None:
        """Nothing of the person before is seen while the next is read."""
        self.view = None
        self.cards = {}
        empty_of(self.inside)

    def refresh(self, person_id: PersonId) -> None:
        """Reads the plan anew."""
        self.jobs.ask(lambda desk: desk.plan.read(person_id), self._show, owner=self, newest="plan")

    def _show(self, view: PlanView) -> None:
        self.view = view
        self.cards = {}
        empty_of(self.inside)
        self.inside.addWidget(self._state(view))
        self.inside.addLayout(self._tools())
        number = 0
        for goal in view.goals:
            number += goal.status is GoalStatus.NOW
            made = GoalCard(self.bench, goal, view.steps[goal.id], view.library, number, view.today)
            self._listen(made)
            self.cards[goal.id] = made
            self.inside.addWidget(made)
        if not view.goals:
            self.inside.addWidget(words("No goal yet. Ask what they want, and write it down as they say it.", "subtle"))
        if view.agreements:
            self.inside.addWidget(self._versions(view))
        self.inside.addStretch(1)
        self._restore_focus()

    def _tools(self) -> QLayout:
        across = Flow(gap=8)
        self.add = button("Add a goal…", "plus", kind="primary", tip="Alt+G")
        self.add.clicked.connect(self.add_goal)
        ask = button("Is this their plan?…", "handshake", name="Ask whether this is their plan")
        ask.clicked.connect(self.ask_whether_theirs)
        together = button("Go through it together", "user-round", tip="F9: only this person, in large words")
        together.clicked.connect(lambda: self.navigate.emit(Place("own_view", self.person_id)))
        draw = button("Print the plan", "printer")
        draw.clicked.connect(self.print_chosen)
        library = button("Suggestions…", "library", name="Edit what is suggested while plans are written")
        library.clicked.connect(lambda: self.navigate.emit(Place("suggestions")))
        for each in (self.add, ask, together, draw, library):
            across.addWidget(each)
        return across

    def _state(self, view: PlanView) -> QWidget:
        """What was said to this plan, and whether it is still the plan that was said it to."""
        inside = column(gap=2)
        latest = view.latest
        if latest is None:
            inside.addWidget(
                words(f"{view.person.called} has not been asked yet whether this is their plan.", wrap=True)
            )
            return banner(Tone.NOTE, inside, "handshake")
        said = {
            Agreed.YES: f"{view.person.called} said yes to this plan",
            Agreed.NO: f"{view.person.called} said no to this plan",
            Agreed.COULD_NOT_ANSWER: f"{view.person.called} could not answer",
        }[latest.agreed]
        inside.addWidget(
            words(f"{said} on {plain_date(latest.asked_on)} (version {latest.version}).", "strong", wrap=True)
        )
        if latest.reason:
            inside.addWidget(copyable(f"“{latest.reason}”"))
        if view.is_changed:
            inside.addWidget(words("It has been changed since. Go through it together again.", wrap=True))
        if view.review_on is not None:
            is_due = view.review_on <= view.today
            due = "It was to be looked at again on" if is_due else "To be looked at again on"
            inside.addWidget(words(f"{due} {long_date(view.review_on)}.", wrap=True))
        tone = Tone.CARE if view.is_changed else _TONES[latest.agreed]
        return banner(tone, inside, "handshake")

    def _listen(self, made: GoalCard) -> None:
        made.edit_wanted.connect(self._edit_goal)
        made.remove_wanted.connect(self._remove_goal)
        made.moved.connect(self._move_goal)
        made.step_added.connect(self._add_step)
        made.step_ticked.connect(lambda step, on: self._do(lambda desk: desk.plan.tick_step(step.id, done=on)))
        made.step_edit_wanted.connect(self._edit_step)
        made.step_remove_wanted.connect(lambda step: self._do(lambda desk: desk.plan.remove_step(step.id)))
        made.step_moved.connect(lambda step, places: self._do(lambda desk: desk.plan.move_step(step.id, places)))
        made.history_wanted.connect(lambda goal: show_record_history(self.bench, "goal", goal.id, goal.text, self))

    def _versions(self, view: PlanView) -> QWidget:
        box = card()
        whole = column(box, gap=0)
        head = words("Each time it was gone through", "heading")
        head.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10))
        whole.addWidget(head)
        for answer in view.agreements:
            whole.addWidget(rule())
            whole.addWidget(self._version(answer))
        return box

    def _version(self, answer: PlanAgreement) -> QWidget:
        row = QWidget()
        row.setObjectName("bare")
        across = Flow(row, gap=10)
        across.setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8))
        by = f", asked by {answer.asked_by}" if answer.asked_by else ""
        across.addWidget(words(f"Version {answer.version}", "strong"))
        across.addWidget(tag(AGREED_WORDS[answer.agreed], _TONES[answer.agreed]))
        said = copyable(f"{plain_date(answer.asked_on)}{by}{f': “{answer.reason}”' if answer.reason else ''}")
        said.setMinimumWidth(theme.px(260))
        said.setSizePolicy(said.sizePolicy().Policy.Expanding, said.sizePolicy().Policy.Preferred)
        across.addWidget(said)
        draw = button("Print as it was", "printer", name=f"Print version {answer.version} as it was")
        draw.clicked.connect(lambda: self._print(answer.version))
        across.addWidget(draw)
        return row

    def add_goal(self) -> None:
        """Opens the form for a new goal."""
        if self.view is not None:
            self._open_goal(Goal("", self.view.person.id, ""))

    def _edit_goal(self, goal: Goal) -> None:
        self._next_focus = (goal.id, "edit")
        self._open_goal(goal)

    def _open_goal(self, goal: Goal) -> None:
        if self.view is not None:
            GoalForm(self.bench, self, goal, self.view.library, self.view.today).show_form()

    def _edit_step(self, step: GoalStep) -> None:
        if self.view is not None:
            StepForm(self.bench, self, step, self.view.today).show_form(high=560)

    def ask_whether_theirs(self) -> None:
        """Opens the form for their answer."""
        if self.view is not None:
            person = self.view.person
            AgreeForm(self.bench, self, person.id, person.called, self.view.today).show_form(high=520)

    def _remove_goal(self, goal: Goal) -> None:
        self._do(lambda desk: desk.plan.remove_goal(goal.id), "Removed (Ctrl+Z)")

    def _move_goal(self, goal: Goal, places: int) -> None:
        self._next_focus = (goal.id, "up" if places < 0 else "down")
        self._do(lambda desk: desk.plan.move_goal(goal.id, places))

    def _add_step(self, goal: Goal, text: str) -> None:
        self._next_focus = (goal.id, "next")
        card_of = self.cards.get(goal.id)
        if card_of is not None and card_of.draft is not None:
            card_of.draft.done()
        self._do(lambda desk: desk.plan.add_step(GoalStep("", goal.person_id, goal.id, text)))

    def _do(self, deed: Callable[[Desk], object], then: str = "") -> None:
        def work(desk: Desk) -> str:
            deed(desk)
            return saved_at(desk)

        self.jobs.ask(work, lambda when: self.bench.said.emit(then or when), owner=self, changes=(Kind.PLAN,))

    def _restore_focus(self) -> None:
        """After a move or an added step the keys are where they were."""
        if self._next_focus is None:
            return
        goal_id, where = self._next_focus
        self._next_focus = None
        made = self.cards.get(goal_id)
        if made is None:
            return
        if where == "next" and made.next_step is not None:
            focus_soon(made.next_step)
            return
        wanted = {"up": -1, "down": 1}.get(where)
        for each in made.findChildren(QPushButton):
            if each.property("moves") == wanted and wanted is not None:
                focus_soon(each)

    def print_chosen(self) -> bool:
        """Prints the plan as it stands."""
        self._print(None)
        return True

    def _print(self, version: int | None) -> None:
        person_id = self.person_id
        if person_id is not None:
            preview_sheet(self.bench, lambda desk: desk.plan.print_sheet(person_id, version), self, "Plan")
