"""Started as its own process: opens a bare Qt window, or the program's first, and ends when it is painted."""

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class UntilPainted(QObject):
    """Ends the application once the window it looks at has been painted.

    It looks at that window only: each event of the whole program handed to Python would count against the program.
    """

    def eventFilter(  # noqa: N802 - the name is Qt's
        self, watched: QObject, event: QEvent
    ) -> bool:
        """Watches for the first paint, and lets it finish."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.quit)
        return False


def main() -> int:
    """`bare` or `desk`."""
    watcher = UntilPainted()
    if sys.argv[1] == "bare":
        application = QApplication(sys.argv[:1])
        window = QMainWindow()
        window.setCentralWidget(QLabel("Recovery Desk"))
        window.resize(1440, 900)
        window.installEventFilter(watcher)
        window.show()
        return application.exec()
    from recovery_desk.front_door import DataFolderDoor
    from recovery_desk.ui.desk_application import run
    from recovery_desk.ui.main_window import MainWindow

    show = MainWindow.show

    def watched_show(window: MainWindow) -> None:
        window.installEventFilter(watcher)
        show(window)

    MainWindow.show = watched_show  # type: ignore[assignment,method-assign]
    with tempfile.TemporaryDirectory() as folder:
        return run(DataFolderDoor(Path(folder)))


if __name__ == "__main__":
    sys.exit(main())
