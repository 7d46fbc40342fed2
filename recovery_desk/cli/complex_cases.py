"""Complex cases on the command line."""

import argparse

from recovery_desk.cli.arguments import WHO, who
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, looked_at, open_desk, say, say_json


def add(commands: Commands) -> None:
    """Hangs the command on."""
    cases = commands.add(
        "cases", "complex cases and detox plans, by the day to look at them again", commands.shared.all
    )
    cases.add_argument("--person", type=who, metavar="WHO", help=f"one person's, closed ones too: {WHO}")
    cases.set_defaults(command=_cases)


def _cases(arguments: argparse.Namespace) -> int:
    from recovery_desk.domain.doses_as_typed import dose_in
    from recovery_desk.usecases.complex_case_words import stands
    from recovery_desk.usecases.read_complex_cases import members_of
    from recovery_desk.usecases.show_person import as_plain

    with open_desk(arguments) as desk:
        read, today = desk.complex_cases.read, desk.clock.today()
        if arguments.person:
            cases = [view.case for view in read.of_person(looked_at(desk, arguments.person)).cases]
        else:
            cases = list(read.all_open())
        desk.note_look(*(case.person_id for case in cases))
        members = members_of(desk.store, cases)
        people = {case.person_id: desk.store.people.get(case.person_id) for case in cases}
        if arguments.json:
            say_json(
                [
                    {
                        **as_plain(case),
                        "person": case.person_id,
                        "filed_as": people[case.person_id].filed_as,
                        "in_it": members[case.id],
                        "review_due": case.is_due_on(today),
                        "dose_written": dose_in(*case.free_words),
                    }
                    for case in cases
                ]
            )
            return DONE
        for case in cases:
            say(f"{people[case.person_id].filed_as}: {case.title}")
            say(f"    {stands(case, today)}")
            if members[case.id]:
                say(f"    In it: {', '.join(members[case.id])}")
        if not cases:
            say("No complex case is open.")
    return DONE
