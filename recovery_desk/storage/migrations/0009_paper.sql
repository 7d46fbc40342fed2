-- What was printed, of whom, for whom.

CREATE TABLE print_record (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    sheet TEXT NOT NULL,
    audience TEXT NOT NULL DEFAULT '',
    size TEXT NOT NULL DEFAULT '',
    copy INTEGER NOT NULL DEFAULT 1,
    way TEXT NOT NULL DEFAULT 'printed',
    at TEXT NOT NULL,
    by TEXT NOT NULL DEFAULT '',
    pack TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX print_record_by_person ON print_record (person_id, at);
CREATE INDEX print_record_by_time ON print_record (at);

CREATE TABLE chosen_service (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    service_id TEXT NOT NULL,
    how_to_get_there TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX chosen_service_by_person ON chosen_service (person_id, position);
