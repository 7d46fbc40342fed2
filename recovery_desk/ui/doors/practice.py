"""Making the practice desk, the first time; opening it, every other time."""

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.ui.jobs import Job
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.door_page import busy_bar, door_page
from recovery_desk.ui.widgets.words import words


class Practice(Screen):
    """Shows how far it is, and a way back."""

    name = "practice"
    title = "Practice desk"
    _job: Job | None = None

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        form = door_page(self)
        form.addWidget(words("Practice desk", "title"))
        self._state = words("Making up people, prisons and release days…", wrap=True)
        form.addWidget(self._state)
        self._bar = busy_bar("Progress")
        self._bar.show()
        form.addWidget(self._bar)
        self._back = button("Back", "arrow-left")
        self._back.clicked.connect(self._leave)
        form.addWidget(self._back)

    def enter(self, place: Place) -> None:
        """Begins at once."""
        super().enter(place)
        self._back.setFocus()
        self._job = self.jobs.open(
            lambda door, report: door.practise(report),
            owner=self,
            failed=self._say,
            settled=self._bar.hide,
            progress=self._show_progress,
        )

    def _show_progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _say(self, problem: UserFacingError) -> None:
        from recovery_desk.usecases.problem_words import words_for

        self._state.setText(words_for(problem))

    def _leave(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.navigate.emit(Place("unlock" if self.bench.door.has_vault() else "welcome"))
