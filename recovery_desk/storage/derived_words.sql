-- Made anew at each opening, like derived.sql: keeps the indexes of words in step with what they are of. What is taken
-- out is taken out by the words it was put in with: whoever changes how words are folded fills them anew in a migration.

-- The words notes are found by, in order: what begins so is looked up before the index is asked for it.
CREATE VIRTUAL TABLE temp.note_terms USING fts5vocab('main', 'note_words', 'instance');
-- The words of names and numbers: those that come near to what was typed are looked for among them.
CREATE VIRTUAL TABLE temp.name_terms USING fts5vocab('main', 'caseload_words', 'row');

CREATE TEMP TRIGGER note_words_added AFTER INSERT ON note WHEN NEW.is_restricted = 0 BEGIN
    INSERT INTO note_words (rowid, words) VALUES (NEW.line, folded(NEW.text));
END;
CREATE TEMP TRIGGER note_words_removed AFTER DELETE ON note WHEN OLD.is_restricted = 0 BEGIN
    INSERT INTO note_words (note_words, rowid, words) VALUES ('delete', OLD.line, folded(OLD.text));
END;
CREATE TEMP TRIGGER note_words_changed AFTER UPDATE OF text, is_restricted ON note
WHEN OLD.text IS NOT NEW.text OR OLD.is_restricted IS NOT NEW.is_restricted
BEGIN
    INSERT INTO note_words (note_words, rowid, words)
    SELECT 'delete', OLD.line, folded(OLD.text) WHERE OLD.is_restricted = 0;
    INSERT INTO note_words (rowid, words) SELECT NEW.line, folded(NEW.text) WHERE NEW.is_restricted = 0;
END;

CREATE TEMP TRIGGER findable_task_added AFTER INSERT ON task BEGIN
    INSERT INTO findable (kind, record_id) VALUES ('task', NEW.id);
    INSERT INTO findable_words (rowid, words) VALUES (
        (SELECT line FROM findable WHERE record_id = NEW.id),
        folded(NEW.text || ' ' || NEW.owner)
    );
END;
CREATE TEMP TRIGGER findable_task_changed AFTER UPDATE OF text, owner ON task
WHEN OLD.text IS NOT NEW.text OR OLD.owner IS NOT NEW.owner
BEGIN
    INSERT INTO findable_words (findable_words, rowid, words) VALUES (
        'delete', (SELECT line FROM findable WHERE record_id = OLD.id),
        folded(OLD.text || ' ' || OLD.owner)
    );
    INSERT INTO findable_words (rowid, words) VALUES (
        (SELECT line FROM findable WHERE record_id = NEW.id),
        folded(NEW.text || ' ' || NEW.owner)
    );
END;
CREATE TEMP TRIGGER findable_task_removed AFTER DELETE ON task BEGIN
    INSERT INTO findable_words (findable_words, rowid, words) VALUES (
        'delete', (SELECT line FROM findable WHERE record_id = OLD.id),
        folded(OLD.text || ' ' || OLD.owner)
    );
    DELETE FROM findable WHERE record_id = OLD.id;
END;

CREATE TEMP TRIGGER findable_organisation_added AFTER INSERT ON organisation BEGIN
    INSERT INTO findable (kind, record_id) VALUES ('organisation', NEW.id);
    INSERT INTO findable_words (rowid, words) VALUES (
        (SELECT line FROM findable WHERE record_id = NEW.id),
        folded(NEW.name || ' ' || NEW.description || ' ' || NEW.town)
    );
END;
CREATE TEMP TRIGGER findable_organisation_changed AFTER UPDATE OF name, description, town ON organisation
WHEN OLD.name IS NOT NEW.name OR OLD.description IS NOT NEW.description OR OLD.town IS NOT NEW.town
BEGIN
    INSERT INTO findable_words (findable_words, rowid, words) VALUES (
        'delete', (SELECT line FROM findable WHERE record_id = OLD.id),
        folded(OLD.name || ' ' || OLD.description || ' ' || OLD.town)
    );
    INSERT INTO findable_words (rowid, words) VALUES (
        (SELECT line FROM findable WHERE record_id = NEW.id),
        folded(NEW.name || ' ' || NEW.description || ' ' || NEW.town)
    );
END;
CREATE TEMP TRIGGER findable_organisation_removed AFTER DELETE ON organisation BEGIN
    INSERT INTO findable_words (findable_words, rowid, words) VALUES (
        'delete', (SELECT line FROM findable WHERE record_id = OLD.id),
        folded(OLD.name || ' ' || OLD.description || ' ' || OLD.town)
    );
    DELETE FROM findable WHERE record_id = OLD.id;
