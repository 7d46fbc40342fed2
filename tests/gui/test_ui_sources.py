"""What can be seen in the sources: icons that exist, labels that show names as names, one title."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
UI = CHECKOUT / "recovery_desk" / "ui"
ICONS = CHECKOUT / "resources" / "icons"
FOR_THE_PLAN = frozenset(
    [
        "undo-2",
        "redo-2",
        "arrow-up",
        "arrow-down",
        "user-round",
        "flag",
        "handshake",
        "target",
        "hand-heart",
        "list-plus",
        "library",
    ]
)
"""Drawn before the screens that show them: the plan's, whose rules and sheet are there already."""


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(UI.rglob("*.py")):
        yield path.relative_to(UI).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def strings() -> set[str]:
    return {
        node.value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def calls(tree: ast.Module, name: str) -> int:
    return sum(
        isinstance(node, ast.Call) and (getattr(node.func, "id", "") == name or getattr(node.func, "attr", "") == name)
        for node in ast.walk(tree)
    )


def test_every_icon_is_used() -> None:
    data = "\n".join(path.read_text(encoding="utf-8") for path in ICONS.parent.rglob("*.toml"))
    said = strings() | set(re.findall(r'"([a-z0-9-]+)"', data)) | FOR_THE_PLAN
    unused = [path.stem for path in ICONS.glob("*.svg") if path.stem not in said and path.name not in said]
    assert unused == []


def test_labels_are_made_where_names_stay_names() -> None:
    assert [name for name, tree in trees() if calls(tree, "QLabel")] == ["widgets/words.py"]


def test_dialogs_for_files_are_made_where_they_leave_no_trace() -> None:
    assert [name for name, tree in trees() if calls(tree, "QFileDialog")] == ["file_choosing.py"]


def test_windows_are_called_recovery_desk_and_nothing_else() -> None:
    titles = {
        ast.unparse(node.args[0])
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "setWindowTitle"
    }
    assert titles == {"TITLE", "'Recovery Desk'"}


def test_no_screen_starts_a_thread_or_waits() -> None:
    banned = ("QThread", "Thread", "ThreadPoolExecutor", "sleep", "msleep")
    found = {name for name, tree in trees() for call in banned if calls(tree, call)}
    assert found == {"jobs.py"}
