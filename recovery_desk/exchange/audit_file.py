"""The audit as a file for somebody who may not see the records: ids, never names, never what a field held."""

import csv
from collections.abc import Iterable
from pathlib import Path

from recovery_desk.exchange.bad_rows_file import defused
from recovery_desk.usecases.audit_ports import AuditLine
from recovery_desk.usecases.import_problems import BadRowsNotSaved, FileIsThere

HEADINGS = (
    "Line",
    "When (UTC)",
    "Worker",
    "Worker's id",
    "Desk",
    "What was done",
    "Kind of record",
    "Id of the record",
    "Id of the person",
    "Field",
    "Detail",
)


def save_audit(lines: Iterable[AuditLine], of: int, head: str, path: Path, *, overwrite: bool = False) -> int:
    """Writes the lines as CSV (UTF-8 with mark), with the head of the whole history last; returns how many.

    Raises:
        FileIsThere: there is such a file, and `overwrite` is not set.
        BadRowsNotSaved: the place cannot be written to.
    """
    written = 0
    try:
        with path.open("w" if overwrite else "x", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADINGS)
            for line in lines:
                written += 1
                writer.writerow(
                    [
                        line.number,
                        line.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                        *map(
                            defused,
                            (
                                line.worker,
                                line.worker_id,
                                line.desk,
                                line.act,
                                line.entity,
                                line.entity_id,
                                line.about,
                                line.field,
                                line.detail,
                            ),
                        ),
                    ]
                )
            writer.writerow(["Head", f"The history had {of} lines; the code of the newest began with {head}"])
    except FileExistsError as error:
        raise FileIsThere(path.name) from error
    except OSError as error:
        raise BadRowsNotSaved(path.name) from error
    return written
