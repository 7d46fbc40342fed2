"""Choosing a file or folder in a dialog of our own, which leaves no trace of where somebody looked.

The system's dialog would write names into its lists of recent files; Qt's writes the folders it was in into the
settings of all Qt programs, once it is gone. A folder may be called after somebody.
"""

from collections.abc import Callable

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.frames import line

_OF_ALL_QT_PROGRAMS = "QtProject"
_WHERE_SOMEBODY_WAS = ("FileDialog/history", "FileDialog/lastVisited")


def file_dialog(parent: QWidget, title: str, start: str = "", filters: str = "") -> QFileDialog:
    """The one way a dialog for files is made. It goes once it is closed."""
    settings = QSettings(QSettings.Scope.UserScope, _OF_ALL_QT_PROGRAMS)
    before = {key: settings.value(key) for key in _WHERE_SOMEBODY_WAS}
    dialog = QFileDialog(parent, title, start, filters)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.destroyed.connect(lambda: _as_it_was(before))
    return dialog


def saving_dialog(parent: QWidget, title: str, start: str, filters: str, suffix: str = "") -> QFileDialog:
    """For a file that is to be written."""
    dialog = file_dialog(parent, title, start, filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    return dialog


def choose(parent: QWidget, title: str, then: Callable[[str], None], *, filters: str = "", start: str = "") -> None:
    """Asks for a file that is there, or without `filters` for a folder."""
    dialog = file_dialog(parent, title, start, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile if filters else QFileDialog.FileMode.Directory)
    if not filters:
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(then)
    dialog.open()


def with_chooser(field: QLineEdit, title: str, *, filters: str = "") -> QHBoxLayout:
    """A field for a path with the button that fills it."""
    across = line(gap=8)
    across.addWidget(field, 1)
    browse = button("Choose…", name=f"{title}…")
    browse.clicked.connect(lambda: choose(field.window(), title, field.setText, filters=filters, start=field.text()))
    across.addWidget(browse)
    return across


def _as_it_was(before: dict[str, object]) -> None:
    """What the dialog wrote down as it went is taken back."""
    settings = QSettings(QSettings.Scope.UserScope, _OF_ALL_QT_PROGRAMS)
    for key, value in before.items():
        if value is None:
            settings.remove(key)
        else:
            settings.setValue(key, value)
    settings.sync()
