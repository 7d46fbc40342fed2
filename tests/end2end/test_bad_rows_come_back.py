"""A messy list from the command line: what is wrong is kept in a file, corrected there, and imported again."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.end2end.program import PASSPHRASE, Program

MESSY = """SPIN;Surname;Forename;DOB;Prison;Lib date;Worker
117531;McAllister;Craig;1/2/1980;barlinnie;4/12/26;M. Kerr
121340;Nowak;Paweł;;HMP LOW MOSS;04.12.2026;
120977;Whyte;Sean;;Nowhere;31/02/2026;
;;;;;;
120978;;;3/3/1990;Perth;5/12/2026;
120979;=1+1;Jo;;Perth;5/12/2026;
120980;Żak;Ewa;2/2/1985;Perth;TBC;
120981;O'Neil;Tam;30/2/1985;"Perth
";12/13/2026;
117531;McAllister;Craig;1/2/1980;barlinnie;4/12/26;M. Kerr
117531;McAllister;Craig;1/2/1980;barlinnie;5/12/26;M. Kerr
"""
RIGHT = {
    "120977": {"Prison": "HMP Barlinnie", "Lib date": "28/02/2027"},
    "120978": {"Surname": "Rennie", "Forename": "Bo"},
    "120979": {"Surname": "Baird"},
    "120981": {"DOB": "28/2/1985", "Lib date": "13/12/2026"},
    "117531": {"Lib date": "7/12/26"},
}


@pytest.fixture
def desk(program: Program, tmp_path: Path) -> Path:
    where = tmp_path / "desk"
    made = program("start", "--data", where, "--worker", "M. Kerr", "--passphrase-stdin", say=PASSPHRASE + "\n")
    assert made.returncode == 0, made.stderr
    return where


def bring_in(program: Program, desk: Path, file: Path, *options: object) -> dict[str, Any]:
    order = ("import", "caseload", file, "--data", desk, "--json", "--passphrase-stdin", *options)
    done = program(*order, say=PASSPHRASE + "\n")
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["rows"] == told["created"] + told["matched"] + len(told["rejected"])
    return told


def everybody(program: Program, desk: Path, out: Path) -> dict[str, dict[str, str]]:
    done = program(
        "export", "caseload", "--data", desk, "--out", out, "--force", "--passphrase-stdin", say=PASSPHRASE + "\n"
    )
    assert done.returncode == 0, done.stderr
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {row["Number"]: row for row in rows}
    assert len(found) == len(rows), "somebody is there twice"
    return found


def test_bad_rows_are_kept_corrected_and_come_in_once(program: Program, desk: Path, tmp_path: Path) -> None:
    messy, bad, out = tmp_path / "list.csv", tmp_path / "rows-to-correct.csv", tmp_path / "all.csv"
    messy.write_text(MESSY, encoding="utf-8")
    first = bring_in(program, desk, messy, "--skip-bad-rows", "--bad-rows", bad)
    assert (first["rows"], first["created"], first["matched"], len(first["rejected"])) == (9, 3, 1, 5)
    assert set(everybody(program, desk, out)) == {"117531", "121340", "120980"}

    with bad.open(encoding="utf-8-sig", newline="") as file:
        headings, *rows = list(csv.reader(file))
    assert headings == ["SPIN", "Surname", "Forename", "DOB", "Prison", "Lib date", "Worker", "Problem"]
    assert [row[0] for row in rows] == ["120977", "120978", "120979", "120981", "117531"]
    assert all(row[-1] for row in rows)
    with bad.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        for row in rows:
            named = dict(zip(headings, row, strict=True)) | RIGHT[row[0]]
            writer.writerow([named[heading] for heading in headings])

    second = bring_in(program, desk, bad)
    assert (second["rows"], second["created"], second["matched"], second["rejected"]) == (5, 4, 1, [])
    assert second["changed"] == 1
    assert second["changes"] == {"release_date": {"added": 0, "changed": 1}}
    found = everybody(program, desk, out)
    assert set(found) == {"117531", "121340", "120977", "120978", "120979", "120980", "120981"}
    assert found["120981"]["Person"] == "O'Neil, Tam"

    again = bring_in(program, desk, bad)
    assert (again["created"], again["matched"], again["changed"], again["changes"]) == (0, 5, 0, {})
    assert set(everybody(program, desk, out)) == set(found)


def test_columns_nobody_could_guess_are_named(program: Program, desk: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text("Bod;Out on;No\nCraig McAllister;4/12/26;117531\n", encoding="utf-8")
    order = ("import", "caseload", odd, "--data", desk, "--passphrase-stdin")
    refused = program(*order, say=PASSPHRASE + "\n")
    assert refused.returncode == 1
    assert "With --column full_name=HEADING." in refused.stderr
    unknown = program(*order, "--column", "full_name=Body", say=PASSPHRASE + "\n")
    assert unknown.returncode == 1
    assert "The column “Body” is not in this file" in unknown.stderr
    for wrong in ("name=Bod", "Bod"):
        assert program(*order, "--column", wrong, say=PASSPHRASE + "\n").returncode == 2
    told = program(*order, "--column", "full_name=Bod", "--column", "release_date=Out on", say=PASSPHRASE + "\n")
    assert told.returncode == 0, told.stderr
    assert "Taken: Name from “Bod”; Prison number from “No”; Release date from “Out on”." in told.stdout
    (person,) = everybody(program, desk, tmp_path / "all.csv").values()
    assert (person["Person"], person["Due out"]) == ("McAllister, Craig", "2026-12-04")
    without = bring_in(program, desk, odd, "--column", "full_name=Bod", "--column", "prison_number=", "--dry-run")
    assert "prison_number" not in without["mapping"]


def test_somebody_of_the_same_name_is_offered_and_can_be_declined(program: Program, desk: Path, tmp_path: Path) -> None:
    named = tmp_path / "names.csv"
    named.write_text("Surname;Forename;Lib date\nŻak;Ewa;4/12/26\n", encoding="utf-8")
    bring_in(program, desk, named)
    named.write_text("Surname;Forename;Lib date\nNowak;Jo;\nŻak;Ewa;\n", encoding="utf-8")
    looked = bring_in(program, desk, named, "--dry-run")
    assert [offer["row"] for offer in looked["offered"]] == [3]
    assert (looked["created"], looked["matched"]) == (1, 1)
    order = ("import", "caseload", named, "--data", desk, "--passphrase-stdin")
    assert "If not, --not-the-same 3." in program(*order, "--dry-run", say=PASSPHRASE + "\n").stdout
    wrong = program(*order, "--not-the-same", 2, say=PASSPHRASE + "\n")
    assert (wrong.returncode, wrong.stderr) == (
        1, "Row 2 is not taken for anybody by name alone. Nothing was imported.\n",
    )  # fmt: skip
    told = bring_in(program, desk, named, "--not-the-same", 3)
    assert (told["created"], told["matched"], told["offered"]) == (2, 0, [])


def test_a_file_of_bad_rows_is_never_written_over(program: Program, desk: Path, tmp_path: Path) -> None:
    messy, bad = tmp_path / "list.csv", tmp_path / "bad.csv"
    messy.write_text(MESSY, encoding="utf-8")
    bad.write_text("somebody's work", encoding="utf-8")
    order = ("import", "caseload", messy, "--data", desk, "--skip-bad-rows", "--passphrase-stdin")
    refused = program(*order, "--bad-rows", bad, say=PASSPHRASE + "\n")
    assert refused.returncode == 1
    assert "Choose another name, or use --force" in refused.stderr
    assert bad.read_text(encoding="utf-8") == "somebody's work"
    itself = program(*order, "--bad-rows", messy, "--force", say=PASSPHRASE + "\n")
    assert (itself.returncode, messy.read_text(encoding="utf-8")) == (1, MESSY)
    assert "is the list itself" in itself.stderr
    assert everybody(program, desk, tmp_path / "all.csv") == {}, "a refused import kept something"

    told = program(*order, say=PASSPHRASE + "\n")
    assert "The 5 rows with problems are only in the list. --bad-rows FILE" in told.stderr
    looked = program(*order, "--dry-run", "--bad-rows", bad, "--force", say=PASSPHRASE + "\n")
    assert "It says nothing new about who was known." in looked.stdout
    assert f"The 5 rows with problems are in {bad}, which is not encrypted." in looked.stderr
    assert "O'Neil" in bad.read_text(encoding="utf-8-sig")
