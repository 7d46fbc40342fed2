"""The sentences for passphrases, recovery keys and key files."""

from collections.abc import Callable

from recovery_desk.domain import recovery_keys
from recovery_desk.domain.counting import so_many
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases import vault_problems as vault


def _mistyped(problem: recovery_keys.RecoveryKeyMistyped) -> str:
    if len(problem.groups) == 1:
        return f"Group {problem.groups[0]} of the recovery key is not as it stands on the sheet. Look at it again."
    if problem.groups and problem.found == recovery_keys.GROUPS:
        *first, last = (str(group) for group in problem.groups)
        return f"Groups {', '.join(first)} and {last} of the recovery key are not as they stand on the sheet."
    if problem.found != recovery_keys.GROUPS:
        return (
            f"A recovery key has {recovery_keys.GROUPS} groups of {recovery_keys.GROUP_LETTERS} letters and figures; "
            f"this has {problem.found}. Type all of them, in the order of the sheet."
        )
    return "That is not a recovery key as this program prints it. Type it again from the sheet."


def _other_half(problem: recovery_keys.NotThatHalf) -> str:
    if problem.wanted_private:
        return "That is the half that only locks. The half that opens is on the sheet in the office safe."
    return (
        "That is the half that opens, which no laptop should hold. Use the other half: the file or sheet marked "
        "\u201cpublic half\u201d."
    )


def _of_another_day(problem: vault.WrongRecoveryKeyForBackup) -> str:
    or_else = "the passphrase of somebody who worked at the desk when it was made"
    if not problem.known_as:
        return f"No recovery key was in force when this backup was made. It opens with {or_else}."
    return (
        f"That is not the recovery key that was in force when this backup was made. It opens with the one known as "
        f"{problem.known_as}: fetch that sheet or stick from the safe. Or with {or_else}."
    )


KEY_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    vault.WrongPassphrase: lambda _: "That passphrase does not open this desk.",
    vault.WrongRecoveryKey: lambda _: (
        "That is a recovery key, but not the one this desk was given. The sheet says which desks it opens."
    ),
    vault.WrongPassphraseForBackup: lambda _: (
        "That passphrase does not open this backup. It opens with those that were used when it was made."
    ),
    vault.WrongRecoveryKeyForBackup: _of_another_day,
    vault.PassphraseReplaced: lambda _: (
        "That passphrase was used here once and no longer is. The key files beside the vault were old, and have been "
        "put right. Use the passphrase you use now, or ask a coordinator."
    ),
    vault.WaitBeforeNextTry: lambda problem: (
        f"Several passphrases were wrong, so the next one can be tried in "
        f"{so_many(problem.seconds, 'second')}. Nothing is ever deleted, however often it is wrong."
    ),
    vault.KeysOfAnotherVault: lambda _: (
        "The key files beside the vault do not belong to it: they are another desk\u2019s, or from before its key was "
        "changed. Fetch them from the newest backup of this desk: a file that ends in .rdbackup. Nothing was changed."
    ),
    vault.KeyHeaderLost: lambda _: (
        "Both key files beside the vault are missing or unreadable, so no passphrase can open it. "
        "Fetch them from the newest backup of this desk, a file that ends in .rdbackup; keys.a.json or keys.b.json "
        "from a copy of this folder do too. The vault itself was not touched."
    ),
    vault.PassphraseTooShort: lambda problem: (
        f"A passphrase needs at least {problem.shortest} characters. Four ordinary words are easy to remember."
    ),
    recovery_keys.RecoveryKeyMistyped: _mistyped,
    recovery_keys.NotThatHalf: _other_half,
}
