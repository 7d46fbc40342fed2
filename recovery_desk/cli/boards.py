"""A board of releases as lines of text."""

from recovery_desk.cli.talking import say
from recovery_desk.domain.dates import short_date
from recovery_desk.usecases.list_releases import ReleasesBoard


def board_in_words(board: ReleasesBoard) -> None:
    """Who is due out and what is wrong, a line each."""
    many = len(board.releases)
    say(
        f"{many} due out from {short_date(board.first)} to {short_date(board.last)}: {board.hard} on a hard day, "
        f"{board.moved} brought forward by law, {board.may_ask} may be asked out earlier. "
        f"Without a date: {board.without_date}."
    )
    for release in board.releases:
        mark = "!" if release.answer.is_hard_day else " "
        row = release.row
        say(
            f" {mark} {short_date(release.release_day):<11} {row.prison_number or row.person_id:<10} "
            f"{row.filed_as[:28]:<28} {row.establishment[:22]:<22} {release.answer.short_reason}"
        )
