"""Who works at the desk and who can open it: workers and roles, one's own passphrase, the service's keys."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QLineEdit, QVBoxLayout, QWidget

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.workers import Role, Worker
from recovery_desk.ui.drafts import DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.key_cards import DataKeyCard, RecoveryCard
from recovery_desk.ui.new_passphrase import NewPassphrase
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.rename_worker import RenameForm
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.door_page import passphrase_field
from recovery_desk.ui.widgets.fields import LabelledField, choice, text_field
from recovery_desk.ui.widgets.flow import Flow, side_by_side
from recovery_desk.ui.widgets.frames import banner, column, empty_of, line, page_of, rule, tag, titled_card
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.key_deeds import KeyState
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.worker_words import ROLE_MEANINGS, ROLE_WORDS, ROLES_ARE_RULES

_ROLES = [(ROLE_WORDS[role], role) for role in Role]
_REMOVED = (
    "They cannot unlock this desk any more. Older copies, backups say, still open with their passphrase. If that "
    "matters, change the data key below: then only backups made before stay open to them."
)


class _Found(NamedTuple):
    me: Worker
    workers: tuple[Worker, ...]
    keys: KeyState


class Workers(Screen):
    """Everybody may change their own name and passphrase; the rest is a coordinator's."""

    name = "workers"
    title = "Workers and keys"
    belongs_to = "settings"
    stale_after = frozenset({Kind.WORKERS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        whole = page_of(self)
        whole.addWidget(words("Workers and keys", "title"))
        whole.addWidget(words(ROLES_ARE_RULES, "subtle", wrap=True))
        self._draft: DraftKeeper | None = None
        self._said: QVBoxLayout = column(gap=8)
        whole.addLayout(self._said)
        self._column: QVBoxLayout = column(gap=14)
        whole.addLayout(self._column)
        whole.addStretch(1)

    def refresh(self) -> None:
        """Reads who works here anew."""

        def read(desk: Desk) -> _Found:
            return _Found(desk.store.signed_in, tuple(desk.workers.everybody()), desk.keys.state())

        self.jobs.ask(read, self._show, owner=self, newest="read")

    def _show(self, found: _Found) -> None:
        empty_of(self._column)
        runs = found.me.role.may_run_the_desk
        across = side_by_side()
        left, right = column(gap=14), column(gap=14)
        left.addWidget(self._list_card(found, runs=runs))
        if runs:
            left.addWidget(self._new_card())
        right.addWidget(self._own_card(found.me))
        if runs:
            right.addWidget(RecoveryCard(self.bench, found.keys, self.say))
            right.addWidget(DataKeyCard(self.bench, found.keys, self.say))
        for each, share in ((left, 3), (right, 2)):
            each.addStretch(1)
            across.addLayout(each, share)
        self._column.addLayout(across)

    def _list_card(self, found: _Found, *, runs: bool) -> QFrame:
        box, inside = titled_card("Who works here")
        here = [worker for worker in found.workers if worker.is_here]
        for at, worker in enumerate(here):
            if at:
                inside.addWidget(rule())
            inside.addLayout(self._worker_line(worker, is_me=worker.id == found.me.id, runs=runs))
        for worker in found.workers:
            if worker.left_on is not None:
                inside.addWidget(words(f"{worker.name}, until {plain_date(worker.left_on)}", "subtle", wrap=True))
        return box

    def _worker_line(self, worker: Worker, *, is_me: bool, runs: bool) -> QVBoxLayout:
        whole = column(gap=6)
        across = Flow(gap=8)
        across.addWidget(words(f"{worker.name}{' (you)' if is_me else ''}", "strong"))
        if not runs:
            across.addWidget(tag(ROLE_WORDS[worker.role], Tone.NOTE))
        whole.addLayout(across)
        whole.addWidget(words(ROLE_MEANINGS[worker.role], "small", wrap=True))
        deeds = Flow(gap=8)
        if runs:
            role = choice(f"Role of {worker.name}", _ROLES, worker.role)
            role.activated.connect(lambda: self._change_role(worker, role))
            deeds.addWidget(role)
        if runs or is_me:
            rename = button("Rename…", "pencil", name=f"Rename {worker.name}")
            rename.clicked.connect(lambda: self._rename(worker))
            deeds.addWidget(rename)
        if runs and not is_me:
            reset = button("New passphrase…", "key-round", name=f"New passphrase for {worker.name}")
            reset.clicked.connect(lambda: self._reset(worker))
            remove = button("Remove…", "user-x", name=f"Remove {worker.name}")
            remove.clicked.connect(lambda: self._remove(worker))
            deeds.addWidget(reset)
            deeds.addWidget(remove)
        whole.addLayout(deeds)
        return whole

    def _new_card(self) -> QFrame:
        box, inside = titled_card("Let somebody in")
        self.new_name: QLineEdit = text_field("Name of the new worker")
        self.new_role: QComboBox = choice("Role of the new worker", _ROLES, Role.WORKER)
        self.new_passphrase = NewPassphrase(self.bench, name="Their passphrase")
        fields = {"name": self.new_name, "role": self.new_role}
        self._draft = DraftKeeper(self.bench, form="new worker", fields=fields, title="Let somebody in")
        inside.addWidget(self._draft.notice)
        inside.addWidget(LabelledField("Name", self.new_name, "As sheets should show it, for example A. Singh."))
        inside.addWidget(LabelledField("Role", self.new_role))
        inside.addWidget(self.new_passphrase)
        inside.addWidget(words("Tell them by word of mouth. They can change it once they are in.", "small", wrap=True))
        add = button("Let them in", "user-plus", kind="primary")
        add.clicked.connect(self._add)
        inside.addLayout(_at_the_left(add))
        return box

    def _own_card(self, me: Worker) -> QFrame:
        box, inside = titled_card("Your passphrase")
        self.old, show = passphrase_field("Passphrase you use now")
        across = line(gap=8)
        across.addWidget(self.old, 1)
        across.addWidget(show)
        label = words("Passphrase you use now", "strong")
        label.setBuddy(self.old)
        inside.addWidget(label)
        inside.addLayout(across)
        self.own_passphrase = NewPassphrase(self.bench, me.name)
        inside.addWidget(self.own_passphrase)
        change = button("Change it", "save", name="Change your passphrase")
        change.clicked.connect(self._change_own)
        inside.addLayout(_at_the_left(change))
        return box

    def say(self, sentence: str, tone: Tone = Tone.GOOD) -> None:
        """What came of a deed stays at the top until the next."""
        empty_of(self._said)
        inside = column()
        inside.addWidget(words(sentence, wrap=True))
        made = banner(tone, inside)
        made.setAccessibleName(sentence)
        self._said.addWidget(made)

    def _do(self, deed: Callable[[Desk], object], said: str, draft: DraftKeeper | None = None) -> None:
        def work(desk: Desk) -> str:
            deed(desk)
            return saved_at(desk)

        def done(when: str) -> None:
            if draft is not None:
                draft.done()
            self.bench.said.emit(when)
            self.say(said)

        self.jobs.ask(work, done, owner=self, failed=self._refused, changes=(Kind.WORKERS,))

    def _refused(self, problem: UserFacingError) -> None:
        self.say(words_for(problem), Tone.HARD)
        self.refresh()

    def _add(self) -> None:
        name, passphrase = self.new_name.text(), self.new_passphrase.text
        role = Role(self.new_role.currentData())
        self._do(
            lambda desk: desk.workers.add(name, role, passphrase),
            f"{' '.join(name.split())} can unlock this desk now, with: {passphrase}",
            self._draft,
        )

    def _change_role(self, worker: Worker, field: QComboBox) -> None:
        role = Role(field.currentData())
        if role is not worker.role:
            self._do(
                lambda desk: desk.workers.change_role(worker.id, role), f"{worker.name}: {ROLE_WORDS[role].lower()}."
            )

    def _change_own(self) -> None:
        old, new = self.old.text(), self.own_passphrase.text
        self._do(lambda desk: desk.workers.change_passphrase(old, new), "Your passphrase is changed from now on.")

    def _rename(self, worker: Worker) -> None:
        form = RenameForm(self.bench, self, worker)
        form.saved.connect(lambda: self.say("Renamed."))
        form.show_form(460, 300)

    def _reset(self, worker: Worker) -> None:
        new = NewPassphrase(self.bench, worker.name)
        self._ask(
            f"A new passphrase for {worker.name}",
            new,
            "Give it to them",
            lambda: self._do(
                partial(_reset, worker_id=worker.id, new=new.text), f"{worker.name} unlocks this desk with: {new.text}"
            ),
        )

    def _remove(self, worker: Worker) -> None:
        self._ask(
            f"Remove {worker.name}?",
            words(_REMOVED, wrap=True),
            "Remove",
            lambda: self._do(lambda desk: desk.workers.remove(worker.id), f"{worker.name} is removed. {_REMOVED}"),
        )

    def _ask(self, title: str, inside: QWidget, yes: str, deed: Callable[[], None]) -> None:
        dialog = QDialog(self)
        dialog.setWindowTitle("Recovery Desk")
        dialog.setAccessibleName(title)
        whole = column(dialog, margin=20, gap=12)
        whole.addWidget(words(title, "large", wrap=True))
        whole.addWidget(inside)
        across = line(gap=8)
        go, stop = button(yes, kind="primary"), button("Cancel")
        go.clicked.connect(deed)
        go.clicked.connect(dialog.accept)
        go.setDefault(True)
        stop.clicked.connect(dialog.reject)
        for each in (go, stop):
            across.addWidget(each)
        across.addStretch(1)
        whole.addLayout(across)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _reset(desk: Desk, *, worker_id: str, new: str) -> None:
    desk.workers.reset_passphrase(worker_id, new)


def _at_the_left(widget: QWidget) -> QVBoxLayout:
    whole = column()
    across = line()
    across.addWidget(widget)
    across.addStretch(1)
    whole.addLayout(across)
    return whole
