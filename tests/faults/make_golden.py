"""Makes the vault and backup of the schema as it is now, to be kept and opened by every later version.

Run once a schema is released, from the checkout: `python -m tests.faults.make_golden`. A released one is never made
again: `--again` is for a schema that nobody has yet.
"""

import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from recovery_desk import app
from recovery_desk.domain.backups import Why
from recovery_desk.storage import migrate
from recovery_desk.storage.key_derivation import KdfParameters

GOLDEN = Path(__file__).with_name("golden")
PASSPHRASE = "four made up words"
PEOPLE = 6
CHEAP = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)
_DAY = date(2026, 11, 23)
_NOT_KEPT = ("reserve", "sign-ins.json", "backups")


def main() -> int:
    """Makes it; refuses where there is one of that schema already."""
    out = GOLDEN / f"schema-{migrate.newest():04}"
    if out.exists():
        if "--again" not in sys.argv[1:]:
            sys.stderr.write(f"{out.name} is there already; it is never made again once a version has it.\n")
            return 1
        shutil.rmtree(out)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "desk"
        vault = app.make_practice_vault(folder, PEOPLE, 1, _DAY, PASSPHRASE, kdf=CHEAP)
        frozen = vault.snapshots.freeze(Why.ASKED)
        made, _ = frozen.copy_to(name)
        vault.snapshots.thaw()
        vault.close()
        out.mkdir(parents=True)
        shutil.copytree(folder, out / "desk", ignore=shutil.ignore_patterns(*_NOT_KEPT))
        shutil.copyfile(Path(name) / made, out / "backup.rdbackup")
    sys.stdout.write(f"{out.name}: the desk and its backup are made. Commit them.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
