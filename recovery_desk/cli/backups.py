"""Backups from the command line: make, prove, put back; look through a vault; the audit."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from recovery_desk import front_door
from recovery_desk.cli.arguments import WHO, day, who
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import (
    DONE,
    REFUSED,
    Refused,
    aside,
    in_order,
    new_file,
    open_desk,
    passphrase,
    progress,
    say,
    say_json,
)
from recovery_desk.domain.counting import so_many
from recovery_desk.storage.durable_files import write_durably

if TYPE_CHECKING:
    from recovery_desk.usecases.audit_ports import AuditFilter
    from recovery_desk.usecases.desk import Desk


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    shared = commands.shared
    backup = commands.add("backup", "make a backup, read back and proved", shared.all)
    backup.add_argument("--out", required=True, metavar="FILE")
    backup.add_argument("--force", action="store_true", help="overwrite a file of that name")
    backup.set_defaults(command=_backup)

    verify = commands.add("verify", "prove a backup, or look through the desk", shared.all)
    verify.add_argument("file", nargs="?", default=None, metavar="FILE", help="a backup; without one, the desk itself")
    verify.add_argument("--recovery-key", default=None, metavar="FILE", help="open it with the service's recovery key")
    verify.set_defaults(command=_verify)

    restore = commands.add("restore", "put a backup in the place of the desk", shared.all)
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--look", action="store_true", help="say what would happen, and change nothing")
    restore.add_argument("--confirm", default="", metavar="WORDS", help="what must be said before newer work is lost")
    restore.add_argument(
        "--beside",
        nargs="?",
        const="",
        default=None,
        metavar="DIR",
        help="make another desk of it instead: in an empty folder, or where the window offers it",
    )
    restore.add_argument("--recovery-key", default=None, metavar="FILE", help="open it with the service's recovery key")
    restore.set_defaults(command=_restore)

    salvage = commands.add("salvage", "read what can be read out of a damaged desk, into a new one", shared.all)
    salvage.add_argument("--out", required=True, metavar="DIR", help="an empty folder")
    salvage.set_defaults(command=_salvage)

    audit = commands.add_to("export", "audit", "who did what to whose record, as CSV; ids, no names", shared.all)
    audit.add_argument("--out", required=True, metavar="FILE")
    audit.set_defaults(command=_audit)
    sheet = commands.add_to("print", "audit", "who did what to whose record, with the head of the history", shared.all)
    for each in (audit, sheet):
        each.add_argument("--person", type=who, metavar="WHO", help=WHO)
        each.add_argument("--worker", type=who, metavar="NAME")
        each.add_argument("--from", dest="first", type=day, default=None, metavar="DATE")
        each.add_argument("--to", dest="last", type=day, default=None, metavar="DATE")
        each.add_argument("--only-looks", action="store_true", help="no changes to records")
        each.add_argument("--force", action="store_true", help="overwrite a file of that name")
    sheet.add_argument("--out", required=True, metavar="FILE.pdf")
    sheet.add_argument("--plain", action="store_true", help="save it without encryption")
    sheet.set_defaults(command=_print_audit)


def _backup(options: argparse.Namespace) -> int:
    out = new_file(options.out, force=options.force).absolute()
    with open_desk(options) as desk:
        made = desk.backups.to_file(str(out.parent), out.name, progress)
    if options.json:
        say_json({"file": str(out), "bytes": made.bytes, "whole": True})
    else:
        say(f"{out}: {made.bytes:,} bytes, read back and found the same.")
    return DONE


def _secret(options: argparse.Namespace) -> "str | bytes":
    """A passphrase, or the recovery key in a file."""
    from recovery_desk.app import in_hand

    if options.recovery_key is None:
        return passphrase(options)
    return in_hand("", Path(options.recovery_key).read_text("utf-8", "replace"))


def _verify(options: argparse.Namespace) -> int:
    from recovery_desk import app
    from recovery_desk.usecases.backup_problems import BackupDamaged, NotABackup
    from recovery_desk.usecases.wholeness_words import wholeness_in_words

    about: dict[str, object]
    if options.file is None:
        where = front_door.data_folder(options.data)
        about, whole = {"desk": str(where)}, app.examine_desk(where, _secret(options), progress)
    else:
        try:
            file, whole = app.verify_backup(Path(options.file), _secret(options), progress)
        except (BackupDamaged, NotABackup) as problem:
            if options.json:
                what = "not-a-backup" if isinstance(problem, NotABackup) else "backup-damaged"
                say_json({"file": options.file, "whole": False, "found": [{"what": what, "where": problem.where}]})
            raise
        about = {"file": options.file, "made": file.made.isoformat(), "vault": file.vault_id, "why": file.why}
    if options.json:
        found = [{"what": each.trouble.value, "where": each.where} for each in whole.found]
        told = {"whole": whole.is_whole, "lines": whole.lines, "records": whole.records, "head": whole.code}
        say_json({**about, **told, "found": found, "more": whole.has_more})
    for sentence in wholeness_in_words(whole) if not options.json or not whole.is_whole else ():
        (say if whole.is_whole else aside)(sentence)
    return DONE if whole.is_whole else REFUSED


def _restore(options: argparse.Namespace) -> int:
    from recovery_desk import app
    from recovery_desk.clocks import SystemClock
    from recovery_desk.usecases import backup_words

    where, clock = front_door.data_folder(options.data), SystemClock()
    look, looked = app.look_at_backup(Path(options.file), _secret(options), where, progress)
    told: dict[str, object] = {
        "file": look.file,
        "made": look.made.isoformat(),
        "why": look.why,
        "counts": dict(look.counts),
        "lines": look.lines,
        "head": look.head,
        "standing": look.standing.value,
        "would_lose": dict(look.newer.counts),
        "words_to_type": look.words_to_type,
    }
    if not options.json:
        say(f"A backup of {backup_words.moment_in_words(look.made)}: {backup_words.contents_in_words(look)}.")
        is_beside = options.beside is not None
        say(backup_words.BESIDE if is_beside else backup_words.standing_in_words(look))
    if options.look:
        if options.json:
            say_json({**told, "restored": False})
        return DONE
    if options.beside is not None:
        into = Path(options.beside).absolute() if options.beside else app.folder_beside(looked, where)
        kept = None
        app.open_backup_beside(looked, into, clock, progress)
    else:
        into, kept = where, app.restore_backup(looked, where, options.confirm, clock, progress)
    if options.json:
        say_json({**told, "restored": True, "desk": str(into), "backup_of_before": None if kept is None else str(kept)})
        return DONE
    say(f"The desk in {into} is now this backup.")
    if kept is not None:
        say(f"The desk as it was is kept beside it, and backed up in {kept}.")
    if options.recovery_key is not None:
        say("Give a worker a passphrase for it with: recovery-desk keys recover --key FILE --worker NAME --data DIR")
    return DONE


def _salvage(options: argparse.Namespace) -> int:
    from recovery_desk import app
    from recovery_desk.clocks import SystemClock
    from recovery_desk.usecases.salvage import salvage_in_words
    from recovery_desk.usecases.wholeness_words import wholeness_in_words

    where, out = front_door.data_folder(options.data), Path(options.out).absolute()
    salvaged = app.salvage_desk(where, passphrase(options), out, SystemClock(), progress)
    whole = salvaged.whole
    if options.json:
        found = [{"what": each.trouble.value, "where": each.where} for each in whole.found]
        told = {"read": salvaged.read, "lost": salvaged.lost, "rebuilt": salvaged.rebuilt}
        say_json({"desk": str(out), "all": salvaged.is_all, "pages": salvaged.damaged_pages, **told, "found": found})
    else:
        for sentence in [*salvage_in_words(salvaged), *(() if whole.is_whole else wholeness_in_words(whole)[:-1])]:
            say(sentence)
        say(f"What could be read is a desk in {out}; the old one was not touched.")
    if not salvaged.is_all:
        aside("Not everything could be read. Compare with the newest backup before going on.")
    return DONE if salvaged.is_all else REFUSED


def _wanted(options: argparse.Namespace, desk: "Desk") -> "AuditFilter":
    """Which lines were asked for."""
    from recovery_desk.usecases.audit_ports import AuditFilter

    worker_id = ""
    if options.worker:
        name = " ".join(options.worker.split()).casefold()
        found = [each for each, called in desk.store.audit.workers() if called.casefold() == name]
        if not found:
            raise Refused(f"Nobody called {options.worker} works or worked at this desk.")
        worker_id = found[0]
    person = desk.record.whom(options.person) if options.person else ""
    return AuditFilter(person, worker_id, options.first, options.last, only_looks=options.only_looks)


def _audit(options: argparse.Namespace) -> int:
    in_order(options.first, options.last)
    out = new_file(options.out, force=options.force)
    with open_desk(options) as desk:
        head = desk.store.audit.head
        lines = desk.audit.export(_wanted(options, desk), out, overwrite=options.force)
    if options.json:
        say_json({"file": str(out), "lines": lines, "head": head})
    else:
        say(f"{out}: {so_many(lines, 'line')}. Head {head}.")
    return DONE


def _print_audit(options: argparse.Namespace) -> int:
    """Encrypted, as every sheet that is saved, unless asked otherwise and allowed."""
    in_order(options.first, options.last)
    out = new_file(options.out, force=options.force)
    with open_desk(options) as desk:
        if options.plain:
            desk.paper.lock.check_plain()
        head = desk.store.audit.head
        drawn = desk.audit.print(_wanted(options, desk))
        opens = "" if options.plain else desk.paper.lock.suggested()
        write_durably(out, drawn.pdf if options.plain else desk.paper.lock(drawn.pdf, opens), overwrite=options.force)
    if options.json:
        say_json({"file": str(out), "pages": drawn.pages, "head": head, "passphrase": opens or None})
        return DONE
    say(f"{out}: {so_many(drawn.pages, 'page')}. Head {head}.")
    if opens:
        say(f"It is encrypted and opens with this passphrase, shown only now: {opens}")
    else:
        aside("It is not encrypted: whoever finds it can read it.")
    return DONE
