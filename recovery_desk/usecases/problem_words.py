"""The sentences for everything that can be refused: the windows and the command line say the same."""

from collections.abc import Callable

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases import vault_problems as vault
from recovery_desk.usecases.backup_words import BACKUP_WORDS
from recovery_desk.usecases.check_date_problems import RequestNotUnderstood
from recovery_desk.usecases.check_date_words import words_for_request
from recovery_desk.usecases.complex_case_words import COMPLEX_CASE_WORDS
from recovery_desk.usecases.day_out_words import DAY_OUT_WORDS
from recovery_desk.usecases.desk_settings import SettingNotUnderstood
from recovery_desk.usecases.directory_words import DIRECTORY_WORDS
from recovery_desk.usecases.import_words import IMPORT_WORDS
from recovery_desk.usecases.inclusion_words import INCLUSION_WORDS
from recovery_desk.usecases.keep_establishment import EstablishmentNeedsName
from recovery_desk.usecases.keep_person import NameMissing
from recovery_desk.usecases.key_words import KEY_WORDS
from recovery_desk.usecases.meetings_words import MEETING_WORDS
from recovery_desk.usecases.notes_words import NOTES_WORDS
from recovery_desk.usecases.paper_words import PAPER_WORDS
from recovery_desk.usecases.people_words import PEOPLE_WORDS
from recovery_desk.usecases.plan_problem_words import PLAN_WORDS
from recovery_desk.usecases.prison_day_words import PRISON_DAY_WORDS
from recovery_desk.usecases.release_checks.problems import CHECK_WORDS
from recovery_desk.usecases.undo_words import UNDO_WORDS
from recovery_desk.usecases.view_pins import VIEW_PIN_WORDS
from recovery_desk.usecases.worker_words import WORKER_WORDS

_DAMAGE = {
    "file": "A file of the vault is missing or not what this program wrote.",
    "keys": "The key files beside the vault were changed by something else than this program.",
    "pages": "The vault is damaged: what is inside cannot be read as it was written.",
    "journal": "The history in the vault is not whole: a line was changed, taken out or put in.",
    "empty": "The vault file is empty, so something outside this program has emptied it.",
    "unencrypted": "The vault file is not encrypted, so it was not written by this program.",
}

_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    **IMPORT_WORDS,
    **NOTES_WORDS,
    **PEOPLE_WORDS,
    **BACKUP_WORDS,
    **DIRECTORY_WORDS,
    **DAY_OUT_WORDS,
    **CHECK_WORDS,
    **WORKER_WORDS,
    **VIEW_PIN_WORDS,
    **PLAN_WORDS,
    **UNDO_WORDS,
    **PAPER_WORDS,
    **KEY_WORDS,
    **MEETING_WORDS,
    **INCLUSION_WORDS,
    **COMPLEX_CASE_WORDS,
    **PRISON_DAY_WORDS,
    RequestNotUnderstood: words_for_request,
    vault.NoVaultHere: lambda problem: (
        f"There is no desk in {problem.where}. Start one there, or choose the folder it is in."
    ),
    vault.VaultAlreadyHere: lambda problem: f"There is a desk in {problem.where} already. It was left as it is.",
    vault.VaultTooNew: lambda _: (
        "This desk was last used with a newer version of Recovery Desk. Open it with that version; nothing was changed."
    ),
    vault.VaultDamaged: lambda problem: (
        f"{_DAMAGE.get(problem.what, _DAMAGE['pages'])} This is damage, not the passphrase. "
        "Nothing was changed; copy the data folder to a safe place and ask for help before going on."
    ),
    vault.VaultInUse: lambda _: "This desk is already open in another window or program. Close it there first.",
    vault.FolderNotWritable: lambda problem: (
        f"Nothing can be written in {problem.where}. Choose another folder, or ask IT for the right to write there."
    ),
    vault.DiskFull: lambda _: (
        "The disk is full, so the last change was not kept. Everything saved before it is safe. "
        "A little room was kept back for this and is free now: try again at once, then free some space."
    ),
    vault.DiskFailing: lambda _: (
        "The disk could not be read or written. Is the drive still there? The last change was not kept; "
        "everything saved before it is as it was."
    ),
    vault.NotEnoughMemory: lambda _: "There is not enough free memory to unlock. Close other programs and try again.",
    vault.NoSuchPerson: lambda _: "Nobody on this desk has that id.",
    EstablishmentNeedsName: lambda _: "Give the establishment a name, so that it can be found again.",
    NameMissing: lambda _: "Give at least one name, so that the person can be found again.",
    SettingNotUnderstood: lambda problem: (
        f"The setting \u201c{problem.name}\u201d in this desk is not one this program wrote. "
        "Open Settings and choose it again."
    ),
}


def words_for(problem: UserFacingError) -> str:
    """What happened and what to do next, for somebody who has never seen a traceback."""
    for kind in type(problem).__mro__:
        if kind in _WORDS:
            return _WORDS[kind](problem)
    raise LookupError(type(problem).__name__)


def has_words(kind: type[UserFacingError]) -> bool:
    """Whether `kind` has a sentence; a test asks it of every error in the program."""
    return any(base in _WORDS for base in kind.__mro__)
