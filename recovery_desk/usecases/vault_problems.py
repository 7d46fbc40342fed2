"""What can go wrong with a vault, as facts. The words are in `problem_words`."""

from recovery_desk.domain.errors import UserFacingError


class VaultProblem(UserFacingError):
    """The root of everything a vault can refuse."""


class NoVaultHere(VaultProblem):
    """The data folder holds no vault."""

    def __init__(self, where: str) -> None:
        """`where` is the data folder."""
        super().__init__(where)
        self.where = where


class VaultAlreadyHere(NoVaultHere):
    """A vault would be made where there is one."""


class WrongPassphrase(VaultProblem):
    """No key slot opens with what was typed."""


class WrongRecoveryKey(VaultProblem):
    """A whole recovery key, and not the one this desk was given."""


class WrongPassphraseForBackup(WrongPassphrase):
    """It opens no key slot of a backup, which opens with what was used when it was made."""


class WrongRecoveryKeyForBackup(WrongRecoveryKey):
    """Not the recovery key of the day a backup was made; `known_as` is that one's name, "" where there was none."""

    def __init__(self, known_as: str) -> None:
        super().__init__("recovery key")
        self.known_as = known_as


class PassphraseReplaced(VaultProblem):
    """It was the passphrase of a worker once; the key files beside the vault were old and have been put right."""


class WaitBeforeNextTry(VaultProblem):
    """Several passphrases were wrong; the next may be tried in `seconds`."""

    def __init__(self, seconds: int) -> None:
        """Whole seconds."""
        super().__init__(seconds)
        self.seconds = seconds


class KeysOfAnotherVault(VaultProblem):
    """The key files open, but the vault beside them was keyed with another key: another desk's, or another day's."""


class PassphraseTooShort(VaultProblem):
    """A new passphrase under the shortest allowed."""

    def __init__(self, shortest: int) -> None:
        """`shortest` in characters."""
        super().__init__(shortest)
        self.shortest = shortest


class KeyHeaderLost(VaultProblem):
    """Neither of the two key files beside the vault can be read, or a file that should hold keys holds none."""


class VaultDamaged(VaultProblem):
    """The right key opens it, and what is inside is not whole. `what` names the part."""

    def __init__(self, what: str) -> None:
        """`what` is one of: file, keys, pages, journal, empty, unencrypted."""
        super().__init__(what)
        self.what = what


class VaultTooNew(VaultProblem):
    """Written by a newer program than this."""

    def __init__(self, found: int, known: int) -> None:
        """`found` and `known` are schema or header versions."""
        super().__init__(found, known)
        self.found, self.known = found, known


class VaultInUse(VaultProblem):
    """Another program holds the vault."""


class FolderNotWritable(VaultProblem):
    """The data folder cannot be written to."""

    def __init__(self, where: str) -> None:
        """`where` is the folder."""
        super().__init__(where)
        self.where = where


class DiskFull(VaultProblem):
    """There is no room for the last save; it was not kept, everything before it was."""


class DiskFailing(VaultProblem):
    """The disk could not be read or written: pulled out, read-only or failing."""


class NotEnoughMemory(VaultProblem):
    """Key derivation needs more memory than the machine has free."""


class NoSuchPerson(VaultProblem):
    """An id that belongs to nobody here."""
