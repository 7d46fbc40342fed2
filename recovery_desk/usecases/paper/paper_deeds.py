"""Everything that is done about paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recovery_desk.domain.audiences import Audiences
from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.list_releases import ListReleases
from recovery_desk.usecases.open_person import OpenPerson
from recovery_desk.usecases.paper.handover_for import HANDOVER, PrepareHandoverFor
from recovery_desk.usecases.paper.my_release_day import PrepareMyReleaseDay, size_needed
from recovery_desk.usecases.paper.out_there import ChooseServices, PrepareOutThere
from recovery_desk.usecases.paper.pack_content import DrawnPack, PreparedPack, SheetOptions
from recovery_desk.usecases.paper.paper_settings import ChangePaperSettings, ReadPaperSettings
from recovery_desk.usecases.paper.print_log import ReadPrintLog
from recovery_desk.usecases.paper.print_sheets import LockSheets, NotePrints, PreparedSheet, PrepareSheets, SheetKind
from recovery_desk.usecases.paper.release_day_content import CardSheet, Size
from recovery_desk.usecases.paper.sheet_names import SHEET_NAMES
from recovery_desk.usecases.ports import Clock, Ids, Store

Report = Callable[[int, int], None]
Draw = Callable[[PreparedPack, Report | None], DrawnPack]


@dataclass(frozen=True, slots=True)
class PaperDeeds:
    """`desk.paper`. `draw` needs no desk: it may run beside it."""

    audiences: Audiences
    prepare: PrepareSheets
    draw: Draw
    note: NotePrints
    log: ReadPrintLog
    lock: LockSheets
    choose_services: ChooseServices
    read_settings: ReadPaperSettings
    change_settings: ChangePaperSettings


def paper_deeds(
    store: Store,
    clock: Clock,
    ids: Ids,
    *,
    open_person: OpenPerson,
    list_releases: ListReleases,
    handover: PrepareHandoverFor,
    my_release_day: PrepareMyReleaseDay,
    out_there: PrepareOutThere,
    others: Sequence[SheetKind],
    draw: Draw,
    lock: LockSheets,
) -> PaperDeeds:
    """Over one open vault; `others` are the sheets other parts of the work bring."""

    def handover_sheet(person_id: PersonId, options: SheetOptions) -> PreparedSheet:
        content = handover(person_id, options.audience)
        audience = handover.audiences.called(options.audience)
        found = handover.consent_found(person_id, audience)
        return PreparedSheet(HANDOVER, content, content.withheld, audience.id, consent=found)

    def release_day(person_id: PersonId, options: SheetOptions) -> PreparedSheet:
        content, size = my_release_day(person_id), options.size or size_needed(store, person_id)
        if size is Size.CARD:
            return PreparedSheet("my-release-day-card", CardSheet((content, content)), size=size)
        return PreparedSheet(f"my-release-day-{size}", content, size=size)

    def places(person_id: PersonId, _options: SheetOptions) -> PreparedSheet:
        return PreparedSheet("out-there", out_there(person_id))

    kinds = (
        SheetKind(HANDOVER, SHEET_NAMES[HANDOVER], handover_sheet, has_audiences=True),
        SheetKind("my-release-day", SHEET_NAMES["my-release-day"], release_day, is_for_the_person=True, has_sizes=True),
        *others,
        SheetKind("out-there", SHEET_NAMES["out-there"], places, is_for_the_person=True),
    )
    return PaperDeeds(
        audiences=handover.audiences,
        prepare=PrepareSheets(store, clock, kinds, open_person, list_releases),
        draw=draw,
        note=NotePrints(store, clock, ids),
        log=ReadPrintLog(store, handover.audiences),
        lock=lock,
        choose_services=ChooseServices(store, ids),
        read_settings=ReadPaperSettings(store, handover.audiences),
        change_settings=ChangePaperSettings(store, handover.audiences),
    )
