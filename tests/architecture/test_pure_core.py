"""The domain and the use cases work where no Qt, SQL, PDF or spreadsheet library can be imported."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

# A stand-in for an environment without these libraries: importing one fails, wherever it is done.
BLOCKER = """
import sys

BLOCKED = {"PySide6", "shiboken6", "sqlcipher3", "sqlite3", "reportlab", "openpyxl", "pypdf", "cryptography"}


class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in BLOCKED:
            raise ModuleNotFoundError(f"{name} is not to be had in the pure core", name=name)
        return None


sys.meta_path.insert(0, Blocker())
"""

IMPORT_ALL = """
import importlib, pathlib, sys
names = sorted(
    ".".join(path.with_suffix("").parts)
    for room in sys.argv[1:]
    for path in pathlib.Path("recovery_desk", room).rglob("*.py")
)
for name in names:
    importlib.import_module(name.removesuffix(".__init__"))
print(len(names))
"""

# Plugins are named one by one: Qt's would bring Qt. Examples are few: the tests run in full elsewhere.
RUN_TESTS = """
import os, sys
os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
import hypothesis, pytest
hypothesis.settings.register_profile("once over", max_examples=10, deadline=None, database=None)
hypothesis.settings.load_profile("once over")
sys.exit(pytest.main([
    "-c", sys.argv[1], "--rootdir", ".", "--confcutdir", "tests/unit", "-m", "not slow", "-x", "-q",
    "-p", "no:cacheprovider", "-p", "_hypothesis_pytestplugin", "tests/unit",
]))
"""


def without_libraries(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BLOCKER + code, *arguments],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("library", ["PySide6.QtWidgets", "sqlcipher3", "reportlab.pdfgen", "openpyxl"])
def test_the_libraries_are_out_of_reach(library: str) -> None:
    done = without_libraries(f"import {library}")
    assert "is not to be had in the pure core" in done.stderr


def test_the_core_imports_without_them() -> None:
    done = without_libraries(IMPORT_ALL, "domain", "usecases")
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10


def test_the_unit_tests_pass_without_them(tmp_path: Path) -> None:
    settings = tmp_path / "pytest.ini"
    settings.write_text("[pytest]\nmarkers =\n    slow: long proofs\nfilterwarnings =\n    error\n", encoding="utf-8")
    done = without_libraries(RUN_TESTS, str(settings))
    assert done.returncode == 0, done.stdout + done.stderr
