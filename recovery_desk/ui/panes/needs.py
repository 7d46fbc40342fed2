"""Needs, pathway by pathway: what is needed, where it stands, who sees to it; or that nothing was found."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.pathways import Pathway
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.plans import Need, NeedStatus
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.pane import Pane
from recovery_desk.ui.plan.add_needs_form import AddNeedsForm
from recovery_desk.ui.plan.need_form import NeedForm
from recovery_desk.ui.record_history import show_record_history
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import choice
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import banner, card, column, empty_of, image, line, rule, tag
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.plan_words import MET_MEANS, NEED_STATUS_WORDS, RESPONSIBLE_WORDS
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.read_plan import PlanView


class NeedsPane(Pane):
    """A card for each pathway."""

    name = "needs"
    title = "Needs"
    stale_after = frozenset({Kind.PLAN})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.view: PlanView | None = None
        self.cards: dict[str, QFrame] = {}
        self._refusals: dict[str, QWidget] = {}

    def clear(self) -> None:
        """Nothing of the person before is seen while the next is read."""
        self.view = None
        empty_of(self.inside)

    def refresh(self, person_id: PersonId) -> None:
        """Reads needs anew."""
        self.jobs.ask(lambda desk: desk.plan.read(person_id), self._show, owner=self, newest="needs")

    def _show(self, view: PlanView) -> None:
        self.view = view
        empty_of(self.inside)
        self.cards = {}
        self.inside.addWidget(words(_summary(view), "subtle", wrap=True))
        self.inside.addWidget(words(MET_MEANS, "small", wrap=True))
        known = {pathway.id for pathway in view.library.pathways}
        for pathway in view.library.pathways:
            needs = [need for need in view.needs if need.pathway == pathway.id]
            self.inside.addWidget(self._card(pathway, needs))
        for stray in dict.fromkeys(need.pathway for need in view.needs if need.pathway not in known):
            pathway = Pathway(stray, view.library.title(stray), "list-checks", "", ())
            self.inside.addWidget(self._card(pathway, [need for need in view.needs if need.pathway == stray]))
        self.inside.addStretch(1)

    def _card(self, pathway: Pathway, needs: list[Need]) -> QFrame:
        box = card()
        self.cards[pathway.id] = box
        whole = column(box, gap=0)
        top = Flow(gap=8)
        top.setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8))
        top.addWidget(image(pathway.picture, "accent", 20))
        top.addWidget(words(pathway.title, "heading"))
        still = sum(need.status.is_open and not need.is_none_found for need in needs)
        none_found = any(need.is_none_found for need in needs)
        if still:
            top.addWidget(tag(f"{still} open", Tone.CARE, "circle-alert"))
        elif none_found:
            top.addWidget(tag("None found", Tone.GOOD, "check"))
        elif needs:
            top.addWidget(tag("Nothing open", Tone.GOOD, "check"))
        else:
            top.addWidget(tag("Not looked into yet", Tone.PLAIN, "minus"))
        top.spring()
        add = button("Add…", "list-plus", name=f"Add needs: {pathway.title}")
        add.clicked.connect(lambda: self._add(pathway, needs))
        top.addWidget(add)
        if not still and not none_found and pathway.none:
            none = button("None found", "check", name=f"None found: {pathway.title}")
            none.clicked.connect(lambda: self._none_found(pathway))
            top.addWidget(none)
        whole.addLayout(top)
        for need in needs:
            whole.addWidget(rule())
            whole.addWidget(self._row(need, pathway))
        return box

    def _row(self, need: Need, pathway: Pathway) -> QWidget:
        row = QWidget()
        row.setObjectName("bare")
        across = Flow(row, gap=8)
        across.setContentsMargins(theme.px(16), theme.px(7), theme.px(12), theme.px(7))
        said = QWidget()
        said.setObjectName("bare")
        said.setMinimumWidth(theme.px(280))
        said.setSizePolicy(said.sizePolicy().Policy.Expanding, said.sizePolicy().Policy.Preferred)
        lines = column(said, gap=0)
        lines.addWidget(copyable(need.text, "subtle" if need.is_none_found or not need.status.is_open else ""))
        who = ", ".join(RESPONSIBLE_WORDS[each] for each in need.responsible)
        found = f"found {plain_date(need.found_on)}" if need.found_on else ""
        about = " · ".join(part for part in (who and f"Who: {who}", need.detail, found) if part)
        lines.addWidget(words(about, "small", wrap=True))
        across.addWidget(said)
        if not need.is_none_found:
            across.addWidget(self._status(need))
            change = button("", "pencil", name=f"Change the need: {need.text}", tip="Change this need")
            change.clicked.connect(lambda: self._change(need, pathway))
            across.addWidget(change)
        history = button("", "history", name=f"History of the need: {need.text}", tip="History of this need")
        history.clicked.connect(lambda: show_record_history(self.bench, "need", need.id, need.text, self))
        across.addWidget(history)
        remove = button("", "trash-2", name=f"Remove the need: {need.text}", tip="Into the bin")
        remove.clicked.connect(lambda: self._do(lambda desk: desk.plan.remove_need(need.id), "Removed (Ctrl+Z)"))
        across.addWidget(remove)
        return row

    def _status(self, need: Need) -> QComboBox:
        """Where it stands, to change on the spot."""
        box = choice(
            f"Where it stands: {need.text}",
            [(text, each) for each, text in NEED_STATUS_WORDS.items()],
            need.status,
        )
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        def keep(_at: int) -> None:
            status = NeedStatus(box.currentData())
            self._do(lambda desk: desk.plan.set_need_status(need.id, status))

        box.activated.connect(keep)
        return box

    def _add(self, pathway: Pathway, needs: list[Need]) -> None:
        person_id = self.person_id
        if person_id is not None:
            there = frozenset(need.library_id for need in needs if need.library_id and need.status.is_open)
            AddNeedsForm(self.bench, self, person_id, pathway, there).show_form()

    def _change(self, need: Need, pathway: Pathway) -> None:
        NeedForm(self.bench, self, need, pathway.title).show_form(high=560)

    def _none_found(self, pathway: Pathway) -> None:
        person_id = self.person_id
        if person_id is not None:
            self._do(lambda desk: desk.plan.find_none(person_id, pathway.id, pathway.none))

    def _do(self, deed: Callable[[Desk], object], then: str = "") -> None:
        def work(desk: Desk) -> str:
            deed(desk)
            return saved_at(desk)

        self.jobs.ask(
            work,
            lambda when: self.bench.said.emit(then or when),
            owner=self,
            failed=self._say_refused,
            changes=(Kind.PLAN,),
        )

    def _say_refused(self, problem: UserFacingError) -> None:
        inside = line()
        inside.addWidget(words(words_for(problem), wrap=True))
        self.inside.insertWidget(0, banner(Tone.CARE, inside))


def _summary(view: PlanView) -> str:
    """`5 open needs in 3 pathways; 2 pathways not looked into yet.`"""
    still = [need for need in view.needs if need.status.is_open and not need.is_none_found]
    pathways = len({need.pathway for need in still})
    looked = {need.pathway for need in view.needs}
    missing = sum(pathway.id not in looked for pathway in view.library.pathways)
    said = f"{len(still)} open need{'' if len(still) == 1 else 's'}"
    if still:
        said += f" in {pathways} pathway{'' if pathways == 1 else 's'}"
    if missing:
        said += f"; {missing} pathway{'' if missing == 1 else 's'} not looked into yet"
    return f"{said}."
