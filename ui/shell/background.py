"""One worker thread for what takes longer than 20 ms: keys, PDF, backup."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QThread, Signal, Slot


@dataclass(frozen=True)
class _Job:
    """What to do and whom to tell. `Any`: the result is whatever the work gives to its own `then`."""

    work: Callable[[], Any]
    then: Callable[[Any], None] | None
    or_else: Callable[[Exception], None] | None
    generation: int


class _Worker(QObject):
    done = Signal(object, object, object)

    @Slot(object)
    def do(self, job: _Job) -> None:
        try:
            result = job.work()
        except Exception as error:  # handed to the main thread, which decides
            self.done.emit(job, None, error)
        else:
            self.done.emit(job, result, None)


class Background(QObject):
    """Runs work one piece after the other off the main thread; results come back on the main thread."""

    idle = Signal()
    """Nothing is left to do."""
    _asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = QThread()
        self._thread.setObjectName("background")
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.do, Qt.ConnectionType.QueuedConnection)
        self._worker.done.connect(self._finished, Qt.ConnectionType.QueuedConnection)
        self._waiting = 0
        self._generation = 0

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None = None,
        or_else: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do `work` in the thread, then call `then(result)` or `or_else(error)` here.

        Without `or_else` an error is raised in the main thread, where the crash dialog meets it.
        """
        if not self._thread.isRunning():
            self._thread.start()
        self._waiting += 1
        self._asked.emit(_Job(work, then, or_else, self._generation))

    def forget_results(self) -> None:
        """Let what runs finish, but tell nobody: used when the pages that asked are gone."""
        self._generation += 1

    @property
    def is_busy(self) -> bool:
        """Whether any work is running or waiting."""
        return self._waiting > 0

    def finish(self) -> None:
        """Wait until all work is done, with the window alive."""
        if self.is_busy:
            loop = QEventLoop()
            self.idle.connect(loop.quit)
            loop.exec()

    def stop(self) -> None:
        """End the thread; what runs now is waited for, and nobody is told."""
        self.forget_results()
        self._thread.quit()
        self._thread.wait()

    @Slot(object, object, object)
    def _finished(self, job: _Job, result: object, error: Exception | None) -> None:
        self._waiting -= 1
        try:
            if job.generation == self._generation:
                self._tell(job, result, error)
        finally:
            if not self.is_busy:
                self.idle.emit()

    def _tell(self, job: _Job, result: object, error: Exception | None) -> None:
        if error is None:
            if job.then:
                job.then(result)
        elif job.or_else:
            job.or_else(error)
        else:
            raise error
