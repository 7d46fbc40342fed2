"""What is recorded about release days goes into the vault and comes out the same, for one person and for many."""

from dataclasses import replace
from datetime import UTC, date, datetime

from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.release_day.check_records import CheckRecord, CheckState, Tenure
from recovery_desk.domain.release_day.early_release import Decision, EarlyReleaseRequest
from recovery_desk.storage.vault import Vault

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def people(vault: Vault, many: int) -> list[PersonId]:
    ids = [PersonId(f"person-{number}") for number in range(many)]
    with vault.saving():
        for person_id in ids:
            vault.people.add(Person(person_id, "Name"))
            for stay in ("first", "second"):
                due = ReleaseDate(date(2026, 12, 4))
                vault.episodes.add(CustodyEpisode(EpisodeId(f"{person_id}-{stay}"), person_id, release=due))
    return ids


def test_records_and_requests_come_out_as_they_went_in(vault: Vault) -> None:
    (craig,) = people(vault, 1)
    record = CheckRecord(
        "s/address", craig, "s", "address", CheckState.DONE, "note", "3 Duke Street", Tenure.HOSTEL, "them",
        date(2026, 12, 1), "21:00", "J. Boyle", date(2026, 11, 27), "M. Kerr", AT,
    )  # fmt: skip
    asked = (date(2026, 12, 3), date(2026, 12, 2))
    request = EarlyReleaseRequest("r", craig, "s", date(2026, 12, 4), asked, "The Governor", "Dear…", "M. Kerr", AT)
    answered = replace(request, decision=Decision.GRANTED, decided_on=date(2026, 11, 25), new_day=asked[0])
    with vault.saving():
        vault.records(CheckRecord).put(record)
        vault.records(EarlyReleaseRequest).put(request)
        vault.records(EarlyReleaseRequest).save(answered)
    assert vault.records(CheckRecord).of(craig) == [record]
    assert vault.records(EarlyReleaseRequest).of(craig) == [answered]
    assert {entry.entity for entry in vault.journal.about(craig)} >= {"check_record", "early_release_request"}


def test_several_people_are_asked_about_at_once(vault: Vault) -> None:
    ids = people(vault, 3)
    with vault.saving():
        for person_id in ids:
            vault.records(CheckRecord).put(CheckRecord(f"{person_id}/gp", person_id, "s", "gp", CheckState.DONE))
    assert {record.person_id for record in vault.records(CheckRecord).of_many(ids[:2])} == set(ids[:2])
    assert vault.records(CheckRecord).of_many([]) == []
    stays = vault.stays.of_many(ids[1:])
    assert [(stay.episode_id, stay.is_current) for stay in stays if stay.person_id == ids[1]] == [
        ("person-1-first", False),
        ("person-1-second", True),
    ]
    assert {stay.due for stay in stays} == {date(2026, 12, 4)}
