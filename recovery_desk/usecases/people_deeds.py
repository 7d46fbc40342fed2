"""The deeds around a person's record."""

from dataclasses import dataclass

from recovery_desk.usecases.ground_moved import GroundMoved, ListConsequences, PlanStillStands
from recovery_desk.usecases.keep_about_person import (
    KeepAlert,
    KeepConsent,
    KeepContact,
    KeepDetails,
    KeepOrder,
    RemoveContact,
    RestrictProcessing,
    WithdrawConsent,
)
from recovery_desk.usecases.list_releases import Law
from recovery_desk.usecases.may_share import MayShare
from recovery_desk.usecases.merge_people import MergePeople, MergesOf, PreviewMerge, UndoMerge
from recovery_desk.usecases.name_person import NamePerson
from recovery_desk.usecases.offer_duplicates import LooksLike, OfferDuplicates
from recovery_desk.usecases.ports import Clock, Ids, Store
from recovery_desk.usecases.record_custody_event import RecordCustodyEvent
from recovery_desk.usecases.show_person import ShowPerson
from recovery_desk.usecases.standing_plans import CheckTitles, finders
from recovery_desk.usecases.take_referral import KeepReferral, KeepSource, ListSources, NoteFirstContact, TakeReferral


@dataclass(frozen=True, slots=True)
class RecordDeeds:
    """What can be done with what is known of a person."""

    take_referral: TakeReferral
    keep_referral: KeepReferral
    note_first_contact: NoteFirstContact
    list_sources: ListSources
    keep_source: KeepSource
    offer_duplicates: OfferDuplicates
    looks_like: LooksLike
    preview_merge: PreviewMerge
    merge: MergePeople
    undo_merge: UndoMerge
    merges_of: MergesOf
    keep_details: KeepDetails
    restrict: RestrictProcessing
    keep_alert: KeepAlert
    keep_contact: KeepContact
    remove_contact: RemoveContact
    keep_consent: KeepConsent
    withdraw_consent: WithdrawConsent
    may_share: MayShare
    keep_order: KeepOrder
    record_event: RecordCustodyEvent
    ground_moved: GroundMoved
    consequences: ListConsequences
    still_stands: PlanStillStands
    show: ShowPerson
    whom: NamePerson


def record_deeds(store: Store, law: Law, clock: Clock, ids: Ids, check_titles: CheckTitles) -> RecordDeeds:
    """Every deed around a person's record, over one open desk."""
    return RecordDeeds(
        take_referral=TakeReferral(store, clock, ids),
        keep_referral=KeepReferral(store, clock, ids),
        note_first_contact=NoteFirstContact(store),
        list_sources=ListSources(store),
        keep_source=KeepSource(store, ids),
        offer_duplicates=OfferDuplicates(store),
        looks_like=LooksLike(store),
        preview_merge=PreviewMerge(store),
        merge=MergePeople(store, clock, ids),
        undo_merge=UndoMerge(store, clock),
        merges_of=MergesOf(store),
        keep_details=KeepDetails(store),
        restrict=RestrictProcessing(store, clock),
        keep_alert=KeepAlert(store, clock, ids),
        keep_contact=KeepContact(store, ids),
        remove_contact=RemoveContact(store),
        keep_consent=KeepConsent(store, ids),
        withdraw_consent=WithdrawConsent(store, clock),
        may_share=MayShare(store, clock),
        keep_order=KeepOrder(store, ids),
        record_event=RecordCustodyEvent(store, clock, ids),
        ground_moved=GroundMoved(store),
        consequences=ListConsequences(store, finders(check_titles)),
        still_stands=PlanStillStands(store, clock),
        show=ShowPerson(store, law, clock),
        whom=NamePerson(store),
    )
