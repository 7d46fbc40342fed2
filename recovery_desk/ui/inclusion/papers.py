"""Agenda and minutes on the screen before they are on paper: for one agency, for the desk, or every copy."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from recovery_desk.ui.print_preview import SheetJob, preview_pack
from recovery_desk.ui.screen import Bench
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.inclusion.sheets import OWN, InclusionPaper
from recovery_desk.usecases.paper.pack_content import DrawnPack
from recovery_desk.usecases.paper.print_sheets import PackWanted
from recovery_desk.usecases.paper.sheet_names import OF_A_MEETING
from recovery_desk.usecases.prepare_handover import Withheld

EVERY_COPY = "every copy"
"""As the choice of a copy has it, beside the ids of agencies and "" for the desk's own."""

_Found = tuple[InclusionPaper, Callable[[InclusionPaper], DrawnPack], bool]


def preview_paper(bench: Bench, kind: str, meeting_id: str, copy: str, parent: QWidget) -> None:
    """Reads on the desk's thread, draws beside it, and shows the pages with what they leave out."""
    bench.said.emit(f"Preparing: {OF_A_MEETING[kind].lower()}…")

    def read(desk: Desk) -> _Found:
        papers = desk.inclusion.papers
        paper = papers(kind, meeting_id, None if copy == EVERY_COPY else copy)
        return paper, papers.draw, desk.paper.lock.may_save_plain()

    def draw(found: _Found) -> None:
        paper, drawing, may_save_plain = found
        bench.jobs.beside(
            lambda _report: drawing(paper), lambda drawn: show(paper, drawn, may_save_plain), owner=parent
        )

    def show(paper: InclusionPaper, drawn: DrawnPack, may_save_plain: bool) -> None:  # noqa: FBT001 - called above
        bench.said.emit("")
        wanted = PackWanted((), (), paper.options, has_index=False)
        preview_pack(
            bench,
            SheetJob(OF_A_MEETING[kind], drawn, wanted, left_out_of(paper), may_save_plain=may_save_plain),
            parent,
        )

    bench.jobs.ask(read, draw, owner=parent, newest="preview", settled=lambda: bench.said.emit(""))


def left_out_of(paper: InclusionPaper) -> tuple[Withheld, ...]:
    """Counted for whoever prints it; the paper itself names nobody and no number."""
    found = [
        Withheld(_people(copy.left_out), f"They did not agree that {copy.reader.name} talks about them at this meeting")
        for copy in paper.copies
        if copy.left_out and copy.reader != OWN
    ]
    if paper.restricted:
        found.append(Withheld(_people(paper.restricted), "Their record is restricted: on no copy"))
    return tuple(found)


def _people(count: int) -> str:
    return f"{count:,} {'person' if count == 1 else 'people'}"
