"""`checks`, `check`: what is in place for a release day."""

import argparse
from datetime import date

from recovery_desk.cli.arguments import WHO, day, one_of, who
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, Refused, looked_at, open_desk, say, say_json
from recovery_desk.domain.dates import short_date
from recovery_desk.domain.release_day.check_findings import who_and_when
from recovery_desk.domain.release_day.check_lines import CheckLine, PersonChecks
from recovery_desk.domain.release_day.check_records import STATE_WORDS, CheckState, Tenure
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.release_checks.problems import EvidenceMissing
from recovery_desk.usecases.release_checks.record import CheckEntry, entry_of


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    checks = commands.add("checks", "what is in place for a person's release day", commands.shared.all)
    checks.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    checks.set_defaults(command=_checks)
    check = commands.add("check", "record how one check stands", commands.shared.on_a_desk)
    check.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    check.add_argument("check", metavar="CHECK", help="its name, as `checks --json` gives it")
    check.add_argument("state", type=one_of(CheckState), metavar="STATE", help=", ".join(CheckState))
    check.add_argument("--note", default=None, help="evidence, or the reason why it is not needed")
    check.add_argument("--place", default=None, help="address, pharmacy, practice: what the check asks for")
    check.add_argument("--tenure", type=one_of(Tenure), default=None, metavar="KIND")
    check.add_argument("--confirmed-by", default=None, metavar="WHO")
    check.add_argument("--on", type=day, default=None, metavar="DATE")
    check.add_argument("--at", default=None, metavar="TIME")
    check.add_argument("--owner", default=None)
    check.add_argument("--due", type=day, default=None, metavar="DATE")
    check.set_defaults(command=_check)


def line_as_json(line: CheckLine) -> dict[str, object]:
    """One check as `checks --json` promises it; dates as ISO text."""
    record = line.record
    recorded_at = None if record is None else record.recorded_at
    return {
        "check": line.check.id,
        "title": line.title,
        "state": line.state.value,
        "text": line.finding.text,
        "due": line.due.isoformat() if line.due else None,
        "owner": line.owner,
        "source": line.source,
        "why": line.why,
        "computed": line.finding.is_computed,
        "recorded_by": record.recorded_by if record is not None else None,
        "recorded_at": None if recorded_at is None else recorded_at.isoformat(),
    }


def _checks(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        checks = desk.checks.of(looked_at(desk, options.person))
        today = desk.clock.today()
    if options.json:
        say_json([line_as_json(line) for line in checks.lines])
    else:
        _in_words(checks, today)
    return DONE


def _in_words(checks: PersonChecks, today: date) -> None:
    say(f"{checks.in_words} ({checks.percent} %).")
    for line in checks.open_first:
        due = "" if line.due is None or not line.is_open else f", due {short_date(line.due)}"
        late = " OVERDUE" if line.is_overdue(today) else ""
        owed = f" ({line.owner}{due}){late}" if line.is_open else ""
        say(f"  {STATE_WORDS[line.state]:<11} {line.title}: {line.finding.text}{owed}")


def _check(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        person_id = desk.record.whom(options.person)
        before = entry_of(desk.checks.record.get(person_id, options.check))
        entry = CheckEntry(
            state=options.state,
            note=before.note if options.note is None else options.note,
            place=before.place if options.place is None else options.place,
            tenure=options.tenure or before.tenure,
            confirmed_by=before.confirmed_by if options.confirmed_by is None else options.confirmed_by,
            on_day=options.on or before.on_day,
            at_time=before.at_time if options.at is None else options.at,
            owner=before.owner if options.owner is None else options.owner,
            due=options.due or before.due,
        )
        try:
            record = desk.checks.record(person_id, options.check, entry)
        except EvidenceMissing as problem:
            raise Refused(f"{words_for(problem)} Say it with --place, --confirmed-by, --on or --note.") from problem
        line = desk.checks.of(person_id).line(options.check)
    told = [] if line is None else [line.finding.text]
    told += [each for each in (who_and_when(record),) if each not in told]
    say(f"{STATE_WORDS[record.state if line is None else line.state]}: {'. '.join(told)}.")
    return DONE
