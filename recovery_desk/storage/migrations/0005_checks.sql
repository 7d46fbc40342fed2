-- The checks of a release day: what was recorded of them, what a coordinator chose about them, requests for an
-- earlier day, and the area somebody will live in (which local holidays count for them).

CREATE TABLE check_record (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    episode_id TEXT NOT NULL,
    check_id TEXT NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    tenure TEXT,
    confirmed_by TEXT NOT NULL DEFAULT '',
    on_day TEXT,
    at_time TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '',
    due TEXT,
    recorded_by TEXT NOT NULL DEFAULT '',
    recorded_at TEXT
) STRICT;
CREATE INDEX check_record_by_person ON check_record (person_id);

CREATE TABLE check_choice (
    id TEXT PRIMARY KEY,
    applies TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    days_before INTEGER,
    owner TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE early_release_request (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    episode_id TEXT NOT NULL,
    release_day TEXT NOT NULL,
    asked_for TEXT NOT NULL,
    addressed_to TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    written_by TEXT NOT NULL DEFAULT '',
    written_at TEXT NOT NULL,
    sent_on TEXT,
    decision TEXT NOT NULL,
    decided_by TEXT NOT NULL DEFAULT '',
    decided_on TEXT,
    new_day TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX early_release_request_by_person ON early_release_request (person_id);

CREATE TABLE release_area (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    area TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX release_area_by_person ON release_area (person_id);
