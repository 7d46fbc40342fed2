"""The deeds around a release day: its checks, the check list, asking for an earlier day."""

from collections.abc import Callable
from dataclasses import dataclass

from recovery_desk.domain.release_day.check_book import CheckDefinition
from recovery_desk.usecases.holidays_there import HolidaysThere
from recovery_desk.usecases.keep_local_holidays import KeepLocalHolidays
from recovery_desk.usecases.list_releases import Law, ListReleases
from recovery_desk.usecases.ports import Clock, Ids, Rendered, Store
from recovery_desk.usecases.release_areas import SetReleaseArea
from recovery_desk.usecases.release_checks.ask_earlier import AskEarlier, PrintRequest
from recovery_desk.usecases.release_checks.letter import EarlyReleaseLetter
from recovery_desk.usecases.release_checks.look import CheckList, LookAtChecks
from recovery_desk.usecases.release_checks.readiness import ListReadiness
from recovery_desk.usecases.release_checks.record import ChooseChecks, RecordCheck


@dataclass(frozen=True, slots=True)
class ChecksDeeds:
    """What can be done about a release day."""

    of: LookAtChecks
    """`of(person_id)` are a person's checks, `of.release(person_id)` their page."""
    board: ListReadiness
    """`board(first, last)` is everybody due out with their checks, `board.month(day)` a calendar."""
    check_list: CheckList
    record: RecordCheck
    choose: ChooseChecks
    ask_earlier: AskEarlier
    print_request: PrintRequest
    set_area: SetReleaseArea
    holidays: KeepLocalHolidays


def checks_deeds(
    store: Store,
    law: Law,
    clock: Clock,
    ids: Ids,
    shipped: tuple[CheckDefinition, ...],
    holidays: HolidaysThere,
    draw: Callable[[EarlyReleaseLetter], Rendered],
) -> ChecksDeeds:
    """Every deed, over one open desk."""
    check_list = CheckList(store, shipped)
    look = LookAtChecks(store, law, clock, check_list, holidays)
    ask = AskEarlier(store, clock, ids, look)
    return ChecksDeeds(
        of=look,
        board=ListReadiness(store, ListReleases(store, law, clock), look),
        check_list=check_list,
        record=RecordCheck(store, clock, check_list),
        choose=ChooseChecks(store, check_list),
        ask_earlier=ask,
        print_request=PrintRequest(store, clock, ask, draw),
        set_area=SetReleaseArea(store),
        holidays=KeepLocalHolidays(store),
    )
