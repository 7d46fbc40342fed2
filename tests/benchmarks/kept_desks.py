"""Large desks are made once and kept in a temporary folder: the next run of the benchmark copies them.

They are made anew when anything they are made by has changed, or when asked for (`dev.py bench --anew`).
"""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.figures import seconds

_KEPT = Path(tempfile.gettempdir()) / "recovery-desk-kept-desks"
_CHECKOUT = Path(__file__).resolve().parents[2]
_MADE_BY = (
    "recovery_desk/domain/**/*.py",
    "recovery_desk/storage/**/*.sql",
    "recovery_desk/usecases/practice/*.py",
    "tests/benchmarks/many_notes.py",
)


def kept_or_made(folder: Path, name: str, make: Callable[[], object]) -> tuple[float, str]:
    """Puts a desk into `folder`; answers the seconds that took when it was made, and a note when that was earlier."""
    kept = _KEPT / _fingerprint() / name
    taken = kept.with_suffix(".seconds")
    if not taken.exists():
        took = seconds(make)
        _forget_others()
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(folder, kept)
        taken.write_text(str(took))
        return took, ""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(kept, folder)
    return float(taken.read_text()), "in an earlier run"


def forget_all() -> None:
    """The next run makes every desk anew."""
    shutil.rmtree(_KEPT, ignore_errors=True)


def _forget_others() -> None:
    for old in _KEPT.glob("*"):
        if old.name != _fingerprint():
            shutil.rmtree(old)


def _fingerprint() -> str:
    """Of every file that decides what such a desk holds."""
    sought = hashlib.sha256()
    for pattern in _MADE_BY:
        for file in sorted(_CHECKOUT.glob(pattern)):
            sought.update(file.read_bytes())
    return sought.hexdigest()[:16]
