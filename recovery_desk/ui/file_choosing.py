"""Choosing a file or folder in a dialog of our own: the system's would remember names in its lists."""

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.frames import line


def choose(parent: QWidget, title: str, then: Callable[[str], None], *, filters: str = "", start: str = "") -> None:
    """Asks for a file that is there, or without `filters` for a folder."""
    dialog = QFileDialog(parent, title, start, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile if filters else QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    if not filters:
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def with_chooser(field: QLineEdit, title: str, *, filters: str = "") -> QHBoxLayout:
    """A field for a path with the button that fills it."""
    across = line(gap=8)
    across.addWidget(field, 1)
    browse = button("Choose…", name=f"{title}…")
    browse.clicked.connect(lambda: choose(field.window(), title, field.setText, filters=filters, start=field.text()))
    across.addWidget(browse)
    return across
