"""What a printed form is, and the printing of one or of hundreds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from recovery_desk.printing.fonts import GAP, faces
from recovery_desk.printing.page import A4, Furniture, Paper, Placed, Rendered, Slice, lay_out
from recovery_desk.printing.parts import STAFF, House, Scale
from recovery_desk.printing.press import Press
from recovery_desk.printing.typesetting import Typesetter

Report = Callable[[int, int], None]
"""Progress: done, of. Raising from it cancels the printing; nothing was written anywhere."""

Data = TypeVar("Data")

_LONG = 3
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Form(Generic[Data]):
    """One kind of sheet: its content as a frozen data class, and how that becomes parts.

    `title` stands in the file's properties, where anybody can read it: never a name.
    """

    id: str
    title: str
    data: type[Data]
    body: Callable[[Data, House], list[Slice]]
    furniture: Callable[[Data, House], Furniture]
    paper: Paper = A4
    scale: Scale = STAFF
    long_from: int = _LONG
    """So many pages are more than anybody expects: then whoever prints is told."""

    def lay_out(self, content: Data, house: House) -> tuple[list[list[Placed]], Furniture, Paper]:
        """One sheet as pages, ready for a press."""
        own = house.on(self.paper, self.scale)
        furniture = self.furniture(content, own)
        return lay_out(self.body(content, own), furniture, self.paper), furniture, self.paper

    def render(self, contents: Sequence[Data], report: Report | None = None) -> Rendered:
        """One PDF of many sheets, each beginning on a fresh page and counting its own pages."""
        house = House(Typesetter(faces()))
        press = Press(self.title)
        long_ones: list[int] = []
        for number, content in enumerate(contents):
            if report is not None:
                report(number, len(contents))
            pages, furniture, paper = self.lay_out(content, house)
            press.add(pages, furniture, paper)
            if len(pages) >= self.long_from:
                long_ones.append(len(pages))
        pdf = press.finish()
        if report is not None:
            report(len(contents), len(contents))
        return Rendered(pdf, press.pages, warnings_about(house.typesetter.missing, long_ones))


def warnings_about(missing: set[str], long_ones: Sequence[int]) -> tuple[str, ...]:
    """What the worker should know before handing the paper on; characters by number, never the words."""
    found: list[str] = []
    if missing:
        codes = [f"U+{ord(character):04X}" for character in sorted(missing)]
        listed = ", ".join(codes[:_SHOWN]) + (f" and {len(codes) - _SHOWN} more" if len(codes) > _SHOWN else "")
        found.append(f"Some letters cannot be printed and are shown as {GAP}: {listed}. Write them in by hand.")
    if long_ones:
        sheets = "A sheet is" if len(long_ones) == 1 else f"{len(long_ones)} sheets are"
        found.append(f"{sheets} much longer than usual: up to {max(long_ones)} pages. Look before printing.")
    return tuple(found)
