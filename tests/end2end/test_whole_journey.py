"""The whole journey on the command line: a new desk, somebody from a list, notes, checks, plan, history, files."""

import csv
import json
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.end2end.program import PASSPHRASE, Program


def test_from_a_list_to_the_files_taken_out(program: Program, tmp_path: Path) -> None:
    desk = tmp_path / "desk"

    def run(*arguments: object, text: str = "", code: int = 0) -> str:
        done = program(*arguments, "--data", desk, "--passphrase-stdin", say=f"{PASSPHRASE}\n{text}")
        assert done.returncode == code, done.stderr
        return done.stdout

    def ask(*arguments: object, text: str = "") -> Any:
        return json.loads(run(*arguments, "--json", text=text))

    run("start", "--worker", "M. Kerr")
    table = tmp_path / "list.csv"
    table.write_text(
        "Surname;Forename;Prison;SPIN;Lib date\nZamora;Inez;barlinnie;117531;4/12/26\nAuld;James;barlinnie;117532;\n"
    )
    assert ask("import", "caseload", table)["created"] == 2

    [found] = [each for each in ask("search", "zamroa") if each["kind"] == "person"]
    person = found["id"]
    assert {"kind", "id", "title"} <= set(found)
    ask("note", "add", "--person", person, text="Wants to be near her mother\nand a door of her own")
    [note] = [each for each in ask("search", "mother") if each["kind"] == "note"]
    run("check", "--person", person, "identity", "done", "--note", "Birth certificate seen")
    state = {each["check"]: each["state"] for each in ask("checks", "--person", person)}
    assert state["identity"] == "done"

    shown = ask("show", "person", person)
    assert (shown["id"], shown["stays"][0]["release"]["due"]) == (person, "2026-12-04")
    assert [each["id"] for each in shown["records"]["note"]] == [note["id"]]
    assert shown["records"]["check_record"][0]["state"] == "done"
    plan = ask("plan", "--person", person)
    assert (plan["goals"], plan["answers"]) == ([], [])
    told = [each["what"] for each in ask("history", "--person", person)]
    assert told[-1].startswith("Put on this desk")
    assert len([each for each in told if each != "Looked at"]) == 3

    assert ask("undo")["done"] is True
    assert "check_record" not in ask("show", "person", person)["records"]
    assert ask("undo", "--redo")["done"] is True
    assert ask("show", "person", person)["records"]["check_record"][0]["state"] == "done"

    for name in ("out.csv", "out.xlsx"):
        run("export", "caseload", "--out", tmp_path / name)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1][0].startswith("Auld")
    assert not any(cell.startswith("=") for row in rows for cell in row)
    sheet = load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    assert sheet.max_row == 3
