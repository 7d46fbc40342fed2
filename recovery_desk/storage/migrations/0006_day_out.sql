-- The directory of services, and the day out: the route, the pickup at the gate, the first days after.

CREATE TABLE organisation (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    description TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    website TEXT NOT NULL,
    line1 TEXT NOT NULL,
    line2 TEXT NOT NULL,
    town TEXT NOT NULL,
    postcode TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE service (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    description TEXT NOT NULL,
    who_for TEXT NOT NULL,
    what_to_say TEXT NOT NULL,
    how_to_get_in TEXT NOT NULL,
    line1 TEXT NOT NULL,
    line2 TEXT NOT NULL,
    town TEXT NOT NULL,
    postcode TEXT NOT NULL,
    country TEXT NOT NULL,
    area TEXT NOT NULL,
    phones TEXT NOT NULL,
    email TEXT NOT NULL,
    website TEXT NOT NULL,
    alert TEXT NOT NULL,
    keeps_holidays INTEGER NOT NULL,
    checked_on TEXT,
    checked_by TEXT NOT NULL,
    source TEXT NOT NULL,
    outside_id TEXT NOT NULL
) STRICT;
CREATE INDEX service_by_organisation ON service (organisation_id);

CREATE TABLE opening_hours (
    id TEXT PRIMARY KEY,
    service_id TEXT NOT NULL REFERENCES service (id),
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    opens INTEGER NOT NULL,
    closes INTEGER NOT NULL,
    week_of_month INTEGER,
    valid_from TEXT,
    valid_to TEXT,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX opening_hours_by_service ON opening_hours (service_id);

CREATE TABLE service_exception (
    id TEXT PRIMARY KEY,
    service_id TEXT NOT NULL REFERENCES service (id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    opens INTEGER,
    closes INTEGER,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX service_exception_by_service ON service_exception (service_id);

-- From one place to another, either way round; a place is a service or an establishment.
CREATE TABLE travel_time (
    id TEXT PRIMARY KEY,
    origin TEXT NOT NULL,
    destination TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    how TEXT NOT NULL,
    UNIQUE (origin, destination)
) STRICT;
