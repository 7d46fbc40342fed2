"""Every figure beside its floor: prints a table, writes `bench-output/figures.json`.

`dev.py bench` runs all of it; `dev.py bench law paper` only those groups.
"""

import argparse
import json
import multiprocessing
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.benchmarks.backup_figures import backup_of_a_gigabyte, million_lines_verified
from tests.benchmarks.figures import HEADER, Figure
from tests.benchmarks.hold_figures import held_at_100_000, key_to_vault
from tests.benchmarks.import_figures import import_rows
from tests.benchmarks.inclusion_figures import inclusion_agenda
from tests.benchmarks.kept_desks import forget_all
from tests.benchmarks.law_figures import million_checks
from tests.benchmarks.paper_figures import handover_sheets, packs
from tests.benchmarks.people_figures import duplicates_while_typing
from tests.benchmarks.plan_figures import history_and_plan
from tests.benchmarks.route_figures import route_search
from tests.benchmarks.search_figures import caseload_filters, keystrokes, million_notes, person_with_many_notes
from tests.benchmarks.ui_figures import first_window, longest_hold, painted_board, peak_memory
from tests.benchmarks.vault_figures import first_page, make_desks, opening, saved_field

GROUPS: dict[str, tuple[Callable[[Path], Iterator[Figure]], ...]] = {
    "desks": (make_desks,),
    "vault": (opening, saved_field, first_page),
    "plan": (history_and_plan,),
    "backups": (backup_of_a_gigabyte, million_lines_verified),
    "window": (first_window, painted_board, peak_memory, longest_hold),
    "search": (million_notes, keystrokes, caseload_filters, person_with_many_notes),
    "holds": (held_at_100_000, key_to_vault),
    "law": (million_checks,),
    "route": (route_search,),
    "people": (duplicates_while_typing,),
    "inclusion": (inclusion_agenda,),
    "paper": (handover_sheets, packs),
    "import": (import_rows,),
}


def in_a_process_of_its_own(measure: Callable[[Path], Iterator[Figure]], folder: Path) -> list[Figure]:
    """The figures of one measurement; what others left in memory is no part of it."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_all_of, measure, folder).result()


def _all_of(measure: Callable[[Path], Iterator[Figure]], folder: Path) -> list[Figure]:
    return list(measure(folder))


def main() -> int:
    """Measures; answers 1 when a figure is over its limit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("groups", nargs="*", choices=[*GROUPS, []], help="only these; all when none is named")
    parser.add_argument("--out", type=Path, default=Path("bench-output/figures.json"))
    parser.add_argument("--anew", action="store_true", help="make the large desks anew, also those that are kept")
    chosen = parser.parse_args()
    if chosen.anew:
        forget_all()
    wanted = [name for name in GROUPS if not chosen.groups or name in chosen.groups or name == "desks"]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found: list[Figure] = []
    print(HEADER)
    with tempfile.TemporaryDirectory(prefix="recovery-desk-bench-") as folder:
        for group in wanted:
            for measure in GROUPS[group]:
                for figure in in_a_process_of_its_own(measure, Path(folder)):
                    found.append(figure)
                    print(figure.as_line(), flush=True)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    machine = {"python": platform.python_version(), "system": platform.platform(), "cores": os.cpu_count()}
    chosen.out.write_text(json.dumps({"machine": machine, "figures": [figure.as_json() for figure in found]}, indent=1))
    over = [figure for figure in found if not figure.holds]
    print(f"{len(found)} figures, {len(over)} over their limit; written to {chosen.out}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
