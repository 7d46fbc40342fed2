"""A desk that dies in the middle of a preview, a print or a save of a pack; run as a program by the leak proofs.

Arguments: the data folder, the folder to save to, the planted surname, the planted sentence, the moment. It dies by
SIGKILL on the line of the program that `MOMENTS` names, the set time it comes there: nothing tidies up.
"""

import inspect
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, NoReturn

from recovery_desk.domain.notes import NoteKind
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.printing.locked import locked
from recovery_desk.printing.pack import draw_pack
from recovery_desk.printing.press import Press
from recovery_desk.storage.identities import FreshIds
from recovery_desk.ui import save_sheet
from recovery_desk.ui.desk_application import qt_application
from recovery_desk.ui.print_preview import PrintPreview, preview_people
from recovery_desk.ui.printing import Printing
from recovery_desk.ui.save_sheet import SaveSheet
from recovery_desk.ui.theme import theme
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.write_note import NoteWritten
from tests.faults.working_day import PASSPHRASE, WorkingDay

PEOPLE = 6


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the program, and at which coming to it the process dies."""

    where: Callable[..., object]
    line: str
    time: int = 1


MOMENTS: Mapping[str, Moment] = {
    "pack half drawn": Moment(draw_pack, "press.add(*sheet)", PEOPLE),
    "page half drawn": Moment(Press._draw, 'code.append("ET")', PEOPLE),
    "preview shown": Moment(PrintPreview._show_job, "self._offer_choices()"),
    "page half printed": Moment(Printing._draw, "yield", 30),
    "pack half locked": Moment(locked, "offsets.append(file.tell())", 100),
    "file half written": Moment(save_sheet._write_whole, "and file.commit()"),
    "file written, not yet in the log": Moment(save_sheet._write_all, "written.append(path)"),
}


class Death:
    """Waits on every thread for the moment; then the process is gone between two instructions."""

    def __init__(self, moment: Moment) -> None:
        lines, first = inspect.getsourcelines(moment.where)
        self._code: CodeType = moment.where.__code__
        self._line = first + next(at for at, line in enumerate(lines) if moment.line in line)
        self._left = moment.time

    def __call__(self, frame: FrameType, _event: str, _argument: object) -> Any:
        """As `sys.settrace` wants it: looks closer at one function only."""
        return self._look if frame.f_code is self._code else None

    def _look(self, frame: FrameType, event: str, _argument: object) -> Any:
        if event == "line" and frame.f_lineno == self._line:
            self._left -= 1
            if not self._left:
                os.kill(os.getpid(), signal.SIGKILL)
        return self._look


class BrokenOff(WorkingDay):
    """Several people, their sheets looked at, printed and saved."""

    def run(self) -> NoReturn:
        window = self.desk.window
        self.desk.begin()
        self.desk.jobs.open(lambda door, _: door.start(PASSPHRASE, "M. Kerr"), owner=window)
        self.settle()
        ids = FreshIds()
        people = [PersonId(ids.new()) for _ in range(PEOPLE)]

        def write_down(desk: Desk) -> None:
            for number, each in enumerate(people):
                with desk.store.saving():
                    desk.store.people.add(Person(each, self.surname, f"Ann {number}", self.sentence))
                desk.notes.write(each, NoteWritten(NoteKind.SEEN, self.sentence))

        self.ask(write_down)
        screen = window.current_screen
        if screen is None:
            raise SystemExit("no screen is in front")
        self.say("begun")
        preview_people(screen.bench, people, window)
        self.settle()
        preview = window.findChild(PrintPreview)
        if not isinstance(preview, PrintPreview):
            raise SystemExit("no preview came")
        preview.grab()
        self._print(preview)
        (self.out / "printed.pdf").unlink()  # the paper is taken out of the printer
        preview._save()
        self.settle()
        preview.findChildren(SaveSheet)[0].save_to(str(self.out / "pack.pdf"))
        self.settle()
        raise SystemExit("it lived")


if __name__ == "__main__":
    death = Death(MOMENTS[sys.argv[5]])
    threading.settrace(death)
    sys.settrace(death)
    theme.apply(qt_application())
    BrokenOff(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]).run()
