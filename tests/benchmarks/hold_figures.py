"""Whether anybody ever waits for the window at 100,000 people and a million notes; how soon a key is in the vault."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTableView, QWidget

from recovery_desk.ui.find_dialog import FindDialog
from recovery_desk.usecases.ports import CaseloadFilter
from tests.benchmarks.figures import Figure
from tests.benchmarks.search_figures import TYPED
from tests.benchmarks.vault_figures import LARGE
from tests.benchmarks.windows import OpenDesk

_A_KEY_MS, _A_PAUSE_MS, _TYPING_S = 40, 260, 6


def held_at_100_000(folder: Path) -> Iterator[Figure]:
    """The longest hold of the windows' thread in each of what is done all day."""
    with OpenDesk(folder / str(LARGE)) as desk:
        for what, deed in (
            ("one searches a million notes", _search),
            ("100,000 are filtered and sorted", _filter_and_sort),
            ("people are opened, tab by tab", _open_people),
            ("somebody new is typed, duplicates offered", _type_somebody),
        ):
            deed(desk)  # what is made once is not counted: it is the first window's figure
            yield Figure(f"Windows held while {what}", desk.held(partial(deed, desk)), "ms", 50)


def key_to_vault(folder: Path) -> Iterator[Figure]:
    """Somebody types without a pause: the longest any key waited until it was in the vault."""
    with OpenDesk(folder / str(LARGE)) as desk:
        desk.go("new_person")
        typed: list[float] = []
        waited: list[float] = []
        keep = desk.jobs.keep

        def told(work: Callable[..., Any], *others: Any, **rest: Any) -> None:
            many = len(typed)

            def kept(opened: object) -> object:
                """On the thread of the desk: on the disk is when this is done, whenever the window hears of it."""
                answer = work(opened)
                now = time.perf_counter()
                waited.extend((now - at) * 1000 for at in typed[len(waited) : many])
                return answer

            keep(kept, *others, **rest)

        desk.jobs.keep = told  # type: ignore[method-assign]
        field = _field(desk.window, QPlainTextEdit, "Communication needs")
        end = time.perf_counter() + _TYPING_S
        while time.perf_counter() < end:
            typed.append(time.perf_counter())
            QTest.keyClicks(field, "w")
            QTest.qWait(_A_KEY_MS)
        while len(waited) < len(typed):
            QTest.qWait(_A_KEY_MS)
    yield Figure("From a key to the vault, at worst, as a draft", max(waited), "ms", 1_000)


def _search(desk: OpenDesk) -> None:
    desk.find()
    dialog = next(iter(desk.window.findChildren(FindDialog)))
    for text in TYPED:
        _type(dialog.field, text)
    dialog.reject()
    desk.settle()


def _filter_and_sort(desk: OpenDesk) -> None:
    desk.go("people")
    field = _field(desk.window, QLineEdit, "Filter people")
    for text in ("m", "mcall", ""):
        _type(field, text)
        QTest.qWait(_A_PAUSE_MS)
        table = max(desk.window.findChildren(QTableView), key=lambda view: view.model().rowCount())
        for column in range(table.model().columnCount()):
            table.horizontalHeader().sectionClicked.emit(column)
            desk.settle_once()


def _open_people(desk: OpenDesk) -> None:
    found: list[Any] = []
    desk.jobs.ask(lambda d: d.browse_people.page(CaseloadFilter(), limit=6), found.extend, owner=desk.window)
    desk.settle_once()
    for row in found:
        for tab in ("overview", "plan", "release-day", "needs", "notes", "history"):
            desk.turn_to_person(row.person_id, tab)


def _type_somebody(desk: OpenDesk) -> None:
    desk.go("new_person")
    for name, text in (("Family name", "McAllister"), ("Given names", "Craig")):
        field = _field(desk.window, QLineEdit, name)
        _type(field, text)
        QTest.qWait(_A_PAUSE_MS)


def _type(field: QWidget, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.clear()
    for key in text:
        QTest.keyClicks(field, key)
        QTest.qWait(_A_KEY_MS)


def _field(window: QObject, kind: type[QWidget], name: str) -> QWidget:
    return next(each for each in window.findChildren(kind) if each.accessibleName() == name and each.isVisible())
