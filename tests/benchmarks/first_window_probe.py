"""Started as its own process: opens a bare Qt window, or the program's first, and ends when it is painted."""

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class UntilPainted(QObject):
    """Ends the application once a main window has been painted."""

    def eventFilter(  # noqa: N802 - the name is Qt's
        self, watched: QObject, event: QEvent
    ) -> bool:
        """Watches for the first paint of a main window, and lets it finish."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            QTimer.singleShot(0, QApplication.quit)
        return False


def main() -> int:
    """`bare` or `desk`."""
    application = QApplication(sys.argv[:1])
    watcher = UntilPainted()
    application.installEventFilter(watcher)
    if sys.argv[1] == "bare":
        window = QMainWindow()
        window.setCentralWidget(QLabel("Recovery Desk"))
        window.resize(1280, 720)
        window.show()
        return application.exec()
    from recovery_desk.front_door import DataFolderDoor
    from recovery_desk.ui.desk_application import run

    with tempfile.TemporaryDirectory() as folder:
        return run(DataFolderDoor(Path(folder)))


if __name__ == "__main__":
    sys.exit(main())
