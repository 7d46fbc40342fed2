-- Made anew at each opening, after the migrations: temporary views and triggers, so that they may call our own
-- functions while `trusted_schema` is off (a schema somebody tampered with may not). They keep the caseload in
-- step with the records it is derived from. The journal's triggers are made likewise, by journal.py.

CREATE TEMP TRIGGER journal_never_changes BEFORE UPDATE ON journal BEGIN SELECT raise(ABORT, 'journal'); END;
CREATE TEMP TRIGGER journal_never_shrinks BEFORE DELETE ON journal BEGIN SELECT raise(ABORT, 'journal'); END;

CREATE TEMP TRIGGER caseload_grows AFTER INSERT ON caseload BEGIN
    UPDATE caseload_size SET people = people + 1;
    INSERT INTO caseload_words (rowid, words) VALUES (NEW.line, NEW.words);
    INSERT INTO caseload_likeness (rowid, keys) VALUES (NEW.line, NEW.likeness);
END;
CREATE TEMP TRIGGER caseload_shrinks AFTER DELETE ON caseload BEGIN
    UPDATE caseload_size SET people = people - 1;
    INSERT INTO caseload_words (caseload_words, rowid, words) VALUES ('delete', OLD.line, OLD.words);
    INSERT INTO caseload_likeness (caseload_likeness, rowid, keys) VALUES ('delete', OLD.line, OLD.likeness);
END;
CREATE TEMP TRIGGER caseload_reworded AFTER UPDATE OF words ON caseload WHEN OLD.words IS NOT NEW.words BEGIN
    INSERT INTO caseload_words (caseload_words, rowid, words) VALUES ('delete', OLD.line, OLD.words);
    INSERT INTO caseload_words (rowid, words) VALUES (NEW.line, NEW.words);
END;
CREATE TEMP TRIGGER caseload_sounds_other AFTER UPDATE OF likeness ON caseload
WHEN OLD.likeness IS NOT NEW.likeness BEGIN
    INSERT INTO caseload_likeness (caseload_likeness, rowid, keys) VALUES ('delete', OLD.line, OLD.likeness);
    INSERT INTO caseload_likeness (rowid, keys) VALUES (NEW.line, NEW.likeness);
END;

CREATE TEMP VIEW caseload_line AS
SELECT
    person.id AS person_id,
    filed_as(person.family_name, person.given_names) AS filed_as,
    called(person.preferred_name, person.given_names, person.family_name) AS called,
    person.prison_number AS prison_number,
    person.birth_date AS birth_date,
    person.birth_date_precision AS birth_date_precision,
    coalesce(establishment.short_name, '') AS establishment,
    establishment.country AS country,
    trim(coalesce(stay.hall, '') || ' ' || coalesce(stay.cell, '')) AS place,
    stay.due AS due,
    coalesce(stay.kind, 'sentence') AS kind,
    coalesce(stay.told_by, '') AS told_by,
    stay.sentence_days AS sentence_days,
    stay.sentenced_on AS sentenced_on,
    person.worker AS worker,
    folded(filed_as(person.family_name, person.given_names)) AS name_key,
    folded(person.family_name) AS family_key,
    number_key(person.prison_number) AS number_key,
    folded(
        person.family_name || ' ' || person.given_names || ' ' || person.preferred_name || ' '
        || person.prison_number || ' ' || number_key(person.prison_number)
        || coalesce(' ' || details.other_names || ' ' || details.spin, '')
    ) AS words,
    stay.ended_on AS ended_on,
    likeness_keys(
        person.family_name, person.given_names, person.preferred_name, coalesce(details.other_names, '[]'),
        person.birth_date, person.birth_date_precision, person.prison_number, coalesce(details.spin, ''),
        coalesce(details.chi_number, ''), coalesce(details.nhs_number, '')
    ) AS likeness,
    coalesce(stay.hall, '') AS hall,
    (
        SELECT max(note.at) FROM note
        WHERE note.person_id = person.id AND note.kind IN ('seen', 'phone', 'letter', 'group')
    ) AS last_contact,
    (SELECT count(*) FROM alert WHERE alert.person_id = person.id AND alert.ended_on IS NULL) AS alerts
FROM person
LEFT JOIN person_details AS details ON details.id = person.id
LEFT JOIN custody_episode AS stay ON stay.person_id = person.id AND stay.is_current = 1
LEFT JOIN establishment ON establishment.id = stay.establishment_id
WHERE person.merged_into IS NULL;

CREATE TEMP TRIGGER caseload_person_added AFTER INSERT ON person BEGIN
    INSERT INTO caseload SELECT NULL, * FROM caseload_line WHERE person_id = NEW.id;
