-- Pre-release meetings and the vetted staff of community agencies.

CREATE TABLE agency_staff (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    agency TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    job TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    note TEXT NOT NULL,
    left_on TEXT
) STRICT;

CREATE TABLE vetting (
    id TEXT PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES agency_staff (id),
    kind TEXT NOT NULL,
    expires_on TEXT NOT NULL,
    reference TEXT NOT NULL,
    granted_on TEXT,
    establishment_ids TEXT NOT NULL,
    every_in TEXT,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX vetting_by_staff ON vetting (staff_id);
CREATE INDEX vetting_by_expiry ON vetting (expires_on);

CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    day TEXT NOT NULL,
    start INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    establishment_id TEXT NOT NULL,
    place TEXT NOT NULL,
    room TEXT NOT NULL,
    staff_id TEXT NOT NULL,
    worker TEXT NOT NULL,
    purpose TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    why_not TEXT,
    late_minutes INTEGER,
    agreed TEXT NOT NULL,
    next_step TEXT NOT NULL,
    note TEXT NOT NULL,
    sequence INTEGER NOT NULL
) STRICT;
CREATE INDEX meeting_by_person ON meeting (person_id, day);
CREATE INDEX meeting_by_day ON meeting (day, start);

CREATE TABLE meeting_move (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    at TEXT NOT NULL,
    from_day TEXT NOT NULL,
    from_start INTEGER NOT NULL,
    to_day TEXT NOT NULL,
    to_start INTEGER NOT NULL,
    asked_by TEXT NOT NULL,
    why TEXT NOT NULL,
    by_whom TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_move_by_meeting ON meeting_move (meeting_id, at);
CREATE INDEX meeting_move_by_person ON meeting_move (person_id);
