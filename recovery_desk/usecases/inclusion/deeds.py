"""The deeds of the recovery inclusion meeting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recovery_desk.usecases.inclusion.agenda import BuildAgenda
from recovery_desk.usecases.inclusion.meeting import ReadMeeting, RunMeeting
from recovery_desk.usecases.inclusion.series import ChangeOne, KeepSeries, ListSeries
from recovery_desk.usecases.inclusion.sheets import InclusionPapers
from recovery_desk.usecases.list_releases import ListReleases
from recovery_desk.usecases.ports import Clock, Ids, Rendered, Store
from recovery_desk.usecases.release_checks.look import LookAtChecks


@dataclass(frozen=True, slots=True)
class InclusionDeeds:
    """`desk.inclusion`."""

    series: ListSeries
    keep: KeepSeries
    change: ChangeOne
    agenda: BuildAgenda
    read: ReadMeeting
    run: RunMeeting
    papers: InclusionPapers


def inclusion_deeds(
    store: Store,
    clock: Clock,
    ids: Ids,
    list_releases: ListReleases,
    look: LookAtChecks,
    render: Callable[[str, Sequence[object]], Rendered],
) -> InclusionDeeds:
    """Every deed, over one open desk."""
    agenda, read = BuildAgenda(store, clock, list_releases, look), ReadMeeting(store)
    return InclusionDeeds(
        series=ListSeries(store, clock),
        keep=KeepSeries(store, clock, ids),
        change=ChangeOne(store),
        agenda=agenda,
        read=read,
        run=RunMeeting(store, clock, ids, agenda),
        papers=InclusionPapers(store, clock, ids, agenda, read, render),
    )
