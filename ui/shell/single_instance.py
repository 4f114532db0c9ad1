"""One running app for a chart's folder; a second start raises the first one's window."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject

RAISE = b"raise\n"
CALL_MS = 400
CALLS = 8


class SingleInstance(QObject):
    """Holds the folder's lock; after `listen`, hears from later starts."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        with contextlib.suppress(OSError):
            # A folder that cannot be made is explained by the first page, with what to do about it
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / ".lock"))
        # A lock whose process is gone is taken over by Qt itself; one that lives is never "stale"
        self._lock.setStaleLockTime(0)
        path = str(folder.resolve()).encode("utf-8", "surrogateescape")
        digest = QCryptographicHash.hash(path, QCryptographicHash.Algorithm.Sha256).toHex().data()
        self._name = f"shenshu-{bytes(digest).decode('ascii')[:16]}"
        self._server: QObject | None = None

    def is_first(self) -> bool:
        """Whether this is the only running app for the folder; it is then until `release`."""
        # Where no lock can be written, nothing else can either: there is no chart to protect
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def listen(self, raise_window: Callable[[], None]) -> None:
        """Raise the window when a later start asks for it."""
        # QtNetwork is not needed for the first paint
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

        def answer() -> None:
            caller = server.nextPendingConnection()
            if caller is not None:
                raise_window()
                caller.disconnected.connect(caller.deleteLater)
                caller.disconnectFromServer()

        server.newConnection.connect(answer)
        server.listen(self._name)
        self._server = server

    def call_first(self) -> bool:
        """Ask the first app to show its window; False if it does not answer."""
        from PySide6.QtCore import QThread
        from PySide6.QtNetwork import QLocalSocket

        for _ in range(CALLS):
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(CALL_MS):
                socket.write(RAISE)
                socket.waitForBytesWritten(CALL_MS)
                socket.waitForDisconnected(CALL_MS)
                return True
            # The first app may still be painting its first window
            QThread.msleep(CALL_MS)
        return False

    def release(self) -> None:
        """Let another app take the folder."""
        server, self._server = self._server, None
        if server is not None:
            server.close()  # type: ignore[attr-defined]
            server.deleteLater()
        self._lock.unlock()
