"""An address for tonight: what kind of home, confirmed by whom, and when they have to be there."""

from recovery_desk.domain.release_day.check_facts import EarlierStay, ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, evidence, said
from recovery_desk.domain.release_day.check_records import TENURE_WORDS, UNSETTLED, CheckRecord, CheckState, Tenure


def _look(facts: ReleaseFacts) -> CheckFinding:
    circle = _circle(facts.earlier_stays)
    record = facts.records.get("address")
    if record is None:
        return CheckFinding(CheckState.NOT_KNOWN, _joined("No address is recorded", circle))
    if record.tenure is Tenure.NOWHERE and record.state is not CheckState.NOT_NEEDED:
        text = _joined(said(record), circle)
        return computed(CheckState.FAILED, text, "Find somewhere to sleep tonight")
    if record.state is CheckState.DONE:
        return _confirmed(record, circle)
    return CheckFinding(record.state, _joined(said(record), circle))


def _confirmed(record: CheckRecord, circle: str) -> CheckFinding:
    """An address counts once it is said whose word it is; an unsettled home is said to be one."""
    if not evidence(record):
        return computed(CheckState.NOT_DONE, _joined("No address is written down", circle), "Write down the address")
    if not (record.place or record.tenure):
        return CheckFinding(CheckState.DONE, _joined(said(record), circle))
    if not record.confirmed_by:
        text = f"{said(record)}: nobody has confirmed it"
        return computed(CheckState.NOT_DONE, _joined(text, circle), "Have the address confirmed")
    return CheckFinding(CheckState.DONE, _joined(said(record), circle if record.tenure in UNSETTLED else ""))


def _circle(stays: tuple[EarlierStay, ...]) -> str:
    """The prison-hostel-prison circle, where earlier stays show it."""
    went = [stay for stay in stays if stay.tenure in UNSETTLED]
    if not went:
        return ""
    homes = list(dict.fromkeys(TENURE_WORDS[stay.tenure] for stay in went if stay.tenure))
    times = {1: "once", 2: "twice"}.get(len(went), f"{len(went)} times")
    return f"went out to {' and '.join(homes)} {times} before and came back"


def _joined(text: str, circle: str) -> str:
    return f"{text} · {circle}" if circle else text


ADDRESS = Check("address", _look)
