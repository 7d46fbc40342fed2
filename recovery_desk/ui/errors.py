"""The one door for everything that goes wrong: refusals get their sentence, bugs a line in the crash file.

A bug's message may quote a person's words, so only its type and the places it went through are ever kept.
"""

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QDateTime, QObject, Signal, qVersion

from recovery_desk import __version__
from recovery_desk.domain.errors import UserFacingError

CRASH_FILE = "crashes.txt"
_LONGEST_CRASH_FILE = 200_000

SOMETHING_BROKE = (
    "Something went wrong inside Recovery Desk. What was saved is safe; what you were just doing may not have been "
    "kept, so look before going on."
)


class ErrorDoor(QObject):
    """Where exceptions come out as words."""

    refused = Signal(str)
    """The sentence of a refusal, for the bar at the top of the window."""
    broke = Signal(str)
    """The place of a bug (type, file and line) for somebody to read out on the telephone."""

    def __init__(self, where: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = where / CRASH_FILE

    def take(self, problem: BaseException) -> None:
        """Turns an exception into words, and writes a bug down."""
        if isinstance(problem, UserFacingError):
            from recovery_desk.usecases.problem_words import words_for

            self.refused.emit(words_for(problem))
            return
        places = _places(problem)
        self._write_down(places)
        self.broke.emit(places[-1])

    def install(self) -> Callable[[], None]:
        """Takes what nobody caught in a slot; answers how to undo it.

        What breaks on another thread, or while something is taken apart, is only written down. Python itself would
        write its message to wherever the system keeps what programs say.
        """
        before = sys.excepthook, threading.excepthook, sys.unraisablehook

        def hook(_kind: type[BaseException], problem: BaseException, _trace: TracebackType | None) -> None:
            if isinstance(problem, KeyboardInterrupt):
                before[0](_kind, problem, _trace)
            else:
                self.take(problem)
                _forget_the_last()

        def elsewhere(what: "threading.ExceptHookArgs | sys.UnraisableHookArgs") -> None:
            if what.exc_value is not None:
                self._write_down(_places(what.exc_value))

        sys.excepthook, threading.excepthook, sys.unraisablehook = hook, elsewhere, elsewhere

        def undo() -> None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = before

        return undo

    def _write_down(self, places: list[str]) -> None:
        import platform

        when = QDateTime.currentDateTimeUtc().toString("yyyy-MM-dd HH:mm 'UTC'")
        head = f"{when}  Recovery Desk {__version__}, Python {platform.python_version()}, Qt {qVersion()}"
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if self._file.exists() and self._file.stat().st_size > _LONGEST_CRASH_FILE:
                self._file.unlink()
            with self._file.open("a", encoding="utf-8") as file:
                file.write("\n".join([head, *(f"  {place}" for place in places), ""]))
        except OSError:
            # A full or locked disk must not turn one bug into two; the dialog still says where it was.
            return


def _forget_the_last() -> None:
    """Python keeps the last exception for whoever debugs, and with it all that its functions had in hand: records."""
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        vars(sys).pop(name, None)


def _places(problem: BaseException) -> list[str]:
    """Type, then file and line of each step, outermost first; no message, no values."""
    steps = [f"{Path(step.filename).name}:{step.lineno}" for step in traceback.extract_tb(problem.__traceback__)]
    kind = type(problem).__name__
    return [*steps[:-1], f"{kind} at {steps[-1]}"] if steps else [kind]
