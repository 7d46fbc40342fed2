-- The recovery inclusion meeting: series, who sits in it, what is agreed.

CREATE TABLE inclusion_series (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    first_on TEXT NOT NULL,
    start INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    repeats TEXT NOT NULL,
    every INTEGER NOT NULL,
    weekday INTEGER NOT NULL,
    nth INTEGER NOT NULL,
    place TEXT NOT NULL,
    organisation_ids TEXT NOT NULL,
    establishment_ids TEXT NOT NULL,
    note TEXT NOT NULL,
    ended_on TEXT,
    sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE inclusion_member (
    id TEXT PRIMARY KEY,
    series_id TEXT NOT NULL REFERENCES inclusion_series (id),
    staff_id TEXT NOT NULL,
    worker TEXT NOT NULL,
    is_chair INTEGER NOT NULL
) STRICT;
CREATE INDEX inclusion_member_by_series ON inclusion_member (series_id);

CREATE TABLE inclusion_meeting (
    id TEXT PRIMARY KEY,
    series_id TEXT NOT NULL REFERENCES inclusion_series (id),
    planned_on TEXT NOT NULL,
    day TEXT NOT NULL,
    start INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    place TEXT NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    opened_at TEXT,
    closed_at TEXT,
    closed_by TEXT NOT NULL,
    left_out INTEGER NOT NULL,
    sequence INTEGER NOT NULL
) STRICT;
CREATE INDEX inclusion_meeting_by_series ON inclusion_meeting (series_id, day);

CREATE TABLE inclusion_attendance (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES inclusion_meeting (id),
    name TEXT NOT NULL,
    agency TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    attendance TEXT NOT NULL,
    position INTEGER NOT NULL,
    is_chair INTEGER NOT NULL
) STRICT;
CREATE INDEX inclusion_attendance_by_meeting ON inclusion_attendance (meeting_id, position);

CREATE TABLE inclusion_item (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    meeting_id TEXT NOT NULL REFERENCES inclusion_meeting (id),
    position INTEGER NOT NULL,
    starts_after INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    due_out TEXT,
    points INTEGER NOT NULL,
    why TEXT NOT NULL,
    missing TEXT NOT NULL,
    discussed_at TEXT
) STRICT;
CREATE INDEX inclusion_item_by_meeting ON inclusion_item (meeting_id, position);
CREATE INDEX inclusion_item_by_person ON inclusion_item (person_id);

CREATE TABLE inclusion_outcome (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    meeting_id TEXT NOT NULL REFERENCES inclusion_meeting (id),
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    said_at TEXT NOT NULL,
    owner TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    due TEXT,
    task_id TEXT NOT NULL
) STRICT;
CREATE INDEX inclusion_outcome_by_meeting ON inclusion_outcome (meeting_id, said_at);
CREATE INDEX inclusion_outcome_by_person ON inclusion_outcome (person_id);
