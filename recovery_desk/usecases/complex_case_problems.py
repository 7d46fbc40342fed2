"""What can be refused about complex cases."""

from recovery_desk.domain.errors import UserFacingError


class NoSuchCase(UserFacingError):
    """There is no such case (any more)."""


class CaseNeedsPartners(UserFacingError):
    """A plan is said to be agreed, and nobody is named who agreed to it."""
