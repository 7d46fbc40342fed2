"""Who works at the desk."""

from recovery_desk.domain.view_pins import ViewPin
from recovery_desk.domain.workers import Worker
from recovery_desk.storage.records import TableOf

WORKERS = TableOf(Worker, "worker", order="left_on IS NOT NULL, name, id")
VIEW_PINS = TableOf(ViewPin, "view_pin", order="id")
