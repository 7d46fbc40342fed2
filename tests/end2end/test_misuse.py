"""What is misused on the command line is said first, with what is allowed; days are taken as people write them."""

import argparse
import io
import json
import sys
from collections.abc import Iterator

import pytest

from recovery_desk import cli

STATES = "done, not-done, not-known, not-needed, failed"


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        (("check", "address", "donne", "--person", "x"), f"check: STATE: “donne” is none of: {STATES}."),
        (
            ("print", "handover", "--size", "huge"),
            "print handover: --size: “huge” is none of: standard, large, easy-read, card.",
        ),
        (("worker", "add", "X", "--role", "boss"), "--role: “boss” is none of: worker, coordinator, read-only."),
        (("check-date", "2026-12-04", "--country", "wales"), "--country: “wales” is none of: scotland, "),
        (("may-share", "--for", "fun"), "--for: “fun” is none of: everything, support, "),
        (("note", "add", "--kind", "poem"), "--kind: “poem” is none of: "),
        (("plan", "--version", "two"), "--version: “two” is not a whole number."),
        (("print", "handover", "--person"), "--person: something has to come after it."),
        (("check",), "check: Still needed: --person, CHECK, STATE"),
        (("releases", "--frm", "x"), "Not known here: --frm x"),
        (("relases",), "“relases” is no command. Did you mean “releases”?"),
        (("print", "hangover"), "“hangover” is no command. Did you mean “handover”?"),
        (("check-date", "2026-12-04"), "Say whose law it is, with --country: scotland, "),
        (("check-date", "2026-02-30"), "DATE: “2026-02-30” is not a day in the calendar."),
        (("check-date", "31/4/26"), "DATE: “31/4/26” is not a day in the calendar."),
        (("check-date", "0024-12-04"), "DATE: “0024-12-04” has a year that cannot be right."),
        (("check-date", "4/12/0024"), "DATE: “4/12/0024” has a year that cannot be right."),
        (("check-date", "46360"), "DATE: “46360” is not a date. Write it like"),
        (("check-date", "4/12"), "DATE: “4/12” has no year."),
        (("releases", "--from", "Fri 5 Dec 2026"), "--from: “Fri 5 Dec 2026” does not fit together: "),
        (("note", "add", "--at", "2026-02-30T10:00"), "--at: “2026-02-30” is not a day in the calendar."),
    ],
)
def test_a_refusal_comes_first_and_names_what_is_allowed(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], refusal: str
) -> None:
    assert cli.run(arguments) == 2
    first, *rest = capsys.readouterr().err.splitlines()
    assert refusal in first
    assert len(rest) <= 1
    assert all(line.startswith("See: recovery-desk ") and line.endswith("--help") for line in rest)


def test_no_argument_is_refused_in_the_words_of_a_programmer() -> None:
    def actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
        for action in parser._actions:
            yield action
            if isinstance(action, argparse._SubParsersAction):
                for inner in action.choices.values():
                    yield from actions(inner)

    found = list(actions(cli._parser()))
    assert len(found) > 100
    raw = [action.dest for action in found if isinstance(action.type, type)]
    assert raw == [], "argparse would say “invalid int value”: take a function of cli.arguments"


def test_two_days_the_wrong_way_round(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(("meetings", "--from", "5/12/26", "--to", "4 Dec 2026")) == 1
    assert capsys.readouterr().err == "4 December 2026 is before 5 December 2026: give --from the earlier day.\n"


@pytest.mark.parametrize("due", ["2026-12-04", "4/12/26", "04.12.2026", "4 Dec 2026", "Friday 4 December 2026"])
def test_a_day_is_taken_as_people_type_it(capsys: pytest.CaptureFixture[str], due: str) -> None:
    done = cli.run(("check-date", due, "--country", "scotland", "--local-holiday", "3 Dec 2026", "--json"))
    assert done == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["due"] == "2026-12-04"
    assert answer["may_ask"] == ["2026-12-02", "2026-12-01"]


@pytest.mark.parametrize(
    ("lines", "ends"),
    [
        ('{"due": "2026-02-30", "country": "scotland"}\n', 1),
        ('{"due": "2026-02-30", "country": "scotland"}\n{"due": "2026-12-04", "country": "scotland"}\n', 0),
        ("\n\n", 0),
    ],
)
def test_many_dates_are_refused_only_where_none_could_be_answered(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lines: str, ends: int
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert cli.run(("check-date", "-")) == ends
    said = capsys.readouterr()
    assert ("2026-02-30" in said.out) == bool(lines.strip())
    assert ("each line says why" in said.err) == bool(ends)
