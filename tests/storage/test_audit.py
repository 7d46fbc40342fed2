"""The audit: complete, by person, worker and day, and without a name in it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from recovery_desk import app
from recovery_desk.domain.notes import Note, NoteKind
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.prints import PrintWay
from recovery_desk.domain.uk_time import uk_midnight
from recovery_desk.exchange.audit_file import save_audit
from recovery_desk.printing.forms.audit import render_audit
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.audit_deeds import audit_deeds
from recovery_desk.usecases.audit_ports import AuditFilter
from recovery_desk.usecases.audit_sheet import MOST_LINES, PrintAudit
from recovery_desk.usecases.audit_words import done_in_words
from recovery_desk.usecases.import_problems import FileIsThere
from recovery_desk.usecases.note_look import NoteLook
from recovery_desk.usecases.paper.pack_content import PersonSheets
from recovery_desk.usecases.write_note import NoteWritten
from tests.printing.reading import pages_of
from tests.storage.made_vaults import CRAIG, SteppingClock, add


def test_lines_are_found_by_person_worker_and_day(vault: Vault, clock: SteppingClock) -> None:
    add(vault)
    clock.moment = datetime(2026, 11, 25, 0, 30, tzinfo=UTC)
    NoteLook(vault, clock)(CRAIG.id)
    audit = vault.audit
    assert [line.act for line in audit.page(AuditFilter(person_id=CRAIG.id))] == ["looked-at", "created", "created"]
    assert [line.act for line in audit.page(AuditFilter(first=date(2026, 11, 25)))] == ["looked-at"]
    assert audit.page(AuditFilter(last=date(2026, 11, 22))) == []
    assert len(audit.page(AuditFilter(last=date(2026, 11, 24)))) == audit.lines - 1
    (worker_id, name), *_ = audit.workers()
    assert name == "M. Kerr"
    assert len(audit.page(AuditFilter(worker_id=worker_id))) == audit.lines
    assert audit.page(AuditFilter(worker_id="nobody")) == []
    assert [line.act for line in audit.page(AuditFilter(only_looks=True))] == ["looked-at", "began"]
    newest = audit.page(AuditFilter(), limit=2)
    assert [line.number for line in audit.page(AuditFilter(), before=newest[-1].number, limit=1)] == [audit.lines - 2]


def test_a_look_is_written_once_in_ten_minutes(vault: Vault, clock: SteppingClock) -> None:
    add(vault)
    look = NoteLook(vault, clock)
    before = vault.audit.lines
    for _ in range(3):
        look(CRAIG.id)
    assert vault.audit.lines == before + 1
    clock.moment = clock.moment.replace(hour=15)
    look(CRAIG.id)
    clock.back(days=2)
    look(CRAIG.id)
    assert vault.audit.lines == before + 3


def test_the_file_holds_ids_and_the_head_and_nobodys_name(vault: Vault, clock: SteppingClock, tmp_path: Path) -> None:
    add(vault)
    NoteLook(vault, clock)(CRAIG.id)
    out, head = tmp_path / "audit.csv", vault.audit.head
    deeds = audit_deeds(vault, clock, save_audit, render_audit)
    written = deeds.export(AuditFilter(), out)
    text = out.read_text("utf-8-sig")
    assert written == len(text.splitlines()) - 2
    for name in ("McAllister", "Craig", "117531", "D Hall"):
        assert name not in text
    assert CRAIG.id in text
    assert head in text.splitlines()[-1]
    assert vault.audit.page(AuditFilter(), limit=1)[0].act == "exported"
    with pytest.raises(FileIsThere):
        deeds.export(AuditFilter(), out)


def test_the_sheet_holds_ids_and_the_head_and_nobodys_name(vault: Vault, clock: SteppingClock) -> None:
    add(vault)
    NoteLook(vault, clock)(CRAIG.id)
    head, lines = vault.audit.head, vault.audit.lines
    drawn = audit_deeds(vault, clock, save_audit, render_audit).print(AuditFilter(person_id=CRAIG.id))
    text = "\n".join(pages_of(drawn.pdf))
    for name in ("McAllister", "Craig", "117531", "D Hall"):
        assert name not in text
    assert text.count(head) >= 3, "in the notice and at the foot"
    assert f"the code of line {lines}" in text
    assert "3 shown here" in text
    (drawn_line, *_) = vault.audit.page(AuditFilter(), limit=1)
    assert (drawn_line.act, drawn_line.entity, drawn_line.about) == ("drawn", "audit", "")


def test_more_lines_than_paper_is_for_are_said(vault: Vault, clock: SteppingClock) -> None:
    with vault.saving():
        for _ in range(MOST_LINES):
            vault.journal.note("looked-at", "person", CRAIG.id)
    sheet = PrintAudit(vault, clock, render_audit).prepare(AuditFilter())
    assert (len(sheet.rows), sheet.has_more) == (MOST_LINES, True)
    worker_id = vault.signed_in.id
    days = AuditFilter(worker_id=worker_id, first=date(2026, 11, 23), last=date(2026, 11, 23), only_looks=True)
    sheet = PrintAudit(vault, clock, render_audit).prepare(days)
    assert (sheet.worker, sheet.days) == ("M. Kerr", "Monday 23 November 2026")


def test_the_six_kinds_of_deed_of_section_62_are_logged(vault: Vault, clock: SteppingClock, tmp_path: Path) -> None:
    """Collection, alteration, consultation, disclosure, combination, erasure: when, who, whose record; to whom."""
    desk = app.desk_over(vault, clock)
    one = desk.register_person(Person(PersonId(""), "Quigley", "Ann"))
    two = desk.register_person(Person(PersonId(""), "Quigly", "Annie"))
    note = desk.notes.write(one, NoteWritten(NoteKind.SEEN, "Seen on the hall"))
    desk.change_person(replace(vault.people.get(one), preferred_name="Annie"), vault.episodes.current(one))
    clock.moment += timedelta(hours=1)
    desk.open_person(one)
    clock.moment += timedelta(hours=1)
    desk.note_look(one, two)
    sheet = PersonSheets(one, "Quigley, Ann", "", None, (), ("handover",), ids=("handover",), audiences=("driver",))
    desk.paper.note([sheet], PrintWay.PRINTED)
    desk.caseload.export(tmp_path / "list.csv")
    merge = desk.record.merge(one, two)
    desk.record.undo_merge(merge.id)
    with vault.saving():
        vault.records(Note).remove(note.id)
    lines = list(reversed(vault.audit.page(AuditFilter(person_id=one))))
    told = [(line.act, line.entity, line.detail) for line in lines]
    for wanted in (
        ("created", "person", ""),
        ("created", "note", ""),
        ("changed", "person", ""),
        ("looked-at", "person", ""),
        ("printed", "person", "handover driver"),
        ("exported", "person", "caseload list"),
        ("merged", "person", two),
        ("merge-undone", "person", two),
        ("removed", "note", ""),
    ):
        assert wanted in told
    assert told.count(("looked-at", "person", "")) == 2
    assert {line.worker for line in lines} == {"M. Kerr"}
    assert {line.at.date() for line in lines} == {date(2026, 11, 23)}
    assert all(done_in_words(line) for line in lines)
    text = " ".join(f"{line.detail} {done_in_words(line)}" for line in lines)
    assert "Quig" not in text, "and no name"
    others = {(line.act, line.entity) for line in vault.audit.page(AuditFilter(person_id=two))}
    assert {("looked-at", "person"), ("exported", "person")} <= others


def test_an_examination_is_written_down(vault: Vault, clock: SteppingClock) -> None:
    assert audit_deeds(vault, clock, save_audit, render_audit).verify().is_whole
    assert vault.audit.page(AuditFilter(), limit=1)[0].detail == "whole"


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2026, 1, 5), datetime(2026, 1, 5, tzinfo=UTC)),
        (date(2026, 7, 5), datetime(2026, 7, 4, 23, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, tzinfo=UTC)),
        (date(2026, 3, 30), datetime(2026, 3, 29, 23, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 24, 23, tzinfo=UTC)),
        (date(2026, 10, 26), datetime(2026, 10, 26, tzinfo=UTC)),
    ],
)
def test_a_day_begins_at_midnight_on_the_wall(day: date, utc: datetime) -> None:
    assert uk_midnight(day) == utc


def test_nobody_with_that_id_has_no_lines(vault: Vault) -> None:
    assert vault.audit.page(AuditFilter(person_id=PersonId("nobody"))) == []
