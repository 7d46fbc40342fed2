"""What is true of every file in the checkout: its size, and that it names no machine and no package host."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
ROOMS = ("recovery_desk", "resources", "tests", "packaging")
MOST_LINES = 500
NOTES = ("TO" + "DO", "FIX" + "ME")

# Put together here, so that this file does not name what it looks for.
HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("deb", "debian", "org"),
        ("archive", "ubuntu", "com"),
        ("crates", "io"),
        ("golang", "org"),
        ("conda", "anaconda", "org"),
    )
]
PLACES = re.compile(
    "|".join(
        (
            r"(?<![\w.~/<-])/(?:home|root|Users|work|mnt|opt|srv|tmp)/[\w.-]+",
            r"\b[A-Za-z]:[\\/]+Users[\\/]+\w",
            *(r"(?<![\w-])(?:[\w-]+\.)*" + re.escape(host) + r"\b" for host in HOSTS),
        )
    )
)


def files() -> list[Path]:
    """Every file that is tracked, or would be; from a download without git, every file of the rooms."""
    if shutil.which("git") and (CHECKOUT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        found = [CHECKOUT / name for name in listed.split("\0") if name]
    else:
        top = [path for path in CHECKOUT.iterdir() if path.is_file()]
        found = top + [path for room in ROOMS for path in (CHECKOUT / room).rglob("*")]
    return sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)


def text_of(path: Path) -> str:
    """The text of a file; nothing of a picture, font or spreadsheet."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def test_there_are_files_to_look_at() -> None:
    names = {path.relative_to(CHECKOUT).as_posix() for path in files()}
    assert {"pyproject.toml", "packaging/dev.py", "packaging/locks/development.txt"} <= names


def test_no_file_names_a_place_on_a_machine_or_a_package_host() -> None:
    named = [
        f"{path.relative_to(CHECKOUT).as_posix()}:{number}: {found.group()}"
        for path in files()
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        if (found := PLACES.search(line))
    ]
    assert not named, "\n".join(named)


@pytest.mark.parametrize(
    "text",
    [
        f"/{'home'}/ann/desk",
        f"see /{'root'}/.cache",
        f"C:\\{'Users'}\\ann",
        "https://" + HOSTS[0] + "/simple",
        "files." + HOSTS[1],
    ],
)
def test_a_place_is_seen(text: str) -> None:
    assert PLACES.search(text)


@pytest.mark.parametrize(
    "text", ["/etc/os-release", "resources/home/page.md", "example.org", "docs.python.org", "/usr/bin/env"]
)
def test_what_is_the_same_everywhere_may_stand(text: str) -> None:
    assert not PLACES.search(text)


def test_no_file_of_code_has_outgrown_its_purpose() -> None:
    long = [
        f"{path.relative_to(CHECKOUT).as_posix()}: {lines} lines, at most {MOST_LINES}"
        for path in files()
        if path.suffix in {".py", ".sql"}
        and path.name != "schema.sql"  # made from the migrations, never written
        and (lines := len(text_of(path).splitlines())) > MOST_LINES
    ]
    assert not long, "\n".join(long)


def test_code_says_what_it_says_today() -> None:
    """Notes to ourselves belong in an issue, where they are seen."""
    notes = re.compile(r"#\s*(?:" + "|".join(NOTES) + r")\b")
    left = [path.relative_to(CHECKOUT).as_posix() for path in files() if notes.search(text_of(path))]
    assert not left


def test_the_folder_of_packaging_is_not_a_package() -> None:
    """With an `__init__.py` it would hide the library of the same name, which pytest needs."""
    assert not (CHECKOUT / "packaging" / "__init__.py").exists()
