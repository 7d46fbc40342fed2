"""The person's own view: one plan in large words and nothing else, to go through together and to say yes or no to.

Nothing of the desk is seen while it is open: no list, no other name, no key leads away. It is left with the
passphrase or the PIN of whoever is signed in, or by locking.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from recovery_desk.domain.dates import long_date
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.plans import Agreed, Goal, GoalStatus, GoalStep, StepStatus
from recovery_desk.ui.drafts import DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.own_view.words_form import OwnWordsForm
from recovery_desk.ui.saved_line import saved_line
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.door_page import passphrase_field
from recovery_desk.ui.widgets.fields import LabelledField, long_field
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import card, column, empty_of, image, line, scrolling
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.read_plan import PlanView
from recovery_desk.usecases.view_pins import Leaving, LeavingAnswer, leaving_in_words

_SIZES = {"own-title": 26.0, "own-goal": 19.0, "own": 16.0}
_ANSWERS = (
    (Agreed.YES, "Yes, this is my plan", "check"),
    (Agreed.NO, "No", "x"),
    (Agreed.COULD_NOT_ANSWER, "I can’t say now", "message-circle"),
)
_WHY = {Agreed.NO: "What is not right?", Agreed.COULD_NOT_ANSWER: "Why not now?"}


class OwnView(Screen):
    """One person, their goals, their answer."""

    name = "own_view"
    title = "Own view"
    is_private = True
    person_id: PersonId | None = None
    stale_after = frozenset({Kind.PLAN})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._chosen: Agreed | None = None
        self._draft: DraftKeeper | None = None
        self.setStyleSheet(_sheet())
        self._pages = QStackedWidget()
        column(self, gap=0).addWidget(self._pages)
        self._plan, self._body = self._page()
        self._pages.addWidget(scrolling(self._plan))
        self._pages.addWidget(self._gate())
        QShortcut(QKeySequence("Esc"), self, self._back_to_the_plan)

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget()
        page.setObjectName("page")
        body = column(page, margin=36, gap=18)
        return page, body

    def _gate(self) -> QWidget:
        """What stands between this view and the desk."""
        page, body = self._page()
        body.addWidget(_label("For the worker", "own-title"))
        self._passphrase, show = passphrase_field("Passphrase of whoever is signed in")
        self._refusal = _label("", "own")
        self._refusal.hide()
        across = line(gap=8)
        across.addWidget(self._passphrase, 1)
        across.addWidget(show)
        self._leave = button("Back to the desk", "lock-open", kind="primary")
        self._leave.clicked.connect(self._try)
        self._passphrase.returnPressed.connect(self._try)
        again = button("Back to the plan", "arrow-left")
        again.clicked.connect(self._back_to_the_plan)
        self._what_to_type = _label("", "own")
        body.addWidget(self._what_to_type)
        body.addWidget(self._refusal)
        body.addLayout(across)
        buttons = Flow(gap=10)
        buttons.addWidget(self._leave)
        buttons.addWidget(again)
        body.addLayout(buttons)
        body.addStretch(1)
        return scrolling(page)

    def enter(self, place: Place) -> None:
        """Shows somebody's plan."""
        if place.person_id != self.person_id:
            self.person_id = place.person_id
            self._stale = True
            empty_of(self._body)
        self._chosen = None
        self._pages.setCurrentIndex(0)
        super().enter(place)

    def refresh(self) -> None:
        """Reads the plan anew."""
        person_id = self.person_id
        if person_id is not None:
            self.jobs.ask(lambda desk: desk.plan.read(person_id), self._show, owner=self, newest="plan")

    def _show(self, view: PlanView) -> None:
        empty_of(self._body)
        top = Flow(gap=12)
        title = _label(f"{view.person.called}: my plan", "own-title")
        title.setMinimumWidth(theme.px(300))
        title.setSizePolicy(title.sizePolicy().Policy.Expanding, title.sizePolicy().Policy.Preferred)
        top.addWidget(title)
        self.finish = button("Finish", "lock", name="Finish: back to the desk, with the worker’s passphrase")
        self.finish.clicked.connect(self.ask_to_leave)
        top.addWidget(self.finish)
        self._body.addLayout(top)
        now = [goal for goal in view.goals if goal.status is GoalStatus.NOW]
        later = [goal for goal in view.goals if goal.status is GoalStatus.LATER]
        reached = [goal for goal in view.goals if goal.status is GoalStatus.REACHED]
        for number, goal in enumerate(now, 1):
            self._body.addWidget(self._goal(f"{number}. {goal.text}", goal, view.steps[goal.id]))
        if later:
            self._body.addWidget(_label("For later", "own-goal"))
            for goal in later:
                self._body.addWidget(self._goal(goal.text, goal, view.steps[goal.id]))
        if reached:
            self._body.addWidget(_label("What I have reached", "own-goal"))
            for goal in reached:
                self._body.addWidget(_label(f"{goal.text}{f'. {goal.ending}' if goal.ending else ''}", "own"))
        if not view.goals:
            self._body.addWidget(_label("Nothing is written here yet. What do you want?", "own"))
        add = button("Something else I want…", "plus", name="Add something else I want")
        add.clicked.connect(lambda: self._write(Goal("", view.person.id, "")))
        self._body.addWidget(add, alignment=Qt.AlignmentFlag.AlignLeft)
        if view.goals:
            self._body.addWidget(self._question(view))
        self._body.addStretch(1)
        self.finish.setFocus()

    def _goal(self, title: str, goal: Goal, steps: tuple[GoalStep, ...]) -> QWidget:
        box = card()
        inside = column(box, margin=20, gap=10)
        inside.addWidget(_label(title, "own-goal"))
        if goal.strengths:
            inside.addWidget(_label(f"What helps me: {goal.strengths}", "own"))
        for step in steps:
            across = line(gap=12)
            done = step.status is StepStatus.DONE
            picture = image("circle-check" if done else "minus", "good" if done else "subtle", 26)
            across.addWidget(picture, alignment=Qt.AlignmentFlag.AlignTop)
            across.addWidget(_label(_step(step), "own"), 1)
            inside.addLayout(across)
        change = button("Change the words…", "pencil", name=f"Change the words of: {goal.text}")
        change.clicked.connect(lambda: self._write(goal))
        inside.addWidget(change, alignment=Qt.AlignmentFlag.AlignLeft)
        return box

    def _question(self, view: PlanView) -> QWidget:
        """Is this my plan? Three answers; two of them ask why."""
        box = card()
        inside = column(box, margin=20, gap=12)
        inside.addWidget(_label("Is this my plan?", "own-goal"))
        latest = view.latest
        if latest is not None and not view.is_changed:
            said = {Agreed.YES: "Yes, this is my plan", Agreed.NO: "No", Agreed.COULD_NOT_ANSWER: "I could not say"}
            inside.addWidget(_label(f"On {long_date(latest.asked_on)} I said: {said[latest.agreed]}.", "own"))
        buttons = Flow(gap=12)
        self.answers: dict[Agreed, QPushButton] = {}
        for agreed, text, picture in _ANSWERS:
            made = button(text, picture, kind="primary" if agreed is Agreed.YES else "")
            made.clicked.connect(lambda _=False, agreed=agreed: self._choose(agreed))
            buttons.addWidget(made)
            self.answers[agreed] = made
        inside.addLayout(buttons)
        self.why = long_field("Why")
        self._why = LabelledField("Why", self.why)
        self._why.hide()
        inside.addWidget(self._why)
        self.keep = button("Keep my answer", "save", kind="primary")
        self.keep.clicked.connect(self._keep_chosen)
        self.keep.hide()
        inside.addWidget(self.keep, alignment=Qt.AlignmentFlag.AlignLeft)
        self._problem = _label("", "own")
        self._problem.hide()
        inside.addWidget(self._problem)
        inside.addWidget(saved_line(self.bench, "own"))
        self._draft = self._draft_of_why(view.person.id)
        inside.insertWidget(0, self._draft.notice)
        return box

    def _draft_of_why(self, person_id: PersonId) -> DraftKeeper:
        """What they say is in the vault within a second, like everything that is typed."""
        place, title = Place("own_view", person_id), "Is this my plan?"
        draft = DraftKeeper(
            self.bench, form="own answer", about=person_id, fields={"why": self.why}, title=title, place=place
        )
        draft.restored.connect(lambda: self._choose(self._chosen or Agreed.NO))
        return draft

    def _choose(self, agreed: Agreed) -> None:
        self._chosen = agreed
        if agreed is Agreed.YES:
            self._keep(agreed, "")
            return
        self._why.rename(_WHY[agreed])
        self._why.show()
        self.keep.show()
        self.why.setFocus()

    def _keep_chosen(self) -> None:
        if self._chosen is not None:
            self._keep(self._chosen, self.why.toPlainText())

    def _keep(self, agreed: Agreed, why: str) -> None:
        person_id, draft = self.person_id, self._draft
        if person_id is None or draft is None:
            return
        self.jobs.ask(
            lambda desk: desk.plan.agree(person_id, agreed, why),
            lambda _: draft.done(),
            owner=self,
            failed=self._say_problem,
            changes=(Kind.PLAN,),
        )

    def _say_problem(self, problem: UserFacingError) -> None:
        self._problem.setText(words_for(problem))
        self._problem.show()

    def _write(self, goal: Goal) -> None:
        OwnWordsForm(self.bench, self, goal).show_form(high=460)

    def ask_to_leave(self) -> None:
        """Asks for the passphrase, or for the PIN where there is one."""
        self._passphrase.clear()
        self._refusal.hide()
        self._ask_for(may_use_pin=False)
        self.jobs.ask(
            lambda desk: desk.view_pins.may_be_used(),
            lambda may: self._ask_for(may_use_pin=may),
            owner=self,
            newest="pin",
        )
        self._pages.setCurrentIndex(1)
        self._passphrase.setFocus()

    def _ask_for(self, *, may_use_pin: bool) -> None:
        what = "PIN or passphrase" if may_use_pin else "passphrase"
        self._what_to_type.setText(f"Type your {what} to go back to the desk.")
        self._passphrase.setAccessibleName(f"{what[0].upper()}{what[1:]} of whoever is signed in")

    def _back_to_the_plan(self) -> None:
        self._passphrase.clear()
        self._pages.setCurrentIndex(0)

    def _try(self) -> None:
        typed = self._passphrase.text()
        self._passphrase.clear()
        self._leave.setEnabled(False)

        def work(desk: Desk) -> LeavingAnswer:
            return desk.view_pins.leave(typed)

        def settled() -> None:
            self._leave.setEnabled(True)

        self.jobs.ask(work, self._tried, owner=self, failed=self._refuse, settled=settled, newest="leave")

    def _tried(self, answer: LeavingAnswer) -> None:
        if answer.leaving is Leaving.FREE:
            self.released.emit()
            return
        if answer.leaving is Leaving.PIN_SPENT:
            self._ask_for(may_use_pin=False)
        self._say_refused(leaving_in_words(answer))

    def _refuse(self, problem: UserFacingError) -> None:
        self._say_refused(words_for(problem))

    def _say_refused(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.show()
        self._passphrase.setFocus()


def _step(step: GoalStep) -> str:
    by = f" – by {long_date(step.due)}" if step.due is not None else ""
    who = f" – {step.who}" if step.who else ""
    done = " (done)" if step.status is StepStatus.DONE else ""
    return f"{step.text}{who}{by}{done}"


def _label(text: str, role: str) -> QLabel:
    return words(text, role, wrap=True)


def _sheet() -> str:
    """Large words, larger still where the text of the whole program is large."""
    sizes = {role: f"{size * min(theme.scale, 1.5):.1f}pt" for role, size in _SIZES.items()}
    rules = [f'QLabel[role="{role}"] {{ font-size: {size}; }}' for role, size in sizes.items()]
    rules += [f'QLabel[role="{role}"] {{ font-weight: 700; }}' for role in ("own-title", "own-goal")]
    return " ".join([*rules, f"QPushButton, QPlainTextEdit, QLineEdit {{ font-size: {sizes['own']}; }}"])
