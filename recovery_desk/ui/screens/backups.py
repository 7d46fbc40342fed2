"""Backups: how old the newest is, where they go, how many are kept; and whether the vault is whole."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QProgressBar, QVBoxLayout

from recovery_desk.domain.backups import OWN_PLACE, BackupMade, BackupPlace, Keep
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.ui.backing_up import BackingUp
from recovery_desk.ui.drafts import DraftKeeper
from recovery_desk.ui.file_choosing import with_chooser
from recovery_desk.ui.jobs import Job, Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import LabelledField, choice, text_field
from recovery_desk.ui.widgets.flow import Flow, side_by_side
from recovery_desk.ui.widgets.frames import banner, column, empty_of, line, page_of, rule, tag, titled_card
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.backup_deeds import BackupState, Copied, PlaceState
from recovery_desk.usecases.backup_words import (
    WHY_WORDS,
    age_in_words,
    failure_in_words,
    moment_in_words,
    size_in_words,
)
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.wholeness import Wholeness
from recovery_desk.usecases.wholeness_words import wholeness_in_words

_SHOWN = 12
_COUNTS = (
    ("daily", "One a day", ("day", "days"), (3, 7, 14, 30, 60)),
    ("weekly", "Then one a week", ("week", "weeks"), (2, 5, 8, 12, 26, 52)),
    ("monthly", "Then one a month", ("month", "months"), (3, 6, 12, 24, 60)),
    ("nag_after_days", "Remind me when the newest is older than", ("day", "days"), (1, 2, 3, 5, 7, 14)),
)


class Backups(Screen):
    """Everything about backups in one place; the desk goes on while one is made."""

    name = "backups"
    title = "Backups"
    belongs_to = "settings"
    stale_after = frozenset({Kind.BACKUPS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._state: BackupState | None = None
        self._examining: Job | None = None
        self._tags: dict[str, QVBoxLayout] = {}
        whole = page_of(self)
        whole.addWidget(words("Backups", "title"))
        self.age = words("", "subtle", wrap=True)
        whole.addWidget(self.age)
        self._warnings = column(gap=8)
        whole.addLayout(self._warnings)
        whole.addLayout(self._deeds())
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Backing up")
        self._bar.hide()
        whole.addWidget(self._bar)
        self.outcome = words("", wrap=True)
        self.outcome.hide()
        whole.addWidget(self.outcome)
        self._column = column(gap=14)
        whole.addLayout(self._column)
        whole.addStretch(1)
        self._listen(bench.backing_up)

    def _deeds(self) -> Flow:
        across = Flow(gap=8)
        self.now = button("Back up now", "archive-restore", kind="primary")
        self.now.clicked.connect(self._back_up_now)
        back = button("Put a backup back…", "undo-2", name="Put a backup back, or look into one")
        back.clicked.connect(lambda: self.bench.door_wanted.emit("backup"))
        audit = button("History and audit", "history")
        audit.clicked.connect(lambda: self.navigate.emit(Place("audit")))
        for each in (self.now, back, audit):
            across.addWidget(each)
        return across

    def _back_up_now(self) -> None:
        self.bench.backing_up.begin()

    def _listen(self, backing_up: BackingUp) -> None:
        backing_up.began.connect(self._begun)
        backing_up.progress.connect(self._show_progress)
        backing_up.ended.connect(self._ended)
        backing_up.refused.connect(self._refused)

    def refresh(self) -> None:
        """Reads what is known of backups anew."""
        self.jobs.ask(lambda desk: desk.backups.state(), self._show, owner=self, newest="state")

    def _show(self, state: BackupState) -> None:
        self._state = state
        self.age.setText(
            f"{age_in_words(None if state.newest is None else state.newest.at, state.now)}. A backup is one encrypted "
            "file: the passphrase of any worker opens it, or the recovery key in the safe, and nothing else."
        )
        self._show_warnings(state)
        empty_of(self._column)
        across = side_by_side()
        across.addWidget(self._places_card(state), 3)
        across.addWidget(self._rules_card(state.rules), 2)
        self._column.addLayout(across)
        self._column.addWidget(self._whole_card())
        self._column.addWidget(self._made_card(state))
        places = [each.place for each in state.places]
        self.jobs.ask(lambda desk: desk.backups.there, lambda there: self._ask_where(there, places), owner=self)

    def _ask_where(self, there: object, places: list[BackupPlace]) -> None:
        if callable(there):
            self.jobs.beside(lambda _report: there(places), self._show_where, owner=self)

    def _show_where(self, there: frozenset[str]) -> None:
        for place_id, inside in self._tags.items():
            empty_of(inside)
            if place_id not in there:
                inside.addWidget(tag("Not there now", Tone.CARE))

    def _show_warnings(self, state: BackupState) -> None:
        empty_of(self._warnings)
        if state.is_beside:
            self._warn(
                "This is a copy, opened beside the desk. Its backups stay in its own folder, so that none of them is "
                "taken for one of the desk.",
                Tone.NOTE,
            )
            return
        if state.is_practice:
            self._warn("This is the practice desk: it is only backed up when you ask for it.", Tone.NOTE)
            return
        if state.is_stale:
            days = state.rules.nag_after_days
            self._warn(f"There is no backup from the last {days} days. Back up now.", Tone.HARD)
        if state.is_only_here:
            self._warn(
                "Every backup is on this laptop. If it is lost or breaks, they go with it: add a stick or a network "
                "folder below.",
                Tone.CARE,
            )

    def _warn(self, sentence: str, tone: Tone) -> None:
        inside = column()
        inside.addWidget(words(sentence, wrap=True))
        made = banner(tone, inside)
        made.setAccessibleName(sentence)
        self._warnings.addWidget(made)

    def _places_card(self, state: BackupState) -> QFrame:
        box, inside = titled_card("Where they go")
        self._tags = {}
        for at, each in enumerate(state.places):
            if at:
                inside.addWidget(rule())
            inside.addLayout(self._place_line(each))
        inside.addStretch(1)
        if not state.is_beside:
            self._add_another(inside)
        return box

    def _add_another(self, inside: QVBoxLayout) -> None:
        inside.addWidget(rule())
        self.path = text_field("Folder", "Like E:\\Backups or /media/stick")
        self.path.setMaxLength(4_000)
        self._draft = DraftKeeper(
            self.bench, form="backup folder", fields={"path": self.path}, title="Another folder for backups"
        )
        inside.addWidget(self._draft.notice)
        label = words("Another folder: on a stick, on a network drive", "strong", wrap=True)
        label.setBuddy(self.path)
        inside.addWidget(label)
        inside.addLayout(with_chooser(self.path, "Choose a folder for backups"))
        add = button("Add this folder", "plus")
        add.clicked.connect(self._add)
        across = line()
        across.addWidget(add)
        across.addStretch(1)
        inside.addLayout(across)

    def _place_line(self, state: PlaceState) -> QVBoxLayout:
        place, newest = state.place, state.newest
        whole = column(gap=4)
        across = line(gap=8)
        across.addWidget(words(place.name or place.path, "strong", wrap=True), 1)
        self._tags[place.id] = column()
        across.addLayout(self._tags[place.id])
        whole.addLayout(across)
        if place.name:
            whole.addWidget(copyable(place.path, "small"))
        last = "None here yet" if newest is None else f"{moment_in_words(newest.at)} · {size_in_words(newest.bytes)}"
        whole.addWidget(words(last, wrap=True))
        if place.failure and place.failed_at is not None:
            said = failure_in_words(place.failure)
            whole.addWidget(
                words(f"{moment_in_words(place.failed_at)}: {said} It is tried again by itself.", wrap=True)
            )
        if place.id != OWN_PLACE:
            deeds = line(gap=8)
            here = button("Back up here", "archive-restore", name=f"Back up to {place.name or place.path}")
            here.clicked.connect(lambda: self.bench.backing_up.begin([place]))
            remove = button("Take off the list", "x", name=f"Take {place.name or place.path} off the list")
            remove.clicked.connect(lambda: self._remove(place))
            for each in (here, remove):
                deeds.addWidget(each)
            deeds.addStretch(1)
            whole.addLayout(deeds)
        return whole

    def _add(self) -> None:
        path, draft = self.path.text().strip(), self._draft

        def added(when: str) -> None:
            draft.done()
            self.bench.said.emit(when)

        if path:
            self.jobs.ask(
                lambda desk: (desk.backups.add_place(path), saved_at(desk))[1],
                added,
                owner=self,
                changes=(Kind.BACKUPS,),
            )

    def _remove(self, place: BackupPlace) -> None:
        self.jobs.ask(lambda desk: desk.backups.remove_place(place.id), owner=self, changes=(Kind.BACKUPS,))

    def _rules_card(self, rules: Keep) -> QFrame:
        box, inside = titled_card("How many are kept")
        self.counts: dict[str, QComboBox] = {}
        for key, name, (one, many), offered in _COUNTS:
            now = int(getattr(rules, key))
            options = [(f"{count} {one if count == 1 else many}", count) for count in sorted({*offered, now})]
            self.counts[key] = choice(name, options, now)
            inside.addWidget(LabelledField(name, self.counts[key]))
        self.on_lock = QCheckBox("Once a day, when the desk is locked")
        self.on_lock.setChecked(rules.on_lock)
        inside.addWidget(self.on_lock)
        self._rules_draft = DraftKeeper(
            self.bench,
            form="backup rules",
            fields={**self.counts, "on_lock": self.on_lock},
            title="How many backups are kept",
        )
        inside.insertWidget(0, self._rules_draft.notice)
        keep = button("Save", "save", name="Save how many are kept")
        keep.clicked.connect(self._keep_rules)
        across = line()
        across.addWidget(keep)
        across.addStretch(1)
        inside.addLayout(across)
        inside.addStretch(1)
        return box

    def _keep_rules(self) -> None:
        if self._state is None:
            return
        wanted = replace(
            self._state.rules,
            on_lock=self.on_lock.isChecked(),
            **{key: int(field.currentData()) for key, field in self.counts.items()},
        )

        def keep(desk: Desk) -> str:
            desk.backups.change_rules(wanted)
            return saved_at(desk)

        draft = self._rules_draft

        def kept(when: str) -> None:
            draft.done()
            self.bench.said.emit(when)

        self.jobs.ask(keep, kept, owner=self, changes=(Kind.BACKUPS,))

    def _whole_card(self) -> QFrame:
        box, inside = titled_card("Is the desk whole?")
        about = (
            "Looks at every page, every line of the history and every record, and holds each against the history: what "
            "was changed, taken out, put in or put back from an older copy shows. Nothing is repaired by the way."
        )
        inside.addWidget(words(about, "small", wrap=True))
        self.examine = button("Look through everything", "search")
        self.examine.clicked.connect(self._examine)
        across = line()
        across.addWidget(self.examine)
        across.addStretch(1)
        inside.addLayout(across)
        self._found = column(gap=6)
        inside.addLayout(self._found)
        return box

    def _examine(self) -> None:
        self.examine.setEnabled(False)
        empty_of(self._found)
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setAccessibleName("Looking through everything")
        self._found.addWidget(bar)

        def progress(done: int, of: int) -> None:
            bar.setRange(0, of)
            bar.setValue(done)

        self._examining = self.jobs.run(
            lambda desk, report: desk.audit.verify(report),
            self._show_whole,
            owner=self,
            progress=progress,
            settled=lambda: self.examine.setEnabled(True),
        )

    def _show_whole(self, whole: Wholeness) -> None:
        empty_of(self._found)
        inside = column(gap=4)
        for sentence in wholeness_in_words(whole):
            inside.addWidget(copyable(sentence))
        self._found.addWidget(banner(Tone.GOOD if whole.is_whole else Tone.HARD, inside))

    def _made_card(self, state: BackupState) -> QFrame:
        box, inside = titled_card("Made lately")
        places = {each.place.id: each.place.name or each.place.path for each in state.places}
        if not state.made:
            inside.addWidget(words("None yet. The first is made when you lock the desk, or now.", "subtle", wrap=True))
        for made in state.made[:_SHOWN]:
            inside.addWidget(copyable(_line_of(made, places)))
        return box

    def _begun(self) -> None:
        self.now.setEnabled(False)
        self.outcome.hide()
        self._bar.setRange(0, 0)
        self._bar.show()

    def _show_progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(1000 * done / max(of, 1)))

    def _ended(self, copied: tuple[Copied, ...]) -> None:
        self._stopped()
        said = [outcome_in_words(each) for each in copied]
        self.outcome.setText("\n".join(said))
        self.outcome.show()
        self.bench.said.emit(
            said[0] if len(said) == 1 else "Backed up" if _all_well(copied) else "Not backed up everywhere"
        )

    def _refused(self, problem: UserFacingError) -> None:
        self._stopped()
        self.outcome.setText(words_for(problem))
        self.outcome.show()

    def _stopped(self) -> None:
        self.now.setEnabled(True)
        self._bar.hide()


def outcome_in_words(copied: Copied) -> str:
    """What became of one place."""
    if copied.problem is not None:
        return words_for(copied.problem)
    where = copied.place.name or copied.place.path
    return f"Backed up to {where}: {size_in_words(copied.bytes)}, read back and found the same."


def _all_well(copied: tuple[Copied, ...]) -> bool:
    return all(each.problem is None for each in copied)


def _line_of(made: BackupMade, places: dict[str, str]) -> str:
    where = places.get(made.place_id, "a file")
    why = WHY_WORDS.get(made.why, "")
    return f"{moment_in_words(made.at)} · {where} · {size_in_words(made.bytes)} · {why} · head {made.journal_head[:8]}"
