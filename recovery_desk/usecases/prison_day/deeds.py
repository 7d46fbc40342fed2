"""The deeds of a day in the prison, and of clinics."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recovery_desk.usecases.ports import Clock, Ids, Rendered, Store
from recovery_desk.usecases.prison_day.clinic import BookClinic, LayOutClinic
from recovery_desk.usecases.prison_day.keep_day import ChooseForDay, FixList, MarkPerson
from recovery_desk.usecases.prison_day.list_day import ListPrisonDay
from recovery_desk.usecases.prison_day.regime import KeepRegime, ReadRegime
from recovery_desk.usecases.prison_day.sheets import DaySheet, PrepareDaySheet, PrintDaySheet
from recovery_desk.usecases.release_checks.readiness import DueCheck


@dataclass(frozen=True, slots=True)
class PrisonDayDeeds:
    """What can be done with a day in the prison."""

    board: ListPrisonDay
    fix: FixList
    choose: ChooseForDay
    mark: MarkPerson
    regime: ReadRegime
    keep_regime: KeepRegime
    lay_out_clinic: LayOutClinic
    book_clinic: BookClinic
    print_sheet: PrintDaySheet


def prison_day_deeds(
    store: Store,
    clock: Clock,
    ids: Ids,
    checks_due: Callable[[], Sequence[DueCheck]],
    draw: Callable[[DaySheet], Rendered],
) -> PrisonDayDeeds:
    """Every deed of a day in the prison, over one open desk."""
    board = ListPrisonDay(store, clock, checks_due)
    fix = FixList(store, ids, board)
    return PrisonDayDeeds(
        board=board,
        fix=fix,
        choose=ChooseForDay(store, ids),
        mark=MarkPerson(store, clock, ids),
        regime=ReadRegime(store),
        keep_regime=KeepRegime(store, ids),
        lay_out_clinic=LayOutClinic(store),
        book_clinic=BookClinic(store, ids),
        print_sheet=PrintDaySheet(store, PrepareDaySheet(store, clock, board, fix), draw),
    )
