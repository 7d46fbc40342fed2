"""A made-up content for every form of the house, whole and with the same words put in every place."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from recovery_desk.domain.people import PersonId
from recovery_desk.printing.form import Form
from recovery_desk.printing.forms import FORMS
from recovery_desk.usecases.paper.pack_content import PackIndex, PackIndexRow, Skipped
from recovery_desk.usecases.paper.release_day_content import CardSheet
from tests.printing.made_days import DAY
from tests.printing.made_sheets import FULL
from tests.printing.test_audit_sheet import SHEET as AUDIT
from tests.printing.test_day_out_sheets import COURT as COURT_PLAN
from tests.printing.test_day_out_sheets import FULL as PICKUP
from tests.printing.test_early_release import LETTER
from tests.printing.test_inclusion_papers import AGENDA_SHEET, MINUTES_SHEET
from tests.printing.test_out_there import SHEET as OUT_THERE
from tests.printing.test_plan_sheet import SHEET as PLAN
from tests.printing.test_prison_day_sheets import CLEARANCE, CLINIC, SLIPS
from tests.printing.test_prison_day_sheets import LIST as PRISON_DAY
from tests.printing.test_recovery_key import SHEET as RECOVERY

INDEX = PackIndex(
    rows=(PackIndexRow("McAllister, Craig", "HMP Barlinnie", date(2026, 12, 4), "Handover sheet, My plan", 2, 3),),
    skipped=(Skipped(PersonId("9"), "Nowak, Paweł", "The record is restricted."),),
    marking="OFFICIAL-SENSITIVE: PERSONAL",
    prepared_by="M. Kerr",
    printed_at=datetime(2026, 11, 23, 10, 14),
)
CONTENTS: Mapping[str, Any] = {
    "handover": FULL,
    "my-release-day-standard": DAY,
    "my-release-day-large": DAY,
    "my-release-day-easy-read": DAY,
    "my-release-day-card": CardSheet((DAY, DAY)),
    "plan": PLAN,
    "early-release-request": LETTER,
    "out-there": OUT_THERE,
    "pack-index": INDEX,
    "pickup": PICKUP,
    "court-plan": COURT_PLAN,
    "recovery-key": RECOVERY,
    "agenda": AGENDA_SHEET,
    "minutes": MINUTES_SHEET,
    "audit": AUDIT,
    "prison-day": PRISON_DAY,
    "clearance-list": CLEARANCE,
    "movement-slips": SLIPS,
    "clinic-list": CLINIC,
}
"""By the form's id; a test fails when a form has none."""

EVERY: tuple[tuple[Form[Any], Any], ...] = tuple((form, CONTENTS[form.id]) for form in FORMS if form.id in CONTENTS)

_NAMES = frozenset({"language", "id", "kind", "groups"})
"""Fields whose words are the program's own, never somebody's."""


def with_words(content: Any, words: str) -> Any:
    """The same content with `words` in every place somebody's words can stand."""
    if isinstance(content, str) and not isinstance(content, Enum):
        return words
    if isinstance(content, tuple):
        return tuple(with_words(each, words) for each in content)
    if is_dataclass(content) and not isinstance(content, type):
        changed = {
            each.name: with_words(getattr(content, each.name), words)
            for each in fields(content)
            if each.name not in _NAMES and each.init
        }
        return replace(content, **changed)
    return content


def with_words_once(content: Any, words: str) -> list[Any]:
    """The same content many times over, `words` in one place of each: in each field, and of a list in its first."""
    if not is_dataclass(content) or isinstance(content, type):
        return []
    found = []
    for each in fields(content):
        value = getattr(content, each.name)
        if each.name in _NAMES or not each.init:
            continue
        if isinstance(value, str) and not isinstance(value, Enum):
            found.append(replace(content, **{each.name: words}))
        elif is_dataclass(value):
            found += [replace(content, **{each.name: one}) for one in with_words_once(value, words)]
        elif isinstance(value, tuple) and value:
            first, *others = value
            instead = [words] if isinstance(first, str) else with_words_once(first, words)
            found += [replace(content, **{each.name: (one, *others)}) for one in instead]
    return found


def marked(content: Any, marking: str) -> Any:
    """The same content with another marking, wherever it keeps it."""
    if not is_dataclass(content) or isinstance(content, type):
        return content
    changed = {
        each.name: marking if each.name == "marking" else marked(getattr(content, each.name), marking)
        for each in fields(content)
        if each.init
    }
    return replace(content, **changed)
