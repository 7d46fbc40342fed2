"""What is copied here stays no longer than half a minute, and out of the system's clipboard history and cloud."""

from PySide6.QtCore import QByteArray, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEEP_MS = 30_000
OURS = "application/x-recovery-desk"
_NO, _YES = QByteArray(bytes(4)), QByteArray(b"\x01\x00\x00\x00")
_KEPT_OUT = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': _YES,
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': _NO,
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': _NO,
    "x-kde-passwordManagerHint": QByteArray(b"secret"),
}
"""What tells Windows (its clipboard formats), and clipboard managers that listen, to remember nothing."""


class ClipboardKeeper(QObject):
    """Watches the clipboard: whatever this program puts there is marked, and cleared after a while and at each lock."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard: QClipboard = QGuiApplication.clipboard()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self.clear)
        # Queued: no system's clipboard likes being written to while it tells of a change.
        self._clipboard.dataChanged.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def clear(self) -> None:
        """Takes back what we put there; what somebody copied elsewhere since is theirs."""
        self._look()
        self._timer.stop()
        content = self._content()
        if self._is_ours() and content is not None and content.hasFormat(OURS):
            self._clipboard.clear()

    def stop(self) -> None:
        """The program ends: nothing of ours is left behind."""
        self.clear()
        self._clipboard.dataChanged.disconnect(self._look)

    def _is_ours(self) -> bool:
        """Whether this program filled it; without a display there is nobody else to."""
        return self._clipboard.ownsClipboard() or QGuiApplication.platformName() in ("offscreen", "minimal")

    def _content(self) -> QMimeData | None:
        """None where there is nothing, whatever the stubs say."""
        return self._clipboard.mimeData()

    def _look(self) -> None:
        if not self._is_ours():
            self._timer.stop()
            return
        content = self._content()
        if content is None or content.hasFormat(OURS) or not content.formats():
            return
        ours = QMimeData()
        ours.setText(content.text())
        ours.setData(OURS, _YES)
        for kind, value in _KEPT_OUT.items():
            ours.setData(kind, value)
        self._clipboard.setMimeData(ours)
        self._timer.start()
