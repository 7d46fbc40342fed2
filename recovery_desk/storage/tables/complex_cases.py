"""Where complex cases and their reviews are kept."""

from typing import Any

from recovery_desk.domain.complex_cases import CaseReview, ComplexCase
from recovery_desk.storage.records import TableOf

COMPLEX_CASE_TABLES: tuple[TableOf[Any], ...] = (
    TableOf(ComplexCase, "complex_case", order="closed_on IS NOT NULL, review_on IS NULL, review_on, id"),
    TableOf(CaseReview, "case_review", order="held_on DESC, id DESC"),
)
