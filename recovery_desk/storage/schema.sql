-- user_version 13

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

CREATE TABLE alert (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    recorded_on TEXT,
    review_on TEXT,
    ended_on TEXT,
    driver_may_know INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE backup_made (
    id TEXT PRIMARY KEY,
    place_id TEXT NOT NULL,
    file TEXT NOT NULL,
    at TEXT NOT NULL,
    why TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    journal_seq INTEGER NOT NULL,
    journal_head TEXT NOT NULL
) STRICT;

CREATE TABLE backup_place (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    is_automatic INTEGER NOT NULL DEFAULT 1,
    failure TEXT NOT NULL DEFAULT '',
    failed_at TEXT
) STRICT;

CREATE TABLE case_review (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    case_id TEXT NOT NULL REFERENCES complex_case (id),
    held_on TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    said TEXT NOT NULL,
    next_on TEXT
) STRICT;

CREATE TABLE caseload (
    line INTEGER PRIMARY KEY,
    person_id TEXT NOT NULL UNIQUE REFERENCES person (id),
    filed_as TEXT NOT NULL,
    called TEXT NOT NULL,
    prison_number TEXT NOT NULL,
    birth_date TEXT,
    birth_date_precision TEXT NOT NULL,
    establishment TEXT NOT NULL,
    country TEXT,
    place TEXT NOT NULL,
    due TEXT,
    kind TEXT NOT NULL,
    told_by TEXT NOT NULL,
    sentence_days INTEGER,
    sentenced_on TEXT,
    worker TEXT NOT NULL,
    name_key TEXT NOT NULL,
    family_key TEXT NOT NULL,
    number_key TEXT NOT NULL,
    words TEXT NOT NULL
, ended_on TEXT, likeness TEXT NOT NULL DEFAULT '', hall TEXT NOT NULL DEFAULT '', last_contact TEXT, alerts INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE VIRTUAL TABLE caseload_likeness USING fts5 (
    keys, content = '', detail = none, tokenize = "unicode61 remove_diacritics 0"
);

CREATE TABLE caseload_size (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), people INTEGER NOT NULL) STRICT;

CREATE VIRTUAL TABLE caseload_words USING fts5 (
    words, content = '', detail = none, tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3'
);

CREATE TABLE check_choice (
    id TEXT PRIMARY KEY,
    applies TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    days_before INTEGER,
    owner TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT ''
) STRICT;

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

CREATE TABLE chosen_service (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    service_id TEXT NOT NULL,
    how_to_get_there TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE community_order (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    court TEXT NOT NULL DEFAULT '',
    started_on TEXT,
    length_days INTEGER,
    reviews TEXT NOT NULL DEFAULT '[]',
    testing TEXT NOT NULL DEFAULT '',
    ended_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE complex_case (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    set_off_by TEXT NOT NULL,
    why TEXT NOT NULL,
    stage TEXT NOT NULL,
    lead TEXT NOT NULL,
    staff_ids TEXT NOT NULL,
    organisation_ids TEXT NOT NULL,
    others TEXT NOT NULL,
    planned TEXT NOT NULL,
    doses_where TEXT NOT NULL,
    hall_must_know TEXT NOT NULL,
    opened_on TEXT,
    review_on TEXT,
    closed_on TEXT,
    outcome TEXT,
    outcome_words TEXT NOT NULL
) STRICT;

CREATE TABLE consent (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    organisation_id TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL,
    given_how TEXT NOT NULL,
    signed_on TEXT,
    ends_on TEXT,
    withdrawn_on TEXT,
    note TEXT NOT NULL DEFAULT '',
    organisation_name TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE contact (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    relationship TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    consent TEXT NOT NULL DEFAULT 'not-asked',
    is_carer INTEGER NOT NULL DEFAULT 0,
    is_own INTEGER NOT NULL DEFAULT 0,
    is_next_of_kin INTEGER NOT NULL DEFAULT 0,
    no_messages INTEGER NOT NULL DEFAULT 0,
    hide_address INTEGER NOT NULL DEFAULT 0,
    safe_hours TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;

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

CREATE TABLE custody_episode (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    is_current INTEGER NOT NULL DEFAULT 1,
    establishment_id TEXT REFERENCES establishment (id),
    hall TEXT NOT NULL DEFAULT '',
    cell TEXT NOT NULL DEFAULT '',
    due TEXT,
    kind TEXT NOT NULL DEFAULT 'sentence',
    told_by TEXT NOT NULL DEFAULT '',
    told_on TEXT,
    sentence_days INTEGER,
    sentenced_on TEXT
, admitted_on TEXT, ended_on TEXT) STRICT;

CREATE TABLE custody_event (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    episode_id TEXT NOT NULL REFERENCES custody_episode (id),
    kind TEXT NOT NULL,
    happened_on TEXT,
    recorded_at TEXT NOT NULL,
    establishment_id TEXT REFERENCES establishment (id),
    hall TEXT NOT NULL DEFAULT '',
    cell TEXT NOT NULL DEFAULT '',
    due TEXT,
    due_before TEXT,
    release_kind TEXT,
    told_by TEXT NOT NULL DEFAULT '',
    until TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE day_line (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    establishment_id TEXT NOT NULL REFERENCES establishment (id),
    day TEXT NOT NULL,
    code TEXT NOT NULL,
    is_asked INTEGER NOT NULL,
    is_left_out INTEGER NOT NULL,
    why TEXT NOT NULL,
    rolled_from TEXT,
    outcome TEXT,
    reason TEXT,
    note_id TEXT NOT NULL,
    meeting_id TEXT NOT NULL
) STRICT;

CREATE TABLE draft (
    worker TEXT NOT NULL,
    form TEXT NOT NULL,
    about TEXT NOT NULL,
    fields TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    title TEXT NOT NULL,
    screen TEXT NOT NULL,
    tab TEXT NOT NULL,
    person_id TEXT,
    PRIMARY KEY (worker, form, about)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE establishment (
    id TEXT PRIMARY KEY,
    country TEXT NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    code TEXT NOT NULL DEFAULT '',
    line1 TEXT NOT NULL DEFAULT '',
    line2 TEXT NOT NULL DEFAULT '',
    town TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    checked_on TEXT,
    checked_by TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE findable (line INTEGER PRIMARY KEY, kind TEXT NOT NULL, record_id TEXT NOT NULL UNIQUE) STRICT;

CREATE VIRTUAL TABLE findable_words USING fts5 (
    words, content = '', detail = none, tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3'
);

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

CREATE TABLE goal (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    text TEXT NOT NULL,
    pathway TEXT NOT NULL DEFAULT '',
    strengths TEXT NOT NULL DEFAULT '',
    tags TEXT NOT NULL DEFAULT '[]',
    position INTEGER NOT NULL,
    status TEXT NOT NULL,
    review_on TEXT,
    ended_on TEXT,
    ending TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE goal_step (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    goal_id TEXT NOT NULL REFERENCES goal (id),
    text TEXT NOT NULL,
    who TEXT NOT NULL DEFAULT '',
    due TEXT,
    status TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE ground_seen (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    seen_by TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE hall_regime (
    id TEXT PRIMARY KEY,
    establishment_id TEXT NOT NULL REFERENCES establishment (id),
    hall TEXT NOT NULL,
    position INTEGER NOT NULL,
    times TEXT NOT NULL
) STRICT;

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

CREATE TABLE inclusion_member (
    id TEXT PRIMARY KEY,
    series_id TEXT NOT NULL REFERENCES inclusion_series (id),
    staff_id TEXT NOT NULL,
    worker TEXT NOT NULL,
    is_chair INTEGER NOT NULL
) STRICT;

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

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    clock TEXT NOT NULL,
    desk TEXT NOT NULL,
    worker TEXT NOT NULL,
    act TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    about TEXT NOT NULL,
    field TEXT NOT NULL,
    old ANY,
    new ANY,
    mac BLOB NOT NULL
, seen INTEGER, record BLOB) STRICT;

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

CREATE TABLE merge (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    other_id TEXT NOT NULL,
    merged_at TEXT NOT NULL,
    merged_by TEXT NOT NULL DEFAULT '',
    changes TEXT NOT NULL DEFAULT '[]',
    undone_at TEXT
) STRICT;

CREATE TABLE need (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    pathway TEXT NOT NULL,
    text TEXT NOT NULL,
    library_id TEXT NOT NULL DEFAULT '',
    is_none_found INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL,
    responsible TEXT NOT NULL DEFAULT '[]',
    detail TEXT NOT NULL DEFAULT '',
    found_on TEXT
) STRICT;

CREATE TABLE note (
    line INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    writer_id TEXT NOT NULL,
    writer TEXT NOT NULL,
    written_at TEXT NOT NULL,
    minutes INTEGER,
    is_restricted INTEGER NOT NULL DEFAULT 0,
    not_seen_reason TEXT,
    corrected_at TEXT
) STRICT;

CREATE TABLE note_template (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    is_hidden INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE VIRTUAL TABLE note_words USING fts5 (
    words, content = '', detail = none, tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3'
);

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

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    family_name TEXT NOT NULL,
    given_names TEXT NOT NULL DEFAULT '',
    preferred_name TEXT NOT NULL DEFAULT '',
    birth_date TEXT,
    birth_date_precision TEXT NOT NULL DEFAULT 'unknown',
    prison_number TEXT NOT NULL DEFAULT '',
    communication_needs TEXT NOT NULL DEFAULT '',
    worker TEXT NOT NULL DEFAULT ''
, merged_into TEXT REFERENCES person (id)) STRICT;

CREATE TABLE person_details (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    other_names TEXT NOT NULL DEFAULT '[]',
    spin TEXT NOT NULL DEFAULT '',
    chi_number TEXT NOT NULL DEFAULT '',
    nhs_number TEXT NOT NULL DEFAULT '',
    pronouns TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    needs TEXT NOT NULL DEFAULT '[]',
    restricted_on TEXT,
    restricted_reason TEXT NOT NULL DEFAULT ''
) STRICT;

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

CREATE TABLE plan_agreement (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    version INTEGER NOT NULL,
    agreed TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    asked_on TEXT NOT NULL,
    asked_by TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL,
    review_on TEXT,
    UNIQUE (person_id, version)
) STRICT;

CREATE TABLE plan_suggestion (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    pathway TEXT NOT NULL,
    text TEXT NOT NULL,
    is_hidden INTEGER NOT NULL DEFAULT 0
) STRICT;

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

CREATE TABLE prison_rules (
    id TEXT PRIMARY KEY REFERENCES establishment (id),
    allowed_items TEXT NOT NULL,
    without_names INTEGER NOT NULL,
    not_seen_days INTEGER NOT NULL,
    minutes_each INTEGER NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL
) STRICT;

CREATE TABLE referral (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    source TEXT NOT NULL,
    referred_on TEXT NOT NULL,
    referred_by TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    consent TEXT NOT NULL DEFAULT 'not-asked',
    outcome TEXT NOT NULL DEFAULT 'waiting',
    outcome_reason TEXT NOT NULL DEFAULT '',
    outcome_on TEXT,
    first_contact_on TEXT
) STRICT;

CREATE TABLE referral_source (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    is_hidden INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE release_area (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    area TEXT NOT NULL DEFAULT ''
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

CREATE TABLE saved_view (
    id TEXT PRIMARY KEY,
    worker_id TEXT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL
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

CREATE TABLE service_exception (
    id TEXT PRIMARY KEY,
    service_id TEXT NOT NULL REFERENCES service (id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    opens INTEGER,
    closes INTEGER,
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    id TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE task (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    owner TEXT NOT NULL,
    made_on TEXT NOT NULL,
    person_id TEXT REFERENCES person (id),
    due TEXT,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL DEFAULT '',
    done_on TEXT,
    done_by TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    ground_moved TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE travel_time (
    id TEXT PRIMARY KEY,
    origin TEXT NOT NULL,
    destination TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    how TEXT NOT NULL,
    UNIQUE (origin, destination)
) STRICT;

CREATE TABLE vault (
    id TEXT PRIMARY KEY,
    desk TEXT NOT NULL,
    practice INTEGER NOT NULL DEFAULT 0,
    key_header BLOB
, chain_key BLOB) STRICT;

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

CREATE TABLE view_pin (id TEXT PRIMARY KEY, sealed TEXT NOT NULL, chosen_at TEXT NOT NULL) STRICT;

CREATE TABLE worker (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL
, role TEXT NOT NULL DEFAULT 'worker', left_on TEXT) STRICT;

CREATE INDEX alert_by_person ON alert (person_id);

CREATE INDEX alert_by_review ON alert (review_on) WHERE review_on IS NOT NULL AND ended_on IS NULL;

CREATE INDEX backup_made_by_time ON backup_made (at);

CREATE INDEX case_review_by_case ON case_review (case_id, held_on);

CREATE INDEX case_review_by_person ON case_review (person_id);

CREATE INDEX caseload_by_alerts ON caseload (alerts, name_key, line);

CREATE INDEX caseload_by_birth ON caseload (birth_date, name_key, line);

CREATE INDEX caseload_by_contact ON caseload (last_contact, name_key, line);

CREATE INDEX caseload_by_end ON caseload (ended_on) WHERE ended_on IS NOT NULL;

CREATE INDEX caseload_by_establishment ON caseload (establishment, name_key, line);

CREATE INDEX caseload_by_family ON caseload (family_key);

CREATE INDEX caseload_by_name ON caseload (name_key, line);

CREATE INDEX caseload_by_number ON caseload (number_key, line);

CREATE INDEX caseload_by_release ON caseload (due IS NULL, due, name_key, line);

CREATE INDEX caseload_by_worker ON caseload (worker, name_key, line);

CREATE INDEX caseload_facets ON caseload (establishment, hall, worker, due, ended_on, alerts, last_contact);

CREATE INDEX caseload_told ON caseload (place, kind, told_by, called, name_key, due, ended_on);

CREATE INDEX check_record_by_person ON check_record (person_id);

CREATE INDEX chosen_service_by_person ON chosen_service (person_id, position);

CREATE INDEX community_order_by_person ON community_order (person_id);

CREATE INDEX complex_case_by_person ON complex_case (person_id);

CREATE INDEX complex_case_open ON complex_case (closed_on, review_on);

CREATE INDEX consent_by_organisation ON consent (organisation_id);

CREATE INDEX consent_by_person ON consent (person_id);

CREATE INDEX contact_by_person ON contact (person_id);

CREATE INDEX contact_step_by_person ON contact_step (person_id, due);

CREATE INDEX contact_step_of_release ON contact_step (first_days_id);

CREATE INDEX contact_step_open ON contact_step (due) WHERE done_on IS NULL AND ended_on IS NULL;

CREATE INDEX court_plan_by_person ON court_plan (person_id);

CREATE INDEX custody_episode_by_establishment ON custody_episode (establishment_id);

CREATE INDEX custody_episode_by_person ON custody_episode (person_id);

CREATE UNIQUE INDEX custody_episode_current ON custody_episode (person_id) WHERE is_current = 1;

CREATE INDEX custody_event_by_episode ON custody_event (episode_id);

CREATE INDEX custody_event_by_establishment ON custody_event (establishment_id);

CREATE INDEX custody_event_by_person ON custody_event (person_id, recorded_at);

CREATE INDEX day_line_by_date ON day_line (day);

CREATE INDEX day_line_by_day ON day_line (establishment_id, day);

CREATE INDEX day_line_by_person ON day_line (person_id);

CREATE INDEX early_release_request_by_person ON early_release_request (person_id);

CREATE INDEX first_days_by_day ON first_days (released_on) WHERE ended_on IS NULL;

CREATE INDEX first_days_by_person ON first_days (person_id, released_on);

CREATE INDEX goal_by_person ON goal (person_id, position);

CREATE INDEX goal_by_review ON goal (review_on) WHERE review_on IS NOT NULL;

CREATE INDEX goal_step_by_day ON goal_step (due) WHERE due IS NOT NULL AND status = 'to-do';

CREATE INDEX goal_step_by_goal ON goal_step (goal_id, position);

CREATE INDEX goal_step_by_person ON goal_step (person_id);

CREATE INDEX ground_seen_by_person ON ground_seen (person_id);

CREATE INDEX hall_regime_by_establishment ON hall_regime (establishment_id, position);

CREATE INDEX inclusion_attendance_by_meeting ON inclusion_attendance (meeting_id, position);

CREATE INDEX inclusion_item_by_meeting ON inclusion_item (meeting_id, position);

CREATE INDEX inclusion_item_by_person ON inclusion_item (person_id);

CREATE INDEX inclusion_meeting_by_series ON inclusion_meeting (series_id, day);

CREATE INDEX inclusion_member_by_series ON inclusion_member (series_id);

CREATE INDEX inclusion_outcome_by_meeting ON inclusion_outcome (meeting_id, said_at);

CREATE INDEX inclusion_outcome_by_person ON inclusion_outcome (person_id);

CREATE INDEX journal_by_entity ON journal (entity_id, field, act, seq);

CREATE INDEX journal_by_person ON journal (about, seq);

CREATE INDEX journal_removed ON journal (seq) WHERE act = 'removed';

CREATE INDEX life_event_by_person ON life_event (person_id, happened_on);

CREATE INDEX meeting_by_day ON meeting (day, start);

CREATE INDEX meeting_by_person ON meeting (person_id, day);

CREATE INDEX meeting_by_staff ON meeting (staff_id);

CREATE INDEX meeting_move_by_meeting ON meeting_move (meeting_id, at);

CREATE INDEX meeting_move_by_person ON meeting_move (person_id);

CREATE INDEX merge_by_other ON merge (other_id);

CREATE INDEX merge_by_person ON merge (person_id);

CREATE INDEX need_by_person ON need (person_id, pathway);

CREATE INDEX note_by_person ON note (person_id, at);

CREATE INDEX opening_hours_by_service ON opening_hours (service_id);

CREATE INDEX person_details_by_person ON person_details (person_id);

CREATE INDEX pickup_by_day ON pickup (day, gate_time);

CREATE INDEX pickup_by_person ON pickup (person_id, day);

CREATE INDEX pickup_event_by_person ON pickup_event (person_id);

CREATE INDEX pickup_event_by_pickup ON pickup_event (pickup_id, at);

CREATE INDEX pickup_to_hear_of ON pickup (hear_by) WHERE hear_by IS NOT NULL;

CREATE INDEX plan_agreement_by_review ON plan_agreement (review_on) WHERE review_on IS NOT NULL;

CREATE INDEX print_record_by_person ON print_record (person_id, at);

CREATE INDEX print_record_by_time ON print_record (at);

CREATE INDEX referral_by_outcome ON referral (outcome, referred_on);

CREATE INDEX referral_by_person ON referral (person_id);

CREATE INDEX release_area_by_person ON release_area (person_id);

CREATE INDEX route_stop_by_person ON route_stop (person_id, position);

CREATE INDEX service_by_organisation ON service (organisation_id);

CREATE INDEX service_exception_by_service ON service_exception (service_id);

CREATE INDEX task_by_person ON task (person_id);

CREATE INDEX task_by_source ON task (source_id);

CREATE INDEX task_open ON task (due IS NULL, due, id) WHERE done_on IS NULL;

CREATE INDEX vetting_by_expiry ON vetting (expires_on);

CREATE INDEX vetting_by_staff ON vetting (staff_id);
