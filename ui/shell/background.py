"""One worker thread for what takes longer than 20 ms: keys, PDF, backup."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QThread, Signal, Slot


@dataclass
class _Job:
    """What to do, whom to tell, and how it went. `Any`: whatever the work gives to its own `then`."""

    work: Callable[[], Any]
    then: Callable[[Any], None] | None
    or_else: Callable[[Exception], None] | None
    generation: int
    result: Any = None
    error: Exception | None = None

    def do(self) -> None:
        """Run the work and keep what came of it."""
        try:
            self.result = self.work()
        except Exception as error:  # handed to the main thread, which decides
            self.error = error


class _Worker(QObject):
    """Knows jobs by their numbers only.

    Whoever lets go of a page last takes it apart, and Qt crashes if that is not the main thread. So the
    jobs stay there, and nothing of one is held here once its end is told.
    """

    done = Signal(int)

    def __init__(self, jobs: Mapping[int, _Job]) -> None:
        super().__init__()
        self._jobs = jobs

    @Slot(int)
    def do(self, number: int) -> None:
        self._jobs[number].do()
        self.done.emit(number)


class Background(QObject):
    """Runs work one piece after the other off the main thread; results come back on the main thread."""

    idle = Signal()
    """Nothing is left to do."""
    _asked = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = QThread()
        self._thread.setObjectName("background")
        self._jobs: dict[int, _Job] = {}
        self._numbers = count()
        self._worker = _Worker(self._jobs)
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.do, Qt.ConnectionType.QueuedConnection)
        self._worker.done.connect(self._finished, Qt.ConnectionType.QueuedConnection)
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
        number = next(self._numbers)
        self._jobs[number] = _Job(work, then, or_else, self._generation)
        self._asked.emit(number)

    def forget_results(self) -> None:
        """Let what runs finish, but tell nobody: used when the pages that asked are gone."""
        self._generation += 1

    @property
    def is_busy(self) -> bool:
        """Whether any work is running or waiting."""
        return bool(self._jobs)

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

    @Slot(int)
    def _finished(self, number: int) -> None:
        job = self._jobs.pop(number)
        try:
            if job.generation == self._generation:
                self._tell(job)
        finally:
            if not self.is_busy:
                self.idle.emit()

    def _tell(self, job: _Job) -> None:
        if job.error is None:
            if job.then:
                job.then(job.result)
        elif job.or_else:
            job.or_else(job.error)
        else:
            raise job.error
