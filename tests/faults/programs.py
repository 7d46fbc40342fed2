"""Programs the proofs run beside themselves: one that saves without end, and one in a mount of its own."""

import subprocess
import sys
import textwrap
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

HEAD = textwrap.dedent(
    """
    import sys, os
    from datetime import UTC, date, datetime
    from pathlib import Path
    from recovery_desk.domain.people import Person, PersonId
    from recovery_desk.storage.identities import FreshIds
    from recovery_desk.storage.key_derivation import KdfParameters
    from recovery_desk.storage.opening import NewVault, create_vault, open_vault
    from recovery_desk.usecases import vault_problems as problems
    CHEAP = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)
    class Now:
        def today(self): return date(2026, 11, 23)
        def now(self): return datetime.now(UTC)
    folder, passphrase = Path(sys.argv[1]), sys.argv[2]
    def open_it(): return open_vault(folder, passphrase, Now(), kdf=CHEAP)
    def save(vault, ids=FreshIds()):
        person = PersonId(ids.new())
        with vault.saving():
            vault.people.add(Person(person, "Somebody"))
        return person
    """
)


def start(program: str, *arguments: object) -> "subprocess.Popen[str]":
    """Starts a program of a few lines after HEAD."""
    return subprocess.Popen(
        [sys.executable, "-c", HEAD + textwrap.dedent(program), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def run(program: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """Runs one to its end."""
    return subprocess.run(
        [sys.executable, "-c", HEAD + textwrap.dedent(program), *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=120,
    )


@cache
def can_mount() -> bool:
    """Whether this machine lets us mount something for ourselves."""
    if sys.platform != "linux":
        return False
    try:
        return subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def run_mounted(mount: str, program: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """Runs one with `mount` done before, seen by nobody else."""
    words = [sys.executable, "-c", HEAD + textwrap.dedent(program), *map(str, arguments)]
    return subprocess.run(
        ["unshare", "-rm", "sh", "-c", f'{mount} && exec "$@"', "sh", *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=240,
    )
