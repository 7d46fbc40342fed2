"""The library of pathways, needs and suggestions that ships with the program."""

import tomllib

from recovery_desk.domain.pathways import Library, library_from
from recovery_desk.resource_files import resource


def load_pathways() -> Library:
    """`resources/pathways.toml`."""
    return library_from(tomllib.loads(resource("pathways.toml").read_text(encoding="utf-8")))
