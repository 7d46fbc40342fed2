"""Every check of a release day, in the order in which they are read; a test fails when one is left out.

Each is one file: facts in, a finding out. What a check is called, whom it is for, when it is due and why it is
there stands in `resources/release_checks.toml` under the same id.
"""

from recovery_desk.domain.release_day.check_findings import Check
from recovery_desk.domain.release_day.checks.address import ADDRESS
from recovery_desk.domain.release_day.checks.bank_account import BANK_ACCOUNT
from recovery_desk.domain.release_day.checks.benefit_claim import BENEFIT_CLAIM
from recovery_desk.domain.release_day.checks.clothes_property import CLOTHES_PROPERTY
from recovery_desk.domain.release_day.checks.complex_case import COMPLEX_CASE
from recovery_desk.domain.release_day.checks.consent import CONSENT
from recovery_desk.domain.release_day.checks.family import FAMILY
from recovery_desk.domain.release_day.checks.first_appointment import FIRST_APPOINTMENT
from recovery_desk.domain.release_day.checks.first_dose import FIRST_DOSE
from recovery_desk.domain.release_day.checks.gate_pickup import GATE_PICKUP
from recovery_desk.domain.release_day.checks.gp import GP
from recovery_desk.domain.release_day.checks.hard_day import HARD_DAY
from recovery_desk.domain.release_day.checks.homelessness import HOMELESSNESS
from recovery_desk.domain.release_day.checks.identity import IDENTITY
from recovery_desk.domain.release_day.checks.licence import LICENCE
from recovery_desk.domain.release_day.checks.medicines import MEDICINES
from recovery_desk.domain.release_day.checks.met_someone import MET_SOMEONE
from recovery_desk.domain.release_day.checks.money import MONEY
from recovery_desk.domain.release_day.checks.naloxone import NALOXONE
from recovery_desk.domain.release_day.checks.out_of_hours import OUT_OF_HOURS
from recovery_desk.domain.release_day.checks.out_there import OUT_THERE
from recovery_desk.domain.release_day.checks.overdose import OVERDOSE
from recovery_desk.domain.release_day.checks.phone import PHONE
from recovery_desk.domain.release_day.checks.plan import PLAN
from recovery_desk.domain.release_day.checks.supervision import SUPERVISION
from recovery_desk.domain.release_day.checks.travel import TRAVEL

CHECKS: tuple[Check, ...] = (
    HARD_DAY,
    ADDRESS,
    HOMELESSNESS,
    FIRST_DOSE,
    MEDICINES,
    NALOXONE,
    OVERDOSE,
    COMPLEX_CASE,
    GATE_PICKUP,
    TRAVEL,
    MET_SOMEONE,
    FIRST_APPOINTMENT,
    SUPERVISION,
    LICENCE,
    OUT_OF_HOURS,
    GP,
    IDENTITY,
    BANK_ACCOUNT,
    BENEFIT_CLAIM,
    MONEY,
    PHONE,
    CLOTHES_PROPERTY,
    FAMILY,
    CONSENT,
    PLAN,
    OUT_THERE,
)
