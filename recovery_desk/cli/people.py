"""People: the whole record of one, who may be the same, two records put together, and consent."""

import argparse

from recovery_desk.cli.arguments import WHO, day, who
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, REFUSED, looked_at, open_desk, say, say_json
from recovery_desk.domain.consent import Purpose
from recovery_desk.domain.counting import so_many
from recovery_desk.domain.likeness import Likeness


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    show = commands.add_to("show", "person", "everything this desk holds on one person", commands.shared.all)
    show.add_argument("person", type=who, metavar="WHO", help=WHO)
    show.set_defaults(command=_show)

    alike = commands.add("duplicates", "people on this desk who may be the same as one of them", commands.shared.all)
    alike.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    alike.set_defaults(command=_duplicates)

    merge = commands.add("merge", "put two records of one person together", commands.shared.all)
    merge.add_argument("--keep", type=who, metavar="WHO", required=True, help=f"the record that stays: {WHO}")
    merge.add_argument("--other", type=who, metavar="WHO", required=True, help="the record that is put into it")
    merge.add_argument("--dry-run", action="store_true", help="look, and change nothing")
    merge.set_defaults(command=_merge)

    undo = commands.add("unmerge", "take two records apart again", commands.shared.all)
    undo.add_argument("merge", metavar="MERGE", help="as `merge` and `show person` name it")
    undo.set_defaults(command=_unmerge)

    share = commands.add("may-share", "whether the person agreed to sharing", commands.shared.all)
    share.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    share.add_argument("--with", dest="organisation", metavar="ORGANISATION", required=True)
    purposes = [purpose.value for purpose in Purpose]
    share.add_argument("--for", dest="purpose", choices=purposes, default="support", help="support by default")
    share.add_argument("--on", type=day, default=None, metavar="DATE")
    share.set_defaults(command=_may_share)


def _show(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        record = desk.record.show(looked_at(desk, options.person))
    if options.json:
        say_json(record)
        return DONE
    say(f"{record['filed_as']} ({record['called']})")
    for key in ("prison_number", "birth_date", "where", "establishment", "worker", "communication_needs"):
        if record[key]:
            say(f"  {key.replace('_', ' ')}: {record[key]}")
    records = record["records"]
    for name, kept in (records if isinstance(records, dict) else {}).items():
        say(f"  {len(kept):>4} in {name.replace('_', ' ')}")
    return DONE


def _duplicates(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        found = desk.record.looks_like(looked_at(desk, options.person))
    if options.json:
        say_json([_as_json(each) for each in found])
        return DONE
    from recovery_desk.usecases.people_words import ALIKE_WORDS

    for each in found:
        known = each.known
        why = ", ".join(ALIKE_WORDS[reason] for reason in each.reasons)
        say(f"{known.person_id}  {known.family_name}, {known.given_names}  {each.score:.0f}  {why}")
    if not found:
        say("Nobody on this desk looks like them.")
    return DONE


def _as_json(found: Likeness) -> dict[str, object]:
    known = found.known
    return {
        "person_id": known.person_id,
        "family_name": known.family_name,
        "given_names": known.given_names,
        "birth_date": None if known.birth_date is None else known.birth_date.isoformat(),
        "numbers": list(known.numbers),
        "where": known.where,
        "score": round(found.score),
        "reasons": [reason.value for reason in found.reasons],
    }


def _merge(options: argparse.Namespace) -> int:
    from recovery_desk.usecases.show_person import plain

    with open_desk(options) as desk:
        keep, other = desk.record.whom(options.keep), desk.record.whom(options.other)
        preview = desk.record.preview_merge(keep, other)
        desk.note_look(keep, other)
        merged = None if options.dry_run else desk.record.merge(keep, other).id
    answer = {
        "merge": merged,
        "kept": keep,
        "other": other,
        "fields": [
            {"field": each.name, "kept": plain(each.kept), "other": plain(each.other), "takes_other": each.takes_other}
            for each in preview.choices
        ],
        "moves": dict(preview.moves),
    }
    if options.json:
        say_json(answer)
        return DONE
    for table, count in preview.moves.items():
        say(f"{count:>6} in {table.replace('_', ' ')} {'would move' if options.dry_run else 'moved'}")
    say("Nothing was changed: this was a look." if merged is None else f"Undo with: recovery-desk unmerge {merged}")
    return DONE


def _unmerge(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        left = desk.record.undo_merge(options.merge)
    if options.json:
        say_json({"merge": options.merge, "left": left})
    else:
        say("Two records again." + (f" {so_many(left, 'change')} made since stayed." if left else ""))
    return DONE


def _may_share(options: argparse.Namespace) -> int:
    from recovery_desk.usecases.people_words import permission_in_words

    with open_desk(options) as desk:
        purpose = Purpose(options.purpose)
        found = desk.record.may_share(looked_at(desk, options.person), options.organisation, purpose, options.on)
    if options.json:
        consent = None if found.consent is None else found.consent.id
        say_json({"allowed": found.allowed, "why": found.why.value, "consent": consent})
    else:
        say(permission_in_words(found))
    return DONE if found.allowed else REFUSED
