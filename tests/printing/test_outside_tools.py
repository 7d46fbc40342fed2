"""Programs other than ours find nothing wrong with any sheet: qpdf and poppler, where they are installed."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from recovery_desk.printing.form import Form
from recovery_desk.printing.locked import locked
from tests.printing.every_sheet import EVERY

IDS = [form.id for form, _ in EVERY]
TOOLS = ("qpdf", "pdffonts", "pdfinfo")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
ON_CI = os.environ.get("CI") == "true"

pytestmark = pytest.mark.skipif(bool(MISSING) and not ON_CI, reason=f"not installed here: {', '.join(MISSING)}")


def run(*words: object) -> str:
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def sheet(form: Form[Any], content: Any, tmp_path: Path) -> Path:
    file = tmp_path / f"{form.id}.pdf"
    file.write_bytes(form.render((content,)).pdf)
    return file


@pytest.mark.parametrize(("form", "content"), EVERY, ids=IDS)
def test_qpdf_finds_it_whole(sheet: Path) -> None:
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", sheet)


@pytest.mark.parametrize(("form", "content"), EVERY, ids=IDS)
def test_every_font_is_in_the_file(sheet: Path) -> None:
    fonts = run("pdffonts", sheet).splitlines()[2:]
    assert fonts
    for line in fonts:
        *_, embedded, subset, to_unicode, _object, _generation = line.split()
        assert (embedded, subset, to_unicode) == ("yes", "yes", "yes"), line


@pytest.mark.parametrize(("form", "content"), EVERY, ids=IDS)
def test_its_structure_can_be_read_aloud(form: Form[Any], sheet: Path) -> None:
    told = run("pdfinfo", "-struct-text", sheet)
    assert told.startswith("Document\n")
    if form.id != "my-release-day-card":
        assert "H1" in told
    assert "OFFICIAL-SENSITIVE" not in told, "the marking is furniture, and not read out on every page"


def test_a_locked_sheet_is_whole_too(tmp_path: Path) -> None:
    form, content = EVERY[0]
    file = tmp_path / "locked.pdf"
    file.write_bytes(locked(form.render((content,)).pdf, "four ordinary words"))
    assert "No syntax" in run("qpdf", "--password=four ordinary words", "--check", file)
