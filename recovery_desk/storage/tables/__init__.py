"""Which records lie in which table. Each file names the tables of one part of the work; `TABLES` is all of them."""

from typing import Any

from recovery_desk.storage.records import TableOf

TABLES: tuple[TableOf[Any], ...] = ()
