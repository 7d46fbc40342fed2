"""The checks of a release day, and asking for an earlier one."""

from recovery_desk.domain.release_day.check_book import CheckChoice
from recovery_desk.domain.release_day.check_records import CheckRecord
from recovery_desk.domain.release_day.early_release import EarlyReleaseRequest
from recovery_desk.domain.release_day.release_area import ReleaseArea
from recovery_desk.storage.records import TableOf

CHECK_TABLES = (
    TableOf(CheckRecord, "check_record"),
    TableOf(CheckChoice, "check_choice"),
    TableOf(EarlyReleaseRequest, "early_release_request", order="written_at DESC, id DESC"),
    TableOf(ReleaseArea, "release_area"),
)
