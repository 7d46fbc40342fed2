"""How a data folder is laid out: `CURRENT` names the generation in use, a folder with the vault and its keys.

A restore makes a new generation and switches `CURRENT` in one step; nothing is ever copied over a vault. A new
vault is made in a folder of its own and gets its name only when it is whole, so that nothing half made is ever
taken for a desk and two programs cannot make one over the other.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recovery_desk.storage.durable_files import OWNER_ONLY_FOLDER, flush_folder, write_durably
from recovery_desk.usecases.vault_problems import NoVaultHere, VaultAlreadyHere, VaultDamaged, VaultProblem

CURRENT = "CURRENT"
BESIDE, COPY = "beside", "copy-"
"""The folder, in a data folder, of the desks that were opened beside the one there."""
DATABASE = "vault.db"
_FIRST_GENERATION = "gen-1"


def has_vault(folder: Path) -> bool:
    """Whether the data folder holds a vault, whole or not."""
    return (folder / CURRENT).exists() or bool(_generations(folder))


def current_generation(folder: Path) -> Path:
    """The folder of the vault in use; where `CURRENT` is lost, the only one there is.

    Raises `NoVaultHere`, `VaultDamaged`.
    """
    import json  # here, because the first window only asks whether there is a vault

    try:
        name = json.loads((folder / CURRENT).read_bytes())["generation"]
    except FileNotFoundError as cause:
        return _only_generation(folder, cause)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as cause:
        raise VaultDamaged("file") from cause
    if not isinstance(name, str) or Path(name).name != name or not name.startswith("gen-"):
        raise VaultDamaged("file")
    if not (folder / name).is_dir():
        raise VaultDamaged("file")
    return folder / name


def desks_beside(folder: Path) -> list[str]:
    """The names of the desks opened beside the one in a data folder, the newest copy first."""
    return sorted((path.parent.name for path in folder.glob(f"{BESIDE}/*/{CURRENT}")), reverse=True)


def new_folder_beside(folder: Path, name: str) -> Path:
    """Where another desk can be opened beside: nothing is there yet."""
    found, number = folder / BESIDE / name, 1
    while found.exists():
        number += 1
        found = folder / BESIDE / f"{name}-{number}"
    return found


def is_beside(folder: Path) -> bool:
    """Whether a data folder is one that was opened beside another."""
    return folder.parent.name == BESIDE and folder.name.startswith(COPY)


def key_slots_beside(folder: Path) -> int:
    """How many workers the key files let in, as far as can be told without opening anything."""
    try:
        generation = current_generation(folder)
        return max(_slots_in(generation / name) for name in ("keys.a.json", "keys.b.json"))
    except VaultProblem:
        return 0


def _slots_in(path: Path) -> int:
    try:
        return len(json.loads(path.read_bytes())["workers"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return 0


@contextmanager
def first_generation(folder: Path) -> Iterator[Path]:
    """A private folder to make a vault in; when the block ends well, it becomes the vault in use.

    Raises `VaultAlreadyHere`, also when another program was faster. Every file in it must be closed by then.
    """
    import json
    import shutil

    if has_vault(folder):
        raise VaultAlreadyHere(str(folder))
    making = folder / f"making-{os.urandom(8).hex()}"
    folder.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY_FOLDER)
    making.mkdir(mode=OWNER_ONLY_FOLDER)
    try:
        yield making
        flush_folder(making)
        try:
            making.rename(folder / _FIRST_GENERATION)
        except OSError as cause:
            raise VaultAlreadyHere(str(folder)) from cause
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    write_durably(folder / CURRENT, json.dumps({"generation": _FIRST_GENERATION}).encode())


@contextmanager
def next_generation(folder: Path) -> Iterator[Path]:
    """A private folder to make another generation in; when the block ends well, it becomes the vault in use.

    The vault that was in use until then stays where it is. Killed at any moment, `CURRENT` names the one or the other.
    Every file in it must be closed by then.
    """
    import json
    import shutil

    folder.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY_FOLDER)
    for left_over in folder.glob("restoring-*"):
        shutil.rmtree(left_over, ignore_errors=True)
    making = folder / f"restoring-{os.urandom(8).hex()}"
    making.mkdir(mode=OWNER_ONLY_FOLDER)
    try:
        yield making
        flush_folder(making)
        name = f"gen-{1 + max((_number(path) for path in folder.glob('gen-*')), default=0)}"
        making.rename(folder / name)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    flush_folder(folder)
    write_durably(folder / CURRENT, json.dumps({"generation": name}).encode())


def _number(generation: Path) -> int:
    number = generation.name.removeprefix("gen-")
    return int(number) if number.isdecimal() else 0


def _generations(folder: Path) -> list[Path]:
    return sorted(path.parent for path in folder.glob(f"gen-*/{DATABASE}"))


def _only_generation(folder: Path, cause: FileNotFoundError) -> Path:
    found = _generations(folder)
    if not found:
        raise NoVaultHere(str(folder)) from cause
    if len(found) > 1:
        raise VaultDamaged("file") from cause
    return found[0]
