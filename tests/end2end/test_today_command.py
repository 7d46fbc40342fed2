"""Today and the close of the day, as other programs ask for them."""

import json
from pathlib import Path

from tests.end2end.program import PASSPHRASE, Program


def test_today_and_what_is_left_over_at_its_end(program: Program, practice: Path) -> None:
    def ask(*arguments: object) -> str:
        done = program("today", *arguments, "--data", practice, "--passphrase-stdin", say=PASSPHRASE + "\n")
        assert done.returncode == 0, done.stderr
        return done.stdout

    closing = json.loads(ask("--close", "--json"))
    assert set(closing) == {"today", "worker", "sections"}
    sections = {section["name"]: section for section in closing["sections"]}
    assert list(sections) == ["drafts", "not-done", "unsent", "unanswered", "unprinted", "unbacked"]
    assert set(sections["unbacked"]) == {"name", "title", "count", "nothing", "lines"}
    [line] = sections["unbacked"]["lines"]
    assert set(line) == {"title", "detail", "when", "urgency", "person_id", "task_id"}
    # Today's or that of the days before: other tests work with this desk.
    assert "is in no backup yet. Make one before you go.  [no backup yet]" in ask("--close")
    board = json.loads(ask("--json", "--everybody"))
    assert board["worker"] == ""
    assert "pickups" in {section["name"] for section in board["sections"]}