END;

CREATE TEMP TRIGGER findable_service_added AFTER INSERT ON service BEGIN
    INSERT INTO findable (kind, record_id) VALUES ('service', NEW.id);
    INSERT INTO findable_words (rowid, words) VALUES (
        (SELECT line FROM findable WHERE record_id = NEW.id),
        folded(NEW.name || ' ' || NEW.description || ' ' || NEW.who_for || ' ' || NEW.town || ' ' || NEW.area)
    );
END;
CREATE TEMP TRIGGER findable_service_changed AFTER UPDATE OF name, description, who_for, town, area ON service
WHEN OLD.name IS NOT NEW.name OR OLD.description IS NOT NEW.description OR OLD.who_for IS NOT NEW.who_for OR OLD.town IS NOT NEW.town OR OLD.area IS NOT NEW.area
BEGIN
    INSERT INTO findable_words (findable_words, rowid, words) VALUES (
        'delete', (SELECT line FROM findable WHERE record_id = OLD.id),
        folded(OLD.name || ' ' || OLD.description || ' ' || OLD.who_for || ' ' || OLD.town || ' ' || OLD.area)
    );
    INSERT INTO findable_words (rowid, words) VALUES (
        (SELECT line FROM findable WHERE record_id = NEW.id),
        folded(NEW.name || ' ' || NEW.description || ' ' || NEW.who_for || ' ' || NEW.town || ' ' || NEW.area)
    );
END;
CREATE TEMP TRIGGER findable_service_removed AFTER DELETE ON service BEGIN
    INSERT INTO findable_words (findable_words, rowid, words) VALUES (
        'delete', (SELECT line FROM findable WHERE record_id = OLD.id),
        folded(OLD.name || ' ' || OLD.description || ' ' || OLD.who_for || ' ' || OLD.town || ' ' || OLD.area)
    );
    DELETE FROM findable WHERE record_id = OLD.id;
END;

-- A meeting is found by its own words and by who comes: their words are taken out before either changes, and put back
-- in afterwards.
CREATE TEMP VIEW meeting_said AS
SELECT
    findable.line AS line,
    meeting.id AS meeting_id,
    meeting.staff_id AS staff_id,
    folded(
        meeting.purpose || ' ' || meeting.worker || ' ' || meeting.room || ' ' || meeting.agreed || ' '
        || meeting.next_step || ' ' || meeting.note || coalesce(' ' || staff.name || ' ' || staff.agency, '')
    ) AS words
FROM meeting
JOIN findable ON findable.record_id = meeting.id
LEFT JOIN agency_staff AS staff ON staff.id = meeting.staff_id;

CREATE TEMP TRIGGER findable_meeting_added AFTER INSERT ON meeting BEGIN
    INSERT INTO findable (kind, record_id) VALUES ('meeting', NEW.id);
    INSERT INTO findable_words (rowid, words) SELECT line, words FROM meeting_said WHERE meeting_id = NEW.id;
END;
CREATE TEMP TRIGGER findable_meeting_changes
BEFORE UPDATE OF purpose, worker, room, agreed, next_step, note, staff_id ON meeting
WHEN OLD.purpose IS NOT NEW.purpose OR OLD.worker IS NOT NEW.worker OR OLD.room IS NOT NEW.room
    OR OLD.agreed IS NOT NEW.agreed OR OLD.next_step IS NOT NEW.next_step OR OLD.note IS NOT NEW.note
    OR OLD.staff_id IS NOT NEW.staff_id
BEGIN
    INSERT INTO findable_words (findable_words, rowid, words)
    SELECT 'delete', line, words FROM meeting_said WHERE meeting_id = OLD.id;
END;
CREATE TEMP TRIGGER findable_meeting_changed
AFTER UPDATE OF purpose, worker, room, agreed, next_step, note, staff_id ON meeting
WHEN OLD.purpose IS NOT NEW.purpose OR OLD.worker IS NOT NEW.worker OR OLD.room IS NOT NEW.room
    OR OLD.agreed IS NOT NEW.agreed OR OLD.next_step IS NOT NEW.next_step OR OLD.note IS NOT NEW.note
    OR OLD.staff_id IS NOT NEW.staff_id
BEGIN
    INSERT INTO findable_words (rowid, words) SELECT line, words FROM meeting_said WHERE meeting_id = NEW.id;
