"""A migration that has been used is never changed: vaults were made with it, and must all be alike."""

import hashlib
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MIGRATIONS = HERE.parents[1] / "recovery_desk" / "storage" / "migrations"
LIST = HERE / "migration_hashes.txt"


def recorded(listing: str) -> dict[str, str]:
    """The hash of each migration in a listing of `hash  name` lines; notes begin with #."""
    lines = [line.split() for line in listing.splitlines() if line.strip() and not line.startswith("#")]
    return {name: digest for digest, name in lines}


def present(folder: Path) -> dict[str, str]:
    """The hash of each migration in a folder, the same whatever ends its lines."""
    return {
        path.name: hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
        for path in sorted(folder.glob("*.sql"))
    }


def problems(known: dict[str, str], found: dict[str, str]) -> list[str]:
    """What is wrong between the list and the folder, each as the sentence to act on."""
    new = [
        f"New: add this line to {LIST.name}:\n{digest}  {name}" for name, digest in found.items() if name not in known
    ]
    gone = [f"{name} is gone; vaults were made with it" for name in known if name not in found]
    changed = [
        f"{name} has changed; put it back and write the next number"
        for name, digest in known.items()
        if found.get(name, digest) != digest
    ]
    numbers = [int(name[:4]) if re.fullmatch(r"\d{4}_[a-z0-9_]+\.sql", name) else 0 for name in found]
    misnumbered = [] if numbers == list(range(1, len(found) + 1)) else [f"Not numbered 0001, 0002, …: {list(found)}"]
    return [*gone, *changed, *new, *misnumbered]


def test_migrations_are_as_they_were_when_first_used() -> None:
    wrong = problems(recorded(LIST.read_text(encoding="utf-8")), present(MIGRATIONS))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("known", "found", "expected"),
    [
        ({"0001_a.sql": "x"}, {"0001_a.sql": "x"}, ""),
        ({"0001_a.sql": "x"}, {"0001_a.sql": "y"}, "has changed"),
        ({"0001_a.sql": "x", "0002_b.sql": "y"}, {"0001_a.sql": "x"}, "is gone"),
        ({"0001_a.sql": "x"}, {"0001_a.sql": "x", "0002_b.sql": "y"}, "y  0002_b.sql"),
        ({"0001_a.sql": "x", "0003_b.sql": "y"}, {"0001_a.sql": "x", "0003_b.sql": "y"}, "Not numbered"),
        ({"1.sql": "x"}, {"1.sql": "x"}, "Not numbered"),
    ],
)
def test_a_difference_is_seen(known: dict[str, str], found: dict[str, str], expected: str) -> None:
    said = problems(known, found)
    assert len(said) == bool(expected)
    assert expected in "".join(said)


def test_line_ends_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "0001_a.sql").write_bytes(b"CREATE\r\nTABLE;\r\n")
    windows = present(tmp_path)
    (tmp_path / "0001_a.sql").write_bytes(b"CREATE\nTABLE;\n")
    assert present(tmp_path) == windows


def test_notes_in_the_list_are_not_migrations() -> None:
    assert recorded("# a note\n\nabc  0001_a.sql\n") == {"0001_a.sql": "abc"}
