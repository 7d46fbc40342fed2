"""The form of a goal: what the person wants, in their words, and what they draw on."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.pathways import Library
from recovery_desk.domain.plans import Goal, GoalStatus
from recovery_desk.ui.form_dialog import FormDialog, Problems, read_field
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.typed import Refusal, day_typed
from recovery_desk.ui.widgets.fields import LabelledField, choice, long_field, suggest, text_field
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import column
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.plan_words import GOAL_STATUS_WORDS


class GoalForm(FormDialog):
    """A new goal, or one to change."""

    changes = frozenset({Kind.PLAN})

    def __init__(self, bench: Bench, parent: QWidget, goal: Goal, library: Library, today: date) -> None:
        heading = "Change the goal" if goal.id else "A new goal"
        super().__init__(bench, parent, heading, "Save" if goal.id else "Add the goal")
        self._goal, self._library, self._today = goal, library, today
        self.text = text_field("Goal, in their words", text=goal.text)
        suggest(self.text, [line.text for pathway in library.pathways for line in pathway.goals])
        self.strengths = text_field("Strengths they draw on", text=goal.strengths)
        suggest(self.strengths, library.strengths)
        paths: Sequence[tuple[str, object]] = [("None in particular", "")] + [
            (pathway.title, pathway.id) for pathway in library.pathways
        ]
        self.pathway = choice("Pathway", paths, goal.pathway)
        self.status = choice("Where it stands", [(text, each) for each, text in GOAL_STATUS_WORDS.items()], goal.status)
        self.review = text_field(
            "Look at it again on", "12 January 2027", plain_date(goal.review_on) if goal.review_on else ""
        )
        self.ending = long_field("How it ended", goal.ending)
        self._text = LabelledField("Goal, in their words", self.text, "What they say they want. Short is good.")
        self._review = LabelledField("Look at it again on", self.review)
        self._ending = LabelledField(
            "How it ended", self.ending, "Reached: how has it helped? Set aside: why? In their words."
        )
        self.body.addWidget(self._text)
        self.body.addWidget(LabelledField("Strengths they draw on", self.strengths, "What they have done before, who "
                                          "stands by them, what they are good at."))  # fmt: skip
        self.body.addWidget(LabelledField("Pathway", self.pathway))
        self.body.addWidget(LabelledField("Where it stands", self.status))
        self.body.addWidget(self._ending)
        self.body.addWidget(self._review)
        self.tags = self._tag_boxes()
        self.status.currentIndexChanged.connect(self._show_ending)
        self._show_ending()
        fields: dict[str, QWidget] = {
            "text": self.text,
            "strengths": self.strengths,
            "pathway": self.pathway,
            "status": self.status,
            "ending": self.ending,
            "review": self.review,
            **{f"tag {tag}": box for tag, box in self.tags.items()},
        }
        self.draft_of("goal", goal.id or goal.person_id, fields, "A goal", Place("person", goal.person_id, "plan"))
        self.text.setFocus()

    def _tag_boxes(self) -> dict[str, QCheckBox]:
        """Names to tick, one row of them for each framework."""
        boxes: dict[str, QCheckBox] = {}
        for tags in self._library.tag_sets:
            holder = QWidget()
            holder.setObjectName("bare")
            inside = column(holder, gap=2)
            inside.addWidget(words(f"Tags: {tags.title}", "strong"))
            flow = Flow(gap=6)
            for tag in tags.names:
                box = QCheckBox(tag.text)
                box.setAccessibleName(f"{tags.title}: {tag.text}")
                box.setChecked(tag.id in self._goal.tags)
                flow.addWidget(box)
                boxes[tag.id] = box
            inside.addLayout(flow)
            self.body.addWidget(holder)
        return boxes

    def _show_ending(self) -> None:
        status = GoalStatus(self.status.currentData())
        self._ending.setVisible(not status.is_open)

    def deed(self) -> Callable[[Desk], object] | None:
        """The goal as typed."""
        problems: Problems = []
        text = self.text.text().strip()
        read_field(self._text, problems, "" if text else "Write down what they want, in a few words")
        review = None
        try:
            review = day_typed(self.review.text(), self._today, Meaning.RELEASE)
            read_field(self._review, problems, "")
        except Refusal as refusal:
            read_field(self._review, problems, str(refusal))
        self.show_problems(problems)
        if problems:
            return None
        kept = tuple(tag for tag in self._goal.tags if tag not in self.tags)
        goal = replace(
            self._goal,
            text=text,
            strengths=self.strengths.text().strip(),
            pathway=str(self.pathway.currentData()),
            tags=tuple(tag for tag, box in self.tags.items() if box.isChecked()) + kept,
            status=GoalStatus(self.status.currentData()),
            review_on=review,
            ending=self.ending.toPlainText().strip(),
        )
        if goal.id:
            return lambda desk: desk.plan.change_goal(goal)
        return lambda desk: desk.plan.add_goal(goal)
