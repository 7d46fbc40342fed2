"""Another name for a worker, in a window of its own."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from recovery_desk.domain.workers import Worker
from recovery_desk.ui.form_dialog import FormDialog
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.widgets.fields import LabelledField, focus_soon, text_field
from recovery_desk.usecases.desk import Desk


class RenameForm(FormDialog):
    """One field."""

    changes = frozenset({Kind.WORKERS})

    def __init__(self, bench: Bench, parent: QWidget, worker: Worker) -> None:
        title = f"Rename {worker.name}"
        super().__init__(bench, parent, title, keep="Rename")
        self._worker_id = worker.id
        self.field = text_field("New name", text=worker.name)
        self.body.addWidget(LabelledField("New name", self.field, "The history shows the new name."))
        self.draft_of("rename worker", worker.id, {"name": self.field}, title, Place("workers"))
        focus_soon(self.field)

    def deed(self) -> Callable[[Desk], object]:
        """Gives the name; one that cannot be is refused where it was typed."""
        name = self.field.text()
        return lambda desk: desk.workers.rename(self._worker_id, name)
