"""Referrals: somebody comes to the service, and what came of it."""

import argparse
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from recovery_desk.cli.arguments import WHO, born, day, none_of, one_of, who
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, Refused, looked_at, open_desk, rest_of_stdin, say, say_json
from recovery_desk.domain.contacts import Agreed
from recovery_desk.domain.counting import so_many
from recovery_desk.domain.people import BirthDatePrecision, PersonId
from recovery_desk.domain.referrals import Referral, ReferralOutcome

if TYPE_CHECKING:
    from recovery_desk.domain.episodes import CustodyEpisode
    from recovery_desk.domain.people import Person
    from recovery_desk.usecases.desk import Desk

_NOBODY = PersonId("")


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    about = "a referral, with its reason from standard input, after the passphrase line if there is one"
    new = commands.add_to("referral", "add", about, commands.shared.all)
    new.add_argument("--person", type=who, metavar="WHO", help=f"of somebody known: {WHO}")
    new.add_argument("--family", default="", metavar="NAME", help="the family name of somebody new")
    new.add_argument("--given", default="", metavar="NAMES")
    new.add_argument("--called", default="", metavar="NAME", help="what they like to be called")
    new.add_argument("--born", type=born, default=None, metavar="DATE", help="14/2/1979, or “about 1979”")
    new.add_argument("--number", default="", metavar="NUMBER", help="their prison number")
    new.add_argument("--prison", default="", metavar="NAME")
    new.add_argument("--hall", default="", metavar="HALL")
    new.add_argument("--cell", default="", metavar="CELL")
    new.add_argument("--release", type=day, default=None, metavar="DATE", help="the day somebody told us")
    new.add_argument("--told-by", default="", metavar="WHO", help="who told us that day")
    new.add_argument("--source", default="prison-staff", metavar="SOURCE", help="as `referral sources` lists them")
    new.add_argument("--by", default="", metavar="WHO", help="who referred them")
    new.add_argument("--on", type=day, default=None, metavar="DATE", help="today by default")
    new.add_argument(
        "--agrees", type=one_of(Agreed), default=Agreed.NOT_ASKED, metavar="ANSWER", help=", ".join(Agreed)
    )
    new.add_argument("--despite-likeness", action="store_true", help="somebody new, though others look like them")
    new.set_defaults(command=_add)

    outcome = commands.add_to("referral", "outcome", "what came of a referral", commands.shared.all)
    outcome.add_argument("referral", metavar="REFERRAL", help="its id, as `referral add --json` gives it")
    outcome.add_argument("outcome", type=one_of(ReferralOutcome), metavar="OUTCOME", help=", ".join(ReferralOutcome))
    outcome.add_argument("--why", default="", metavar="TEXT")
    outcome.add_argument("--on", type=day, default=None, metavar="DATE", help="today by default")
    outcome.set_defaults(command=_outcome)

    about = "the referrals of one person, and the time to first contact"
    listed = commands.add_to("referral", "list", about, commands.shared.all)
    listed.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    listed.set_defaults(command=_list)

    sources = commands.add_to("referral", "sources", "where referrals come from", commands.shared.all)
    sources.set_defaults(command=_sources)


def _add(options: argparse.Namespace) -> int:
    if bool(options.person) == bool(options.family):
        raise Refused("Give --person WHO for somebody known, or --family NAME for somebody new.")
    with open_desk(options) as desk:
        known = [each.id for each in desk.record.list_sources()]
        if options.source not in known:
            raise Refused(f"--source: {none_of(options.source, known)}")
        reason = rest_of_stdin("reason").strip()
        on = options.on or desk.clock.today()
        person_id = desk.record.whom(options.person) if options.person else _NOBODY
        incoming = Referral("", person_id, options.source, on, options.by, reason, options.agrees)
        kept = desk.record.keep_referral(incoming) if options.person else _take(desk, incoming, options)
    if options.json:
        say_json(_as_json(kept))
    else:
        say(f"Referral {kept.id} of {kept.person_id} kept.")
    return DONE


