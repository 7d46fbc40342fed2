"""The locks: every package with its version and hashes, and no word about where it comes from."""

import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from environment import install, make_empty_environment
from programs import LOCKS, StopError, capture, last_lines, program, say

# The development lock agrees with the runtime lock, which therefore comes first.
SOURCES = {"runtime.txt": "requirements.in", "development.txt": "requirements-dev.in"}
OPTIONS = (
    *("--universal", "--python-version", "3.11", "--only-binary", ":all:", "--generate-hashes"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet"),
)


def remake_locks(options: Sequence[str] = ()) -> None:
    """Remake both locks with uv; nothing is written unless both come out well and name no address."""
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        uv = shutil.which("uv") or throwaway_uv(scratch / "uv")
        for target, source in SOURCES.items():
            draft = scratch / target
            if (LOCKS / target).exists():
                shutil.copyfile(LOCKS / target, draft)  # uv keeps the versions it finds there
            agreeing = ["--constraints", str(scratch / "runtime.txt")] if target != "runtime.txt" else []
            words = [*OPTIONS, *agreeing, *options, f"packaging/{source}", "--output-file", str(draft)]
            made = capture(uv, "pip", "compile", *words, UV_PYTHON_DOWNLOADS="never")
            if made.returncode:
                raise StopError(f"uv could not make {target}. Its last words:\n{last_lines(made.stdout)}")
            addresses = addresses_in(draft.read_text(encoding="utf-8"))
            if addresses:
                named = "\n".join(addresses)
                raise StopError(f"{target} would say where packages are fetched from:\n{last_lines(named)}")
        for target in SOURCES:
            text = (scratch / target).read_text(encoding="utf-8")
            (LOCKS / target).write_text(text, encoding="utf-8", newline="\n")
            say(f"packaging/locks/{target}: {text.count('==')} packages")


def addresses_in(lock: str) -> list[str]:
    """The lines of a lock that say where to fetch from, and so have no place there."""
    return [line for line in lock.splitlines() if re.search(r":/|@|^\s*--(?!hash=sha256:)", line)]


def throwaway_uv(folder: Path) -> str:
    """The locking tool, fetched for this once."""
    make_empty_environment(folder)
    install(folder, "--only-binary", ":all:", "uv")
    return str(program("uv", folder))
