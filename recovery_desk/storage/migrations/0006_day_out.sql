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

CREATE TABLE route_stop (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    service_id TEXT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    with_whom TEXT NOT NULL,
    travel_minutes INTEGER NOT NULL,
    visit_minutes INTEGER NOT NULL,
    appointment INTEGER,
    latest INTEGER,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX route_stop_by_person ON route_stop (person_id, position);

CREATE TABLE pickup (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    day TEXT NOT NULL,
    state TEXT NOT NULL,
    gate_time INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    gate TEXT NOT NULL,
    driver TEXT NOT NULL,
    driver_phone TEXT NOT NULL,
    second_person TEXT NOT NULL,
    second_phone TEXT NOT NULL,
    car TEXT NOT NULL,
    phone_to_carry TEXT NOT NULL,
    bring TEXT NOT NULL,
    bring_also TEXT NOT NULL,
    first_stop TEXT NOT NULL,
    then_to TEXT NOT NULL,
    consent TEXT NOT NULL,
    consent_on TEXT,
    driver_note TEXT NOT NULL,
    desk_note TEXT NOT NULL,
    check_every INTEGER NOT NULL,
    hear_by TEXT,
    ring_ladder TEXT NOT NULL,
    no_show_ladder TEXT NOT NULL,
    handed_to TEXT NOT NULL,
    miles_before INTEGER,
    miles_after INTEGER
) STRICT;
CREATE INDEX pickup_by_person ON pickup (person_id, day);
CREATE INDEX pickup_by_day ON pickup (day, gate_time);
CREATE INDEX pickup_to_hear_of ON pickup (hear_by) WHERE hear_by IS NOT NULL;

CREATE TABLE pickup_event (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    pickup_id TEXT NOT NULL REFERENCES pickup (id),
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    note TEXT NOT NULL,
    by_whom TEXT NOT NULL
) STRICT;
CREATE INDEX pickup_event_by_pickup ON pickup_event (pickup_id, at);
CREATE INDEX pickup_event_by_person ON pickup_event (person_id);

CREATE TABLE first_days (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    released_on TEXT NOT NULL,
    how TEXT NOT NULL,
    told_by TEXT NOT NULL,
    event_id TEXT NOT NULL,
    booked_on TEXT,
    booked_for TEXT,
    booked_with TEXT NOT NULL,
    attended_on TEXT,
    engaged_on TEXT,
    ended_on TEXT,
    ended_why TEXT NOT NULL
) STRICT;
CREATE INDEX first_days_by_person ON first_days (person_id, released_on);
CREATE INDEX first_days_by_day ON first_days (released_on) WHERE ended_on IS NULL;

CREATE TABLE contact_step (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    first_days_id TEXT NOT NULL REFERENCES first_days (id),
    due TEXT NOT NULL,
    text TEXT NOT NULL,
    owner TEXT NOT NULL,
    is_own INTEGER NOT NULL,
    done_on TEXT,
    outcome TEXT,
    note TEXT NOT NULL,
    ended_on TEXT,
    ended_why TEXT NOT NULL
) STRICT;
CREATE INDEX contact_step_by_person ON contact_step (person_id, due);
CREATE INDEX contact_step_of_release ON contact_step (first_days_id);
CREATE INDEX contact_step_open ON contact_step (due) WHERE done_on IS NULL AND ended_on IS NULL;

CREATE TABLE life_event (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    is_about INTEGER NOT NULL,
    what_happened TEXT NOT NULL,
    naloxone_given TEXT NOT NULL,
    what_followed TEXT NOT NULL,
    told_by TEXT NOT NULL,
    followed_up_on TEXT
) STRICT;
CREATE INDEX life_event_by_person ON life_event (person_id, happened_on);

CREATE TABLE court_plan (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    court TEXT NOT NULL,
    next_hearing TEXT,
    ring_first TEXT NOT NULL,
    meets_them TEXT NOT NULL,
    sleep_tonight TEXT NOT NULL,
    first_dose TEXT NOT NULL,
    medicines TEXT NOT NULL,
    naloxone TEXT NOT NULL,
    money_and_travel TEXT NOT NULL,
    property_and_phone TEXT NOT NULL,
    first_morning TEXT NOT NULL,
    family TEXT NOT NULL,
    agreed_on TEXT,
    written_on TEXT
) STRICT;
CREATE INDEX court_plan_by_person ON court_plan (person_id);
