"""Finding, noting and taking out on the command line."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.end2end.program import PASSPHRASE, Program


def on(practice: Path) -> tuple[object, ...]:
    return "--data", practice, "--passphrase-stdin"


def search(program: Program, practice: Path, text: str) -> list[dict[str, object]]:
    done = program("search", text, *on(practice), "--json", say=PASSPHRASE + "\n")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_a_note_is_written_and_found_and_a_restricted_one_is_not(program: Program, practice: Path) -> None:
    person = search(program, practice, "100003")[0]
    assert (person["kind"], set(person)) == ("person", {"kind", "id", "title", "detail", "person_id", "near"})
    for text, extra in (("Zebra crossing\nspoken of", ()), ("Zebra in confidence", ("--restricted",))):
        done = program(
            "note", "add", "--person", person["id"], *on(practice), *extra, "--json", say=f"{PASSPHRASE}\n{text}\n"
        )
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["person_id"] == person["id"]
    [note] = search(program, practice, "zebra")
    assert (note["kind"], note["person_id"]) == ("note", person["id"])
    assert "Zebra crossing spoken of" in str(note["title"])
    assert search(program, practice, "zebar")[0]["near"] is True


def test_a_note_of_nothing_or_about_nobody_is_refused_in_words(program: Program, practice: Path) -> None:
    for person, text, words in (("nobody", "Seen", "Nobody on this desk"), (None, " ", "Write a few words")):
        whom = person or search(program, practice, "100003")[0]["id"]
        done = program("note", "add", "--person", whom, *on(practice), say=f"{PASSPHRASE}\n{text}\n")
        assert done.returncode == 1
        assert words in done.stderr


def test_somebody_was_not_seen_and_why(program: Program, practice: Path) -> None:
    whom = search(program, practice, "100003")[0]["id"]
    add = ("note", "add", "--person", whom, *on(practice))
    done = program(
        *add, "--kind", "not-seen", "--reason", "lockdown", "--at", "2026-11-20T14:30", "--json", say=f"{PASSPHRASE}\n"
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["at"] == "2026-11-20T14:30:00+00:00"
    done = program(*add, "--reason", "refused", say=f"{PASSPHRASE}\nSaid not today\n")
    assert done.returncode == 0, done.stderr
    shown = program("show", "person", whom, *on(practice), "--json", say=f"{PASSPHRASE}\n")
    notes = json.loads(shown.stdout)["records"]["note"]
    assert {(note["kind"], note["not_seen_reason"]) for note in notes} >= {
        ("not-seen", "lockdown"), ("not-seen", "refused"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--kind", "not-seen"), 1, "Say why they were not seen, with --reason: lockdown, court"),
        (("--kind", "seen", "--reason", "court"), 1, "A reason goes with --kind not-seen"),
        (("--kind", "spoken"), 2, "none of: seen, phone"),
        (("--reason", "weather"), 2, "none of: lockdown"),
        (("--at", "yesterday"), 2, "is not a time like 2026-11-23T14:30"),
        (("--at", "2026-11-31T14:30"), 2, "is not a day in the calendar"),
        (("--at", "2199-01-01T10:00"), 1, "something that has happened"),
        (("--minutes", "0"), 1, "minutes from 1"),
    ],
)
def test_a_wrong_note_is_refused_in_a_sentence(
    program: Program, practice: Path, options: tuple[str, ...], code: int, words: str
) -> None:
    whom = search(program, practice, "100003")[0]["id"]
    done = program("note", "add", "--person", whom, *on(practice), *options, say=f"{PASSPHRASE}\nSome words\n")
    assert (done.returncode, words in " ".join(done.stderr.split())) == (code, True), done.stderr


def test_the_caseload_is_taken_out_whole(program: Program, practice: Path, tmp_path: Path) -> None:
    for name in ("out.csv", "out.xlsx"):
        done = program("export", "caseload", *on(practice), "--out", tmp_path / name, say=PASSPHRASE + "\n")
        assert done.returncode == 0, done.stderr
        assert "40 people" in done.stdout
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    sheet = load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    assert len(rows) == 40
    assert sheet.max_row == 41
    assert {row["Number"] for row in rows} == {str(100_000 + number) for number in range(40)}
    again = program("export", "caseload", *on(practice), "--out", tmp_path / "out.csv", say=PASSPHRASE + "\n")
    assert again.returncode == 1
    assert "already" in again.stderr
