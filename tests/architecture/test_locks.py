"""The locks hold names, versions and hashes; nothing of where packages come from."""

import re
from pathlib import Path

import pytest

from locking import addresses_in

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
LOCKS = sorted((PACKAGING / "locks").glob("*.txt"))
PIN = re.compile(r"(?P<name>[a-z0-9][a-z0-9-]*)(\[[a-z0-9,-]+\])?==(?P<version>[\w.!+]+)( ; [\w .'<>=!()]+)?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def entries(lock: Path) -> list[list[str]]:
    """Each requirement of a lock: what is pinned, then its hashes."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", "\n")
    found: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith(" "):
            found[-1].append(line.strip())
        elif line.strip():
            found.append([line.strip()])
    return found


def versions(lock: Path) -> dict[str, str]:
    pins = [PIN.fullmatch(entry[0]) for entry in entries(lock)]
    return {pin["name"]: pin["version"] for pin in pins if pin}


def wanted(source: str) -> set[str]:
    """The names asked for by hand in a requirements file."""
    lines = (PACKAGING / source).read_text(encoding="utf-8").splitlines()
    names = [re.match(r"[\w.-]+", line) for line in lines if not line.startswith(("#", "-"))]
    return {name.group().lower().replace("_", "-") for name in names if name}


def test_both_locks_are_there() -> None:
    assert [lock.name for lock in LOCKS] == ["development.txt", "runtime.txt"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_requirement_is_one_version_with_hashes(lock: Path) -> None:
    for pin, *hashes in entries(lock):
        assert PIN.fullmatch(pin), pin
        assert hashes, pin
        assert all(HASH.fullmatch(word) for word in hashes), pin


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_no_lock_says_where_packages_are_fetched(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert addresses_in(text) == []
    assert "http" not in text


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://example.org/simple",
        "--find-links wheels",
        "    --extra-index-url=x",
        "-i https://example.org",
        "thing @ file:///thing.whl",
        "# from example.org:/simple",
    ],
)
def test_an_address_is_seen(line: str) -> None:
    assert addresses_in(f"a==1 \\\n    --hash=sha256:{'0' * 64}\n{line}\n") == [line]


def test_what_is_asked_for_is_locked() -> None:
    assert wanted("requirements.in") <= versions(PACKAGING / "locks" / "runtime.txt").keys()
    assert wanted("requirements-dev.in") <= versions(PACKAGING / "locks" / "development.txt").keys()


def test_what_is_tested_is_what_ships() -> None:
    development = versions(PACKAGING / "locks" / "development.txt")
    shipped = versions(PACKAGING / "locks" / "runtime.txt")
    assert shipped
    assert {name: development.get(name) for name in shipped} == shipped
