"""Workers, their passphrases, and the keys of a desk."""

import argparse
from pathlib import Path

from recovery_desk import front_door
from recovery_desk.cli.arguments import one_of
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, Refused, from_stdin, new_file, open_desk, passphrase, say, say_json
from recovery_desk.domain.recovery_keys import as_file, fingerprint, in_groups
from recovery_desk.domain.workers import Role, Worker
from recovery_desk.usecases.desk import Desk


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    shared = commands.shared
    listed = commands.add_to("worker", "list", "who works at the desk", shared.all)
    listed.set_defaults(command=_list)
    new = commands.add_to("worker", "add", "let somebody in, with a made-up passphrase", shared.on_a_desk)
    new.add_argument("name", metavar="NAME")
    new.add_argument("--role", type=one_of(Role), default=Role.WORKER, metavar="ROLE")
    new.set_defaults(command=_add)
    for name, about, command in (
        ("remove", "let somebody in no more", _remove),
        ("reset", "a made-up passphrase for somebody who forgot theirs", _reset),
    ):
        made = commands.add_to("worker", name, about, shared.on_a_desk)
        made.add_argument("name", metavar="NAME")
        made.set_defaults(command=command)
    rename = commands.add_to("worker", "rename", "another name for a worker", shared.on_a_desk)
    rename.add_argument("name", metavar="NAME")
    rename.add_argument("new_name", metavar="NEW")
    rename.set_defaults(command=_rename)
    role = commands.add_to("worker", "role", "what a worker may do", shared.on_a_desk)
    role.add_argument("name", metavar="NAME")
    role.add_argument("role", type=one_of(Role), metavar="ROLE")
    role.set_defaults(command=_role)
    own = commands.add_to("worker", "passphrase", "another passphrase for yourself", shared.on_a_desk)
    own.set_defaults(command=_passphrase)
    _add_keys(commands)


def _add_keys(commands: Commands) -> None:
    shared = commands.shared
    state = commands.add_to("keys", "show", "the recovery key's name, and which data key it is", shared.all)
    state.set_defaults(command=_show)
    made = commands.add_to("keys", "recovery", "make a recovery key for the service", shared.on_a_desk)
    made.add_argument("--out", required=True, metavar="FILE", help="the half that opens: on a stick for the safe")
    made.add_argument("--public", metavar="FILE", help="the half that locks: for the other desks")
    made.add_argument("--force", action="store_true", help="write over files that are there")
    made.set_defaults(command=_recovery)
    taken = commands.add_to("keys", "use-recovery", "take the public half of a recovery key", shared.on_a_desk)
    taken.add_argument("file", metavar="FILE")
    taken.set_defaults(command=_use_recovery)
    recover = commands.add_to("keys", "recover", "a made-up passphrase, with the recovery key", [shared.data])
    recover.add_argument("--key", required=True, metavar="FILE", help="the half that opens")
    recover.add_argument("--worker", required=True, metavar="NAME")
    recover.set_defaults(command=_recover)
    rotate = commands.add_to("keys", "rotate", "another data key for everything", shared.on_a_desk)
    rotate.set_defaults(command=_rotate)
    back = commands.add_to(
        "keys", "put-back", "put the keys in a backup, or a key file, beside the vault", [shared.data]
    )
    back.add_argument("file", metavar="FILE")
    back.set_defaults(command=_put_back)
    looked = commands.add_to("keys", "looked-into", "an alarm has been looked into", shared.on_a_desk)
    looked.set_defaults(command=_looked_into)


