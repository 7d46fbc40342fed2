"""Taking in a list of people: a plan that can be looked at, then all of it or none."""

from recovery_desk.usecases.import_caseload.apply import (
    ApplyImport,
    ImportOutcome,
    outcome_as_json,
    outcome_of,
)
from recovery_desk.usecases.import_caseload.fields import FIELD_WORDS, ColumnMapping, Field
from recovery_desk.usecases.import_caseload.plan import PlanImport
from recovery_desk.usecases.import_caseload.plan_types import (
    Change,
    Decision,
    Draft,
    ImportPlan,
    PlannedRow,
    RejectedRow,
    RowProblem,
)
from recovery_desk.usecases.import_caseload.table import Table, TableRow

__all__ = [
    "FIELD_WORDS",
    "ApplyImport",
    "Change",
    "ColumnMapping",
    "Decision",
    "Draft",
    "Field",
    "ImportOutcome",
    "ImportPlan",
    "PlanImport",
    "PlannedRow",
    "RejectedRow",
    "RowProblem",
    "Table",
    "TableRow",
    "outcome_as_json",
    "outcome_of",
]