def _take(desk: "Desk", incoming: Referral, options: argparse.Namespace) -> Referral:
    """With the person, whom nobody on the desk may look like unless somebody has seen it."""
    from recovery_desk.usecases.offer_duplicates import described

    person, stay = _somebody_new(desk, options)
    alike = desk.record.offer_duplicates(described(person, None))
    if alike and not options.despite_likeness:
        raise Refused(_told_apart(desk, [each.known.person_id for each in alike]))
    return desk.record.take_referral(incoming, person, stay)


def _told_apart(desk: "Desk", alike: list[PersonId]) -> str:
    """Whom it could be, without a name; somebody whose record is restricted is not shown."""
    from recovery_desk.usecases.may_share import unrestricted
    from recovery_desk.usecases.people_words import told_apart

    shown = unrestricted(desk.store, alike)
    desk.note_look(*(each for each in alike if each in shown))
    rows = {row.person_id: row for row in desk.store.caseload.of_many(shown)}
    lines = [f"\n  {told_apart(rows[each])}" for each in alike if each in rows]
    where = ":" if lines else ", in a record that is restricted."
    return "".join(
        [
            f"They may be on this desk already{where}",
            *lines,
            "\n" if lines else " ",
            "Give --person WHO if it is them, or --despite-likeness if it is somebody else.",
        ]
    )


def _somebody_new(desk: "Desk", options: argparse.Namespace) -> "tuple[Person, CustodyEpisode]":
    from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
    from recovery_desk.domain.people import Person

    on, precision = options.born or (None, BirthDatePrecision.UNKNOWN)
    number, worker = options.number.strip().upper(), desk.store.signed_in.name
    person = Person(_NOBODY, options.family, options.given, options.called, on, precision, number, worker=worker)
    prison = desk.prison_day.regime.named(options.prison).id if options.prison else None
    due = None
    if options.release is not None:
        due = ReleaseDate(options.release, told_by=options.told_by, told_on=desk.clock.today())
    return person, CustodyEpisode(EpisodeId(""), _NOBODY, prison, options.hall, options.cell, due)


def _outcome(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        from recovery_desk.usecases.take_referral import referral_of

        known = referral_of(desk.store, options.referral)
        wanted = replace(known, outcome=options.outcome, outcome_reason=options.why, outcome_on=options.on)
        kept = desk.record.keep_referral(wanted)
    if options.json:
        say_json(_as_json(kept))
    else:
        say(f"Referral {kept.id}: {kept.outcome}.")
    return DONE


def _list(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        found = desk.store.records(Referral).of(looked_at(desk, options.person))
        today = desk.clock.today()
    if options.json:
        say_json([_as_json(each) for each in found])
        return DONE
    for each in found:
        say(f"{each.id}  {each.referred_on}  {each.source}  {each.outcome}  {_waited(each, today)}")
    return DONE


def _waited(referral: Referral, today: date) -> str:
    if referral.days_to_first_contact is not None:
        return f"first contact {referral.first_contact_on}, after {so_many(referral.days_to_first_contact, 'day')}"
    waiting = referral.days_waiting_on(today)
    return "" if waiting is None else f"no contact for {so_many(waiting, 'day')}"


def _sources(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        found = desk.record.list_sources()
    if options.json:
        say_json([{"source": each.id, "name": each.name} for each in found])
        return DONE
    for each in found:
        say(f"{each.id:<16} {each.name}")
    return DONE


def _as_json(referral: Referral) -> dict[str, object]:
    contact, outcome = referral.first_contact_on, referral.outcome_on
    return {
        "id": referral.id,
        "person_id": referral.person_id,
        "source": referral.source,
        "referred_on": referral.referred_on.isoformat(),
        "referred_by": referral.referred_by,
        "reason": referral.reason,
        "agrees": referral.consent.value,
        "outcome": referral.outcome.value,
        "outcome_reason": referral.outcome_reason,
        "outcome_on": None if outcome is None else outcome.isoformat(),
        "first_contact_on": None if contact is None else contact.isoformat(),
        "days_to_first_contact": referral.days_to_first_contact,
    }
