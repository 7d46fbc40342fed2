"""One program on one data folder: a second start brings the first to the front and ends.

The lock is kept by the system while the program lives, so a crash leaves nothing to clean up. The local socket
is open to this user only and carries one word; it is the only use of QtNetwork in the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDeadlineTimer, QEventLoop, QLockFile, QObject, QTimer, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer

LOCK_FILE = "window.lock"
_RAISE = b"raise\n"
_WAIT_MS = 2_000
_BETWEEN_KNOCKS_MS = 20
_LISTEN_AFTER_MS = 150


class SingleInstance(QObject):
    """Holds the lock of one data folder."""

    raise_wanted = Signal()
    """Somebody started the program again."""

    def __init__(self, where: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        hashed = QCryptographicHash.hash(str(where.absolute()).encode(), QCryptographicHash.Algorithm.Sha256)
        self._name = f"recovery-desk-{bytes(hashed.data()).hex()[:24]}"
        where.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(where / LOCK_FILE))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Whether this is the first program here; otherwise the first has been asked to come to the front.

        Where the folder cannot be written to there is no lock to take, and the vault will say so in words.
        """
        if self._lock.tryLock(0):
            # The window comes first; whoever starts in between knocks until somebody hears it.
            QTimer.singleShot(_LISTEN_AFTER_MS, self, self.listen)
            return True
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            return True
        self._ask_to_raise()
        return False

    def listen(self) -> None:
        """Opens the socket a second start knocks at."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        self._server.listen(self._name)

    @property
    def is_listening(self) -> bool:
        """Whether a second start would be heard."""
        return self._server is not None and self._server.isListening()

    def release(self) -> None:
        """Lets go of the folder."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _ask_to_raise(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        deadline, socket = QDeadlineTimer(_WAIT_MS), QLocalSocket()
        socket.connectToServer(self._name)
        while not socket.waitForConnected(_WAIT_MS) and not deadline.hasExpired():
            between = QEventLoop()
            QTimer.singleShot(_BETWEEN_KNOCKS_MS, between, between.quit)
            between.exec()
            socket.connectToServer(self._name)
        if socket.state() is QLocalSocket.LocalSocketState.ConnectedState:
            socket.write(_RAISE)
            socket.waitForBytesWritten(_WAIT_MS)
            socket.disconnectFromServer()

    def _hear(self) -> None:
        while self._server is not None and (connection := self._server.nextPendingConnection()) is not None:
            connection.disconnected.connect(connection.deleteLater)
            self.raise_wanted.emit()
