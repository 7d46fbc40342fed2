"""The rules of roles, as deeds ask for them. That a read-only worker changes nothing, the store itself sees to."""

from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.worker_problems import CoordinatorOnly


def coordinator_only(store: Store) -> None:
    """Raises `CoordinatorOnly` where somebody else is signed in."""
    if not store.signed_in.role.may_run_the_desk:
        raise CoordinatorOnly
