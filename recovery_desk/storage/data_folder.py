"""How a data folder is laid out: `CURRENT` names the generation in use, a folder with the vault and its keys.

A restore makes a new generation and switches `CURRENT` in one step; nothing is ever copied over a vault.
"""

import json
from pathlib import Path

from recovery_desk.usecases.vault_problems import NoVaultHere, VaultDamaged

CURRENT = "CURRENT"


def has_vault(folder: Path) -> bool:
    """Whether the data folder holds a vault, whole or not."""
    return (folder / CURRENT).exists()


def current_generation(folder: Path) -> Path:
    """The folder of the vault in use. Raises `NoVaultHere`, `VaultDamaged`."""
    try:
        name = json.loads((folder / CURRENT).read_bytes())["generation"]
    except FileNotFoundError as cause:
        raise NoVaultHere(str(folder)) from cause
    except (OSError, ValueError, KeyError, TypeError) as cause:
        raise VaultDamaged("file") from cause
    if not isinstance(name, str) or Path(name).name != name or not name.startswith("gen-"):
        raise VaultDamaged("file")
    return folder / name
