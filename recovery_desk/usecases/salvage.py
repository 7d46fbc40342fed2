"""What could be read out of a damaged vault, and what could not."""

from dataclasses import dataclass

from recovery_desk.usecases.record_kind_words import counted
from recovery_desk.usecases.wholeness import Wholeness


@dataclass(frozen=True, slots=True)
class Salvaged:
    """Rows by table; `rebuilt` are records that lay on damaged pages and were built again from the history."""

    damaged_pages: tuple[int, ...]
    read: dict[str, int]
    lost: dict[str, int]
    rebuilt: int
    log_unread: bool
    whole: Wholeness

    @property
    def is_all(self) -> bool:
        """Whether everything there was is in the new desk, as the history says."""
        return not self.lost and not self.log_unread and self.whole.is_whole


def salvage_in_words(salvaged: Salvaged) -> list[str]:
    """What was read, and what was not."""
    read = [counted(kind, count) for kind, count in sorted(salvaged.read.items(), key=lambda pair: -pair[1])]
    said = [f"Read: {', '.join(read)}."]
    if salvaged.damaged_pages:
        shown = ", ".join(str(number) for number in salvaged.damaged_pages[:20])
        more = len(salvaged.damaged_pages) - 20
        said.append(f"Damaged pages: {shown}{f' and {more:,} more' if more > 0 else ''}.")
    if salvaged.rebuilt:
        said.append(f"{counted('record', salvaged.rebuilt)} on them could be built again from the history.")
    if salvaged.lost:
        lost = [counted(kind, count) for kind, count in sorted(salvaged.lost.items(), key=lambda pair: -pair[1])]
        said.append(f"Not read: {', '.join(lost)}.")
    if salvaged.log_unread:
        said.append("The write-ahead file beside the vault could not be read: the last saves may be missing.")
    if salvaged.is_all:
        said.append("Everything the history knows of is there.")
    return said
