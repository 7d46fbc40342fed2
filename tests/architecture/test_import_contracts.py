"""The house's contracts hold for the program, and each of them catches the import it forbids."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

# A house with every room, empty but for what an import between rooms needs.
ROOMS = (
    "recovery_desk/__init__.py",
    "recovery_desk/__main__.py",
    "recovery_desk/cli.py",
    "recovery_desk/practice_run.py",
    "recovery_desk/front_door.py",
    "recovery_desk/app.py",
    "recovery_desk/clocks.py",
    "recovery_desk/crash_dumps.py",
    "recovery_desk/resource_files.py",
    "recovery_desk/domain/__init__.py",
    "recovery_desk/domain/people.py",
    "recovery_desk/domain/release_day/__init__.py",
    "recovery_desk/domain/release_day/checks/__init__.py",
    "recovery_desk/domain/release_day/checks/eve_of_holiday.py",
    "recovery_desk/domain/release_day/checks/friday.py",
    "recovery_desk/usecases/__init__.py",
    "recovery_desk/usecases/print_sheet.py",
    "recovery_desk/storage/__init__.py",
    "recovery_desk/storage/vault.py",
    "recovery_desk/printing/__init__.py",
    "recovery_desk/printing/page.py",
    "recovery_desk/printing/forms/__init__.py",
    "recovery_desk/printing/forms/handover.py",
    "recovery_desk/printing/forms/pickup.py",
    "recovery_desk/exchange/__init__.py",
    "recovery_desk/exchange/csv_files.py",
    "recovery_desk/ui/__init__.py",
    "recovery_desk/ui/screens/__init__.py",
    "recovery_desk/ui/screens/people.py",
    "recovery_desk/ui/screens/releases.py",
    "recovery_desk/ui/panes/__init__.py",
    "recovery_desk/ui/panes/notes.py",
    "recovery_desk/ui/panes/plan.py",
)


def lint_imports(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--no-logo", *chosen],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_program_keeps_every_contract() -> None:
    done = lint_imports(CHECKOUT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for room in ROOMS:
        file = tmp_path / room
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    return tmp_path


def test_an_empty_house_keeps_every_contract(house: Path) -> None:
    done = lint_imports(house)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("contract", "room", "line"),
    [
        ("house", "domain/people.py", "import recovery_desk.usecases.print_sheet"),
        ("house", "usecases/print_sheet.py", "from recovery_desk.storage import vault"),
        ("house", "printing/page.py", "def page():\n    from recovery_desk.storage import vault"),
        ("house", "ui/screens/people.py", "from recovery_desk.printing import page"),
        ("house", "attic.py", ""),
        ("pure-core", "domain/people.py", "import sqlite3"),
        ("pure-core", "domain/people.py", "from pathlib import Path"),
        ("pure-core", "usecases/print_sheet.py", "from PySide6.QtCore import QDate"),
        ("pure-core", "usecases/print_sheet.py", "import recovery_desk.resource_files"),
        ("sql", "ui/screens/people.py", "import sqlcipher3"),
        ("sql", "exchange/csv_files.py", "from cryptography.hazmat.primitives import hashes"),
        ("qt", "printing/page.py", "from PySide6 import QtPdf"),
        ("qt", "cli.py", "def main():\n    from PySide6 import QtWidgets"),
        ("pdf", "ui/screens/people.py", "import reportlab.platypus"),
        ("no-network", "ui/screens/people.py", "import socket"),
        ("no-network", "exchange/csv_files.py", "import urllib.request"),
        ("screens", "ui/screens/people.py", "from recovery_desk.ui.screens import releases"),
        ("panes", "ui/panes/plan.py", "from recovery_desk.ui.panes import notes"),
        ("sheets", "printing/forms/handover.py", "from recovery_desk.printing.forms import pickup"),
        (
            "checks",
            "domain/release_day/checks/friday.py",
            "from recovery_desk.domain.release_day.checks import eve_of_holiday",
        ),
        ("no-cycles", "domain/people.py", "import recovery_desk.domain.release_day"),
    ],
)
def test_a_forbidden_import_is_caught(house: Path, contract: str, room: str, line: str) -> None:
    (house / "recovery_desk" / "domain" / "release_day" / "__init__.py").write_text(
        "import recovery_desk.domain.people\n" if contract == "no-cycles" else "", encoding="utf-8"
    )
    (house / "recovery_desk" / room).write_text(f"{line}\n", encoding="utf-8")
    done = lint_imports(house, contract)
    assert done.returncode == 1, f"{contract} lets {line!r} into {room}:\n{done.stdout}{done.stderr}"
    assert "BROKEN" in done.stdout, done.stdout + done.stderr
