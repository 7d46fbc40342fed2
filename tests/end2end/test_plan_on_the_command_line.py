"""Plan, history, undo and bin, as other programs ask for them."""

import json
from pathlib import Path

import pytest

from tests.end2end.program import PASSPHRASE, Program


@pytest.fixture
def desk(program: Program, tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    made = program("practice", "--people", "20", "--today", "2026-11-23", "--data", folder)
    assert made.returncode == 0, made.stderr
    return folder


def test_plan_and_history_of_one_person(program: Program, desk: Path, tmp_path: Path) -> None:
    def ask(*arguments: object) -> object:
        done = program(*arguments, "--data", desk, "--passphrase-stdin", "--json", say=PASSPHRASE + "\n")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    releases = ask("releases", "--from", "2026-11-23", "--to", "2026-12-20")
    assert isinstance(releases, list)
    person = releases[0]["person_id"]
    plan = ask("plan", "--person", person)
    assert isinstance(plan, dict)
    assert {"person", "called", "version", "changed_since_asked", "review_on", "needs", "goals", "answers"} == set(plan)
    assert plan["goals"]
    assert plan["goals"][0]["steps"]
    history = ask("history", "--person", person)
    assert isinstance(history, list)
    assert {"id", "at", "worker", "what", "changes", "kinds", "undo", "undone"} == set(history[0])
    assert history[-1]["what"].startswith("Put on this desk")
    assert ask("bin") == []
    empty = program("bin", "--data", desk, "--passphrase-stdin", say=PASSPHRASE + "\n")
    assert empty.stdout == "The bin is empty.\n"
    assert ask("undo", "--look") == {"what": "", "done": False}
    refused = program("undo", "--data", desk, "--passphrase-stdin", say=PASSPHRASE + "\n")
    assert refused.returncode == 1
    assert "nothing of yours to undo" in refused.stderr
    now = tmp_path / "now.pdf"
    drawn = ask("print", "plan", "--person", person, "--out", now, "--plain")
    assert isinstance(drawn, dict)
    assert now.read_bytes().startswith(b"%PDF")
    if plan["answers"]:
        out = tmp_path / "plan.pdf"
        arguments = ("print", "plan-version", "--person", person, "--version", plan["answers"][0]["version"])
        drawn = program(*arguments, "--out", out, "--data", desk, "--passphrase-stdin", say=PASSPHRASE + "\n")
        assert drawn.returncode == 0, drawn.stderr
        assert out.read_bytes().startswith(b"%PDF")


def test_nobody_has_no_plan(program: Program, desk: Path) -> None:
    for command in ("plan", "history"):
        done = program(command, "--person", "nobody", "--data", desk, "--passphrase-stdin", say=PASSPHRASE + "\n")
        assert (done.returncode, done.stdout) == (1, "")
        assert "Nobody on this desk" in done.stderr
