"""What a person agreed may be shared: asked for, given, taken back."""

import argparse
from dataclasses import replace
from datetime import date

from recovery_desk.cli.arguments import WHO, day, one_of, who
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, Refused, looked_at, open_desk, say, say_json
from recovery_desk.domain.consent import Consent, GivenHow, Purpose
from recovery_desk.domain.folding import fold_words
from recovery_desk.domain.organisations import Organisation


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    listed = commands.add_to("consent", "list", "what one person agreed may be shared", commands.shared.all)
    listed.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    listed.set_defaults(command=_list)

    new = commands.add_to("consent", "add", "what a person agreed to, or was asked", commands.shared.all)
    new.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    new.add_argument("--with", dest="organisation", required=True, metavar="ORGANISATION")
    new.add_argument("--for", dest="purpose", type=one_of(Purpose), default=Purpose.SUPPORT, metavar="PURPOSE",
                     help=f"{', '.join(Purpose)}; support by default")  # fmt: skip
    new.add_argument("--how", type=one_of(GivenHow), default=GivenHow.SIGNED, metavar="HOW", help=", ".join(GivenHow))
    new.add_argument("--on", type=day, default=None, metavar="DATE", help="the day they agreed; today by default")
    new.add_argument("--until", type=day, default=None, metavar="DATE", help="else until it is taken back")
    new.add_argument("--asked", action="store_true", help="they were asked, and have not answered yet")
    new.add_argument("--note", default="", metavar="TEXT")
    new.set_defaults(command=_add)

    for name, about, deed in (
        ("agreed", "they agreed to what they were asked", _agreed),
        ("take-back", "they take back what they agreed to", _take_back),
    ):
        change = commands.add_to("consent", name, about, commands.shared.all)
        change.add_argument("consent", metavar="CONSENT", help="its id, as `consent list` gives it")
        change.add_argument("--on", type=day, default=None, metavar="DATE", help="today by default")
        change.set_defaults(command=deed)


def _list(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        found = desk.store.records(Consent).of(looked_at(desk, options.person))
        today = desk.clock.today()
    if options.json:
        say_json([_as_json(each, today) for each in found])
        return DONE
    for each in found:
        say(_in_words(each, today))
    return DONE


def _add(options: argparse.Namespace) -> int:
    if options.asked and options.on:
        raise Refused("--asked says that they have not answered: it goes with no --on.")
    with open_desk(options) as desk:
        name, today = options.organisation.strip(), desk.clock.today()
        known = {fold_words(each.name): each.id for each in desk.store.records(Organisation).where()}
        kept = desk.record.keep_consent(
            Consent(
                "",
                desk.record.whom(options.person),
                known.get(fold_words(name), ""),
                options.purpose,
                options.how,
                None if options.asked else options.on or today,
                options.until,
                note=options.note.strip(),
                organisation_name=name,
            )
        )
    return _told(kept, today, options)


def _agreed(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        known, today = desk.store.records(Consent).get(options.consent), desk.clock.today()
        if known is None:
            raise Refused(f"There is no consent {options.consent}.")
        if known.withdrawn_on is not None:
            raise Refused("They took that back. Write down what they agree to now with: recovery-desk consent add")
        kept = desk.record.keep_consent(replace(known, signed_on=options.on or today))
    return _told(kept, today, options)


def _take_back(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        kept, today = desk.record.withdraw_consent(options.consent, options.on), desk.clock.today()
        if kept is None:
            raise Refused(f"There is no consent {options.consent}.")
    return _told(kept, today, options)


def _told(consent: Consent, today: date, options: argparse.Namespace) -> int:
    if options.json:
        say_json(_as_json(consent, today))
    else:
        say(_in_words(consent, today))
    return DONE


def _in_words(consent: Consent, today: date) -> str:
    whom = consent.organisation_name or consent.organisation_id
    return f"{consent.id}  {whom}: {consent.purpose} [{_stands(consent, today)}]"


def _stands(consent: Consent, today: date) -> str:
    if consent.is_in_date(today):
        return "holds"
    if consent.withdrawn_on is not None and consent.withdrawn_on <= today:
        return "taken-back"
    if consent.signed_on is None:
        return "asked"
    return "ended" if consent.ends_on is not None and consent.ends_on < today else "not-yet"


def _as_json(consent: Consent, today: date) -> dict[str, object]:
    days = {name: getattr(consent, name) for name in ("signed_on", "ends_on", "withdrawn_on")}
    return {
        "id": consent.id,
        "person_id": consent.person_id,
        "organisation": consent.organisation_name,
        "organisation_id": consent.organisation_id or None,
        "purpose": consent.purpose.value,
        "given_how": consent.given_how.value,
        **{name: None if on is None else on.isoformat() for name, on in days.items()},
        "stands": _stands(consent, today),
        "note": consent.note,
    }
