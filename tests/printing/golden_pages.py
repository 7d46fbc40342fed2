"""The words of each page of each sheet, kept in files to be looked at when they change.

To write them anew after a change that is meant: GOLDEN=write python3 packaging/dev.py test tests/printing
"""

import os
from pathlib import Path

from tests.printing.reading import pages_of

FOLDER = Path(__file__).parent / "golden"
_BETWEEN = "\f\n"


def assert_golden(name: str, pdf: bytes) -> None:
    """The pages say what the file `name` holds, word for word."""
    found = _BETWEEN.join(pages_of(pdf))
    file = FOLDER / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(found, encoding="utf-8", newline="\n")
    assert found == file.read_text(encoding="utf-8")
