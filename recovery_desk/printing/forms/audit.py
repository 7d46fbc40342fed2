"""The audit on paper: who did what to which record and when, under the head of the history."""

from recovery_desk.domain.dates import clock_time, plain_date
from recovery_desk.printing.fonts import Weight
from recovery_desk.printing.form import Form
from recovery_desk.printing.marks import Mark
from recovery_desk.printing.page import Furniture, Rendered, Slice
from recovery_desk.printing.parts import COMPACT, Fact, House
from recovery_desk.usecases.audit_sheet import AuditSheet

_COLUMNS = (("Line", 9.0), ("When", 24.0), ("Who", 13.0), ("What was done", 26.0), ("Record", 14.0), ("About", 14.0))
_ROW = 14.0


def render_audit(sheet: AuditSheet) -> Rendered:
    """One sheet as PDF, in memory only."""
    return AUDIT.render((sheet,))


def _body(sheet: AuditSheet, house: House) -> list[Slice]:
    facts = [
        Fact("Lines", f"{len(sheet.rows):,} shown here, newest first; the history has {sheet.of:,}."),
        Fact("Head", f"{sheet.head}: the code of line {sheet.of:,}. A history that was changed has another."),
        Fact("About", f"the record {sheet.whose}" if sheet.whose else "everybody"),
        Fact("By", sheet.worker or "everybody"),
        Fact("Days", sheet.days or "all"),
        *([Fact("Which", "looks, prints and other deeds only, no changes to records")] if sheet.only_looks else []),
    ]
    slices = [
        *house.title("Audit"),
        house.space(6),
        *house.notice(f"Head of the history: {sheet.head}", Mark.NONE, facts),
    ]
    if sheet.has_more:
        said = "There are more lines than paper is for: choose fewer days, or take the audit out to a file."
        slices += [house.space(6), *house.paragraph(said, Weight.BOLD)]
    slices.append(house.space(8))
    rows = [(f"{row.number:,}", row.when, row.worker, row.done, row.record, row.about) for row in sheet.rows]
    if rows:
        slices += house.ruled_table(_COLUMNS, rows, _ROW)
    else:
        slices += house.paragraph("No line of the history is like that.")
    note = (
        "Records and the people they are about are named by the end of their id. No line says what a field held. "
        "Section 62 of the Data Protection Act 2018 asks for such a log."
    )
    slices += [house.space(8), *house.paragraph(note, small=True)]
    if sheet.service_name:
        slices += [house.space(4), *house.paragraph(sheet.service_name, Weight.BOLD)]
    return slices


def _furniture(sheet: AuditSheet, house: House) -> Furniture:
    when = f"{plain_date(sheet.printed_at.date())} {clock_time(sheet.printed_at)}"
    foot = f"Prepared by {sheet.prepared_by} · printed {when} · head {sheet.head}"
    return house.furniture(sheet.marking, f"Audit, continued · head {sheet.head}", foot)


AUDIT = Form("audit", "Audit", AuditSheet, _body, _furniture, scale=COMPACT)
"""For a data protection officer, a manager, or whoever asks who has looked."""