END;
CREATE TEMP TRIGGER caseload_person_changed AFTER UPDATE ON person
WHEN OLD.family_name IS NOT NEW.family_name OR OLD.given_names IS NOT NEW.given_names
    OR OLD.preferred_name IS NOT NEW.preferred_name OR OLD.prison_number IS NOT NEW.prison_number
    OR OLD.birth_date IS NOT NEW.birth_date OR OLD.birth_date_precision IS NOT NEW.birth_date_precision
    OR OLD.worker IS NOT NEW.worker
BEGIN
    UPDATE caseload SET
        filed_as = line.filed_as, called = line.called, prison_number = line.prison_number,
        birth_date = line.birth_date, birth_date_precision = line.birth_date_precision, worker = line.worker,
        name_key = line.name_key, family_key = line.family_key, number_key = line.number_key, words = line.words,
        likeness = line.likeness
    FROM caseload_line AS line WHERE caseload.person_id = NEW.id AND line.person_id = NEW.id;
END;
-- Somebody whose record was put together with another leaves the lists, and comes back when that is undone.
CREATE TEMP TRIGGER caseload_person_merged AFTER UPDATE OF merged_into ON person
WHEN OLD.merged_into IS NOT NEW.merged_into BEGIN
    DELETE FROM caseload WHERE person_id = NEW.id;
    INSERT INTO caseload SELECT NULL, * FROM caseload_line WHERE person_id = NEW.id;
END;
CREATE TEMP TRIGGER caseload_details_added AFTER INSERT ON person_details BEGIN
    UPDATE caseload SET words = line.words, likeness = line.likeness
    FROM caseload_line AS line WHERE caseload.person_id = NEW.id AND line.person_id = NEW.id;
END;
CREATE TEMP TRIGGER caseload_details_changed AFTER UPDATE ON person_details BEGIN
    UPDATE caseload SET words = line.words, likeness = line.likeness
    FROM caseload_line AS line WHERE caseload.person_id = NEW.id AND line.person_id = NEW.id;
END;
CREATE TEMP TRIGGER caseload_details_removed AFTER DELETE ON person_details BEGIN
    UPDATE caseload SET words = line.words, likeness = line.likeness
    FROM caseload_line AS line WHERE caseload.person_id = OLD.id AND line.person_id = OLD.id;
END;
CREATE TEMP TRIGGER caseload_person_removed BEFORE DELETE ON person BEGIN
    DELETE FROM caseload WHERE person_id = OLD.id;
END;
CREATE TEMP TRIGGER caseload_stay_added AFTER INSERT ON custody_episode BEGIN
    UPDATE caseload SET
        establishment = line.establishment, country = line.country, place = line.place, due = line.due,
        hall = line.hall, kind = line.kind, told_by = line.told_by, sentence_days = line.sentence_days,
        sentenced_on = line.sentenced_on, ended_on = line.ended_on
    FROM caseload_line AS line WHERE caseload.person_id = NEW.person_id AND line.person_id = NEW.person_id;
END;
CREATE TEMP TRIGGER caseload_stay_removed AFTER DELETE ON custody_episode BEGIN
    UPDATE caseload SET
        establishment = line.establishment, country = line.country, place = line.place, due = line.due,
        hall = line.hall, kind = line.kind, told_by = line.told_by, sentence_days = line.sentence_days,
        sentenced_on = line.sentenced_on, ended_on = line.ended_on
    FROM caseload_line AS line WHERE caseload.person_id = OLD.person_id AND line.person_id = OLD.person_id;
END;
CREATE TEMP TRIGGER caseload_stay_changed AFTER UPDATE ON custody_episode BEGIN
    UPDATE caseload SET
        establishment = line.establishment, country = line.country, place = line.place, due = line.due,
        hall = line.hall, kind = line.kind, told_by = line.told_by, sentence_days = line.sentence_days,
        sentenced_on = line.sentenced_on, ended_on = line.ended_on
    FROM caseload_line AS line WHERE caseload.person_id = NEW.person_id AND line.person_id = NEW.person_id;
END;
CREATE TEMP TRIGGER caseload_stay_moved AFTER UPDATE OF person_id ON custody_episode
WHEN OLD.person_id IS NOT NEW.person_id BEGIN
    UPDATE caseload SET
        establishment = line.establishment, country = line.country, place = line.place, due = line.due,
        hall = line.hall, kind = line.kind, told_by = line.told_by, sentence_days = line.sentence_days,
        sentenced_on = line.sentenced_on, ended_on = line.ended_on
    FROM caseload_line AS line WHERE caseload.person_id = OLD.person_id AND line.person_id = OLD.person_id;
END;
CREATE TEMP TRIGGER caseload_establishment_changed AFTER UPDATE OF short_name, country ON establishment
WHEN OLD.short_name IS NOT NEW.short_name OR OLD.country IS NOT NEW.country BEGIN
    UPDATE caseload SET establishment = NEW.short_name, country = NEW.country
    WHERE person_id IN (SELECT person_id FROM custody_episode WHERE establishment_id = NEW.id AND is_current = 1);
END;