def _list(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        workers = desk.workers.everybody()
    if options.json:
        say_json(
            [
                {"name": w.name, "role": w.role.value, "left_on": w.left_on.isoformat() if w.left_on else None}
                for w in workers
            ]
        )
    else:
        for worker in workers:
            say(f"{worker.name}: {worker.role.value}" + (f", left {worker.left_on}" if worker.left_on else ""))
    return DONE


def _named(desk: Desk, name: str) -> Worker:
    wanted = " ".join(name.split()).casefold()
    for worker in desk.workers.everybody():
        if worker.is_here and worker.name.casefold() == wanted:
            return worker
    raise Refused(f"Nobody called {name} works at this desk. See: recovery-desk worker list")


def _add(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        made_up = desk.workers.suggest()
        worker = desk.workers.add(options.name, options.role, made_up)
    say(f"{worker.name} can unlock this desk with: {made_up}")
    say("Tell them by word of mouth; they can change it once they are in.")
    return DONE


def _reset(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        worker, made_up = _named(desk, options.name), desk.workers.suggest()
        desk.workers.reset_passphrase(worker.id, made_up)
    say(f"{worker.name} can unlock this desk with: {made_up}")
    return DONE


def _remove(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        worker = desk.workers.remove(_named(desk, options.name).id)
    say(f"{worker.name} cannot unlock this desk any more.")
    say("Copies made before, backups say, still open with their passphrase. For another key: recovery-desk keys rotate")
    return DONE


def _rename(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        worker = desk.workers.rename(_named(desk, options.name).id, options.new_name)
    say(f"Now called {worker.name}.")
    return DONE


def _role(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        worker = desk.workers.change_role(_named(desk, options.name).id, options.role)
    say(f"{worker.name}: {worker.role.value}")
    return DONE


def _passphrase(options: argparse.Namespace) -> int:
    """The old one opens the desk; a made-up one takes its place where none follows on standard input."""
    door = front_door.DataFolderDoor(front_door.data_folder(options.data))
    old = passphrase(options)
    desk = door.unlock(old)
    try:
        typed = from_stdin() if options.passphrase_stdin else ""
        new = typed or desk.workers.suggest()
        desk.workers.change_passphrase(old, new)
    finally:
        door.close()
    say("Your passphrase is changed." if typed else f"Your passphrase is now: {new}")
    return DONE


def _show(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        state = desk.keys.state()
    if options.json:
        say_json({"recovery_key": state.recovery or None, "data_key": state.key_number})
    else:
        say(f"Recovery key: {state.recovery or 'none'}")
        say(f"Data key: number {state.key_number}")
    return DONE


def _recovery(options: argparse.Namespace) -> int:
    from recovery_desk.app import write_file

    out = new_file(options.out, force=options.force)
    public = new_file(options.public, force=options.force) if options.public else None
    with open_desk(options) as desk:
        pair, service = desk.keys.new_recovery_key(), desk.read_settings().service_name
        write_file(out, as_file(pair.private, is_private=True, service=service).encode())
        if public is not None:
            write_file(public, as_file(pair.public, is_private=False, service=service).encode())
        # Read back from where it was written, before anything relies on it.
        desk.keys.set_recovery_key(pair, _groups_in(out, is_private=True))
    say(f"Recovery key {fingerprint(pair.public)} is in force. The half that opens is in {out}: put it in the safe.")
    return DONE


def _groups_in(file: Path, *, is_private: bool) -> str:
    from recovery_desk.domain.recovery_keys import from_file

    return " ".join(
        in_groups(from_file(file.read_text("utf-8", "replace"), wanted_private=is_private), is_private=is_private)
    )


def _use_recovery(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        known_as = desk.keys.use_recovery_key_of_another_desk(_groups_in(Path(options.file), is_private=False))
    say(f"Recovery key {known_as} is in force.")
    return DONE


def _recover(options: argparse.Namespace) -> int:
    door = front_door.DataFolderDoor(front_door.data_folder(options.data))
    typed = Path(options.key).read_text("utf-8", "replace")
    wanted = " ".join(options.worker.split()).casefold()
    worker = next((w for w in door.workers_by_recovery(typed) if w.name.casefold() == wanted), None)
    if worker is None:
        raise Refused(f"Nobody called {options.worker} works at this desk.")
    made_up = door.suggest_passphrase()
    try:
        door.recover(typed, worker.id, made_up)
    finally:
        door.close()
    say(f"{worker.name} can unlock this desk with: {made_up}")
    return DONE


def _rotate(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        number = desk.keys.rotate()
    say(
        f"Everything is under data key number {number} now. Backups made before stay under the key they were made with."
    )
    return DONE


def _put_back(options: argparse.Namespace) -> int:
    door = front_door.DataFolderDoor(front_door.data_folder(options.data))
    door.put_keys_back(Path(options.file))
    say("The key files are beside the vault again. Those that were there are kept, with names that end in .before.")
    return DONE


def _looked_into(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        desk.keys.acknowledge_alarm()
    say("Written down; the alarm is silent until there is another.")
    return DONE
