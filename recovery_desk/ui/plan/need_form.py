"""The form of one need: its words, where it stands, who sees to it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from recovery_desk.domain.plans import Need, NeedStatus, Responsible
from recovery_desk.ui.form_dialog import FormDialog, Problems, read_field
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.widgets.fields import LabelledField, choice, long_field, text_field
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.plan_words import DECLINED_MEANS, MET_MEANS, NEED_STATUS_WORDS, RESPONSIBLE_WORDS


class NeedForm(FormDialog):
    """One need to change."""

    changes = frozenset({Kind.PLAN})

    def __init__(self, bench: Bench, parent: QWidget, need: Need, pathway: str) -> None:
        super().__init__(bench, parent, f"{pathway}: a need")
        self._need = need
        self.text = text_field("Need", text=need.text)
        self.status = choice("Where it stands", [(text, each) for each, text in NEED_STATUS_WORDS.items()], need.status)
        self.detail = long_field("Detail", need.detail)
        self.who: dict[Responsible, QCheckBox] = {}
        holder = QWidget()
        holder.setObjectName("bare")
        flow = Flow(holder, gap=8)
        for each, text in RESPONSIBLE_WORDS.items():
            box = QCheckBox(text)
            box.setAccessibleName(f"Who sees to it: {text}")
            box.setChecked(each in need.responsible)
            flow.addWidget(box)
            self.who[each] = box
        self._text = LabelledField("Need", self.text)
        for field in (
            self._text,
            LabelledField("Where it stands", self.status, f"{MET_MEANS} {DECLINED_MEANS}"),
            LabelledField("Who sees to it", holder),
            LabelledField("Detail", self.detail),
        ):
            self.body.addWidget(field)
        fields: dict[str, QWidget] = {"text": self.text, "status": self.status, "detail": self.detail}
        fields |= {f"who {each}": box for each, box in self.who.items()}
        self.draft_of("need", need.id, fields, "A need", Place("person", need.person_id, "needs"))
        self.status.setFocus()

    def deed(self) -> Callable[[Desk], object] | None:
        """The need as typed."""
        problems: Problems = []
        text = self.text.text().strip()
        read_field(self._text, problems, "" if text else "Write down the need, in a few words")
        self.show_problems(problems)
        if problems:
            return None
        need = replace(
            self._need,
            text=text,
            status=NeedStatus(self.status.currentData()),
            responsible=tuple(each for each, box in self.who.items() if box.isChecked()),
            detail=self.detail.toPlainText().strip(),
        )
        return lambda desk: desk.plan.change_need(need)
