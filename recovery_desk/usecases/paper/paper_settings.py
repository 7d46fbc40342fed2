"""What a coordinator decides about paper for the whole desk."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from recovery_desk.domain.audiences import Audiences
from recovery_desk.usecases.desk_settings import LEAVE_STALE_OUT
from recovery_desk.usecases.paper.my_release_day import USES_24_HOURS
from recovery_desk.usecases.paper.print_sheets import AGREED_PASSPHRASE, PLAIN_SAVES
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.roles import coordinator_only

_YES, _NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class PaperSettings:
    """`passphrases` are agreed with an audience and used for every sheet saved for it; without one, each is new."""

    may_save_plain: bool = True
    uses_24_hours: bool = False
    leave_stale_out: bool = False
    passphrases: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadPaperSettings:
    """As they stand."""

    store: Store
    audiences: Audiences

    def __call__(self) -> PaperSettings:
        """What was chosen, else what a new desk does."""
        get = self.store.settings.get
        agreed = {each.id: get(AGREED_PASSPHRASE + each.id) or "" for each in self.audiences.all}
        return PaperSettings(
            may_save_plain=get(PLAIN_SAVES) != _NO,
            uses_24_hours=get(USES_24_HOURS) == _YES,
            leave_stale_out=get(LEAVE_STALE_OUT) == _YES,
            passphrases={audience: passphrase for audience, passphrase in agreed.items() if passphrase},
        )


@dataclass(frozen=True, slots=True)
class ChangePaperSettings:
    """Keeps what was chosen."""

    store: Store
    audiences: Audiences

    def __call__(self, wanted: PaperSettings) -> None:
        """All or nothing; raises `CoordinatorOnly`."""
        coordinator_only(self.store)
        chosen = {
            PLAIN_SAVES: _YES if wanted.may_save_plain else _NO,
            USES_24_HOURS: _YES if wanted.uses_24_hours else _NO,
            LEAVE_STALE_OUT: _YES if wanted.leave_stale_out else _NO,
            **{AGREED_PASSPHRASE + each.id: wanted.passphrases.get(each.id, "") for each in self.audiences.all},
        }
        with self.store.saving():
            for name, value in chosen.items():
                if (self.store.settings.get(name) or "") != value:
                    self.store.settings.put(name, value)
