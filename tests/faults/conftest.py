"""The made-up vaults of the storage tests."""

from tests.storage.conftest import clock, folder, ids, vault

__all__ = ["clock", "folder", "ids", "vault"]