END;
CREATE TEMP TRIGGER findable_meeting_goes BEFORE DELETE ON meeting BEGIN
    INSERT INTO findable_words (findable_words, rowid, words)
    SELECT 'delete', line, words FROM meeting_said WHERE meeting_id = OLD.id;
    DELETE FROM findable WHERE record_id = OLD.id;
END;
CREATE TEMP TRIGGER findable_staff_comes BEFORE INSERT ON agency_staff BEGIN
    INSERT INTO findable_words (findable_words, rowid, words)
    SELECT 'delete', line, words FROM meeting_said WHERE staff_id = NEW.id;
END;
CREATE TEMP TRIGGER findable_staff_came AFTER INSERT ON agency_staff BEGIN
    INSERT INTO findable_words (rowid, words) SELECT line, words FROM meeting_said WHERE staff_id = NEW.id;
END;
CREATE TEMP TRIGGER findable_staff_changes BEFORE UPDATE OF name, agency ON agency_staff
WHEN OLD.name IS NOT NEW.name OR OLD.agency IS NOT NEW.agency
BEGIN
    INSERT INTO findable_words (findable_words, rowid, words)
    SELECT 'delete', line, words FROM meeting_said WHERE staff_id = OLD.id;
END;
CREATE TEMP TRIGGER findable_staff_changed AFTER UPDATE OF name, agency ON agency_staff
WHEN OLD.name IS NOT NEW.name OR OLD.agency IS NOT NEW.agency
BEGIN
    INSERT INTO findable_words (rowid, words) SELECT line, words FROM meeting_said WHERE staff_id = NEW.id;
END;
CREATE TEMP TRIGGER findable_staff_goes BEFORE DELETE ON agency_staff BEGIN
    INSERT INTO findable_words (findable_words, rowid, words)
    SELECT 'delete', line, words FROM meeting_said WHERE staff_id = OLD.id;
END;
CREATE TEMP TRIGGER findable_staff_went AFTER DELETE ON agency_staff BEGIN
    INSERT INTO findable_words (rowid, words) SELECT line, words FROM meeting_said WHERE staff_id = OLD.id;
END;

-- The last contact and the alerts of somebody, for lists.
CREATE TEMP TRIGGER caseload_contact_added AFTER INSERT ON note BEGIN
    UPDATE caseload SET last_contact = line.last_contact FROM caseload_line AS line
    WHERE caseload.person_id = NEW.person_id AND line.person_id = NEW.person_id;
END;
CREATE TEMP TRIGGER caseload_contact_removed AFTER DELETE ON note BEGIN
    UPDATE caseload SET last_contact = line.last_contact FROM caseload_line AS line
    WHERE caseload.person_id = OLD.person_id AND line.person_id = OLD.person_id;
END;
CREATE TEMP TRIGGER caseload_contact_changed AFTER UPDATE OF at, kind, person_id ON note BEGIN
    UPDATE caseload SET last_contact = line.last_contact FROM caseload_line AS line
    WHERE caseload.person_id = NEW.person_id AND line.person_id = NEW.person_id;
END;
CREATE TEMP TRIGGER caseload_contact_moved AFTER UPDATE OF person_id ON note BEGIN
    UPDATE caseload SET last_contact = line.last_contact FROM caseload_line AS line
    WHERE caseload.person_id = OLD.person_id AND line.person_id = OLD.person_id;
END;
CREATE TEMP TRIGGER caseload_alert_added AFTER INSERT ON alert BEGIN
    UPDATE caseload SET alerts = line.alerts FROM caseload_line AS line
    WHERE caseload.person_id = NEW.person_id AND line.person_id = NEW.person_id;
END;
CREATE TEMP TRIGGER caseload_alert_removed AFTER DELETE ON alert BEGIN
    UPDATE caseload SET alerts = line.alerts FROM caseload_line AS line
    WHERE caseload.person_id = OLD.person_id AND line.person_id = OLD.person_id;
END;
CREATE TEMP TRIGGER caseload_alert_changed AFTER UPDATE OF ended_on, person_id ON alert BEGIN
    UPDATE caseload SET alerts = line.alerts FROM caseload_line AS line
    WHERE caseload.person_id = NEW.person_id AND line.person_id = NEW.person_id;
END;
CREATE TEMP TRIGGER caseload_alert_moved AFTER UPDATE OF person_id ON alert BEGIN
    UPDATE caseload SET alerts = line.alerts FROM caseload_line AS line
    WHERE caseload.person_id = OLD.person_id AND line.person_id = OLD.person_id;
END;
