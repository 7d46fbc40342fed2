"""Every refusal has its sentence, and the sentence says nothing it should not."""

import importlib
import inspect
import pkgutil

import recovery_desk.domain
import recovery_desk.usecases
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases import vault_problems
from recovery_desk.usecases.problem_words import has_words, words_for


def kinds_of_refusal() -> set[type[UserFacingError]]:
    found = set()
    for package in (recovery_desk.domain, recovery_desk.usecases):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            members = inspect.getmembers(importlib.import_module(module.name), inspect.isclass)
            found |= {member for _, member in members if issubclass(member, UserFacingError)}
    return found - {UserFacingError}


def test_every_refusal_has_words() -> None:
    kinds = kinds_of_refusal()
    assert len(kinds) > 20
    raised = {kind for kind in kinds if not kind.__subclasses__()}
    assert [kind.__name__ for kind in raised if not has_words(kind)] == []


def test_a_wrong_passphrase_says_so_and_nothing_else() -> None:
    assert words_for(vault_problems.WrongPassphrase()) == "That passphrase does not open this desk."


def test_damage_never_blames_the_passphrase() -> None:
    for what in ("file", "pages", "journal", "empty", "unencrypted", "something new"):
        assert "not the passphrase" in words_for(vault_problems.VaultDamaged(what))
