"""The tables of what else is known of a person."""

from typing import Any

from recovery_desk.domain.alerts import Alert
from recovery_desk.domain.community_orders import CommunityOrder
from recovery_desk.domain.consent import Consent
from recovery_desk.domain.contacts import Contact
from recovery_desk.domain.custody import CustodyEvent
from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.ground_seen import GroundSeen
from recovery_desk.domain.merges import Merge
from recovery_desk.domain.referrals import Referral, ReferralSource
from recovery_desk.storage.records import TableOf

PEOPLE_TABLES: tuple[TableOf[Any], ...] = (
    TableOf(PersonDetails, "person_details"),
    TableOf(Alert, "alert", order="ended_on IS NOT NULL, recorded_on DESC, id DESC"),
    TableOf(Contact, "contact", order="is_own DESC, is_next_of_kin DESC, name COLLATE NOCASE, id"),
    TableOf(Consent, "consent", order="withdrawn_on IS NOT NULL, organisation_name COLLATE NOCASE, signed_on DESC, id"),
    TableOf(Referral, "referral", order="referred_on DESC, id DESC"),
    TableOf(ReferralSource, "referral_source", order="position, id"),
    TableOf(CustodyEvent, "custody_event", order="recorded_at DESC, id DESC"),
    TableOf(CommunityOrder, "community_order", order="started_on DESC, id"),
    TableOf(GroundSeen, "ground_seen"),
    TableOf(Merge, "merge", order="merged_at DESC, id DESC"),
)
