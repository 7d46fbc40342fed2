"""Needs, goals, steps, answers: every rule, with fakes."""

from dataclasses import replace
from datetime import date

import pytest

from recovery_desk.domain.pathways import BadPathwayError, Line, Pathway, library_from
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.plans import (
    Agreed,
    Goal,
    GoalStatus,
    GoalStep,
    Need,
    NeedStatus,
    StepStatus,
    Suggestion,
    SuggestionKind,
)
from recovery_desk.domain.workers import Role, Worker, WorkerId
from recovery_desk.exchange.pathways_file import load_pathways
from recovery_desk.usecases.plan_deeds import PlanDeeds, plan_deeds
from recovery_desk.usecases.plan_problems import (
    NeedsStand,
    NoGoalsToAgree,
    NoSuchVersion,
    NotThereAnyMore,
    ReasonMissing,
    WordsMissing,
)
from recovery_desk.usecases.print_plan import PlanSheet
from recovery_desk.usecases.vault_problems import NoSuchPerson
from recovery_desk.usecases.worker_problems import CoordinatorOnly
from tests.fakes import FakeClock, FakeIds, FakeStore

CRAIG = Person(PersonId("p1"), "McAllister", "Craig", "Mac", prison_number="117531")
LIBRARY = load_pathways()


class Drawn:
    """A sheet that was drawn."""

    pdf, pages, warnings = b"%PDF", 1, ()

    def __init__(self, sheet: PlanSheet) -> None:
        self.sheet = sheet


@pytest.fixture
def store() -> FakeStore:
    store = FakeStore()
    store.people.add(CRAIG)
    return store


@pytest.fixture
def plan(store: FakeStore) -> PlanDeeds:
    return plan_deeds(store, FakeClock(), FakeIds(), LIBRARY, Drawn)


def needs(store: FakeStore) -> list[tuple[str, str, bool]]:
    return [(need.pathway, need.text, need.is_none_found) for need in store.records(Need).of(CRAIG.id)]


def goal(plan: PlanDeeds, text: str, **more: object) -> Goal:
    return plan.add_goal(replace(Goal("", CRAIG.id, text), **more))  # type: ignore[arg-type]


def texts(plan: PlanDeeds) -> list[str]:
    return [each.text for each in plan.read(CRAIG.id).goals]


def test_a_need_of_the_library_stands_once_while_it_is_open(store: FakeStore, plan: PlanDeeds) -> None:
    line = LIBRARY.pathways[0].categories[0].needs[0]
    plan.add_needs(CRAIG.id, "accommodation", [line, Line("", "A garden for the dog")])
    plan.add_needs(CRAIG.id, "accommodation", [line, Line("", "A garden for the dog")])
    assert [text for _, text, _ in needs(store)] == [line.text, "A garden for the dog", "A garden for the dog"]
    first = store.records(Need).of(CRAIG.id)[0]
    assert first.found_on == date(2026, 11, 23)
    plan.change_need(replace(first, status=NeedStatus.MET))
    plan.add_needs(CRAIG.id, "accommodation", [line])
    assert len(store.records(Need).of(CRAIG.id)) == 4, "a need that comes back is a new one"


def test_nothing_found_and_something_found_exclude_one_another(store: FakeStore, plan: PlanDeeds) -> None:
    plan.find_none(CRAIG.id, "health", "Nothing needed about health")
    plan.find_none(CRAIG.id, "health", "Nothing needed about health")
    assert needs(store) == [("health", "Nothing needed about health", True)]
    plan.add_needs(CRAIG.id, "health", [Line("gp", "Registered with a GP")])
    assert needs(store) == [("health", "Registered with a GP", False)]
    with pytest.raises(NeedsStand) as refusal:
        plan.find_none(CRAIG.id, "health", "Nothing needed about health")
    assert refusal.value.count == 1
    plan.find_none(CRAIG.id, "finance-and-id", "Nothing")
    plan.change_need(replace(store.records(Need).of(CRAIG.id)[0], status=NeedStatus.DECLINED))
    plan.find_none(CRAIG.id, "health", "Nothing needed about health")
    assert ("health", "Nothing needed about health", True) in needs(store)


def test_a_need_that_is_open_again_ends_none_found(store: FakeStore, plan: PlanDeeds) -> None:
    [gp, own] = plan.add_needs(CRAIG.id, "health", [Line("gp", "Registered with a GP"), Line("", "New glasses")])
    for need in (gp, own):
        plan.set_need_status(need.id, NeedStatus.MET)
    plan.find_none(CRAIG.id, "health", "Nothing needed about health")
    plan.find_none(CRAIG.id, "finance-and-id", "Nothing")
    plan.change_need(replace(own, status=NeedStatus.DECLINED, text="Reading glasses"))
    assert ("health", "Nothing needed about health", True) in needs(store), "a need that stays closed changes nothing"
    plan.set_need_status(gp.id, NeedStatus.IN_PROGRESS)
    assert ("health", "Nothing needed about health", True) not in needs(store)
    assert ("finance-and-id", "Nothing", True) in needs(store), "another pathway is another matter"
    plan.set_need_status(gp.id, NeedStatus.MET)
    plan.find_none(CRAIG.id, "health", "Nothing needed about health")
    plan.change_need(replace(own, status=NeedStatus.NOT_STARTED))
    assert ("health", "Nothing needed about health", True) not in needs(store)


def test_what_the_bin_gives_back_is_not_shown_beside_none_found(store: FakeStore, plan: PlanDeeds) -> None:
    plan.find_none(CRAIG.id, "health", "Nothing needed about health")
    store.records(Need).add(Need("back", CRAIG.id, "health", "New glasses"))
    assert [need.text for need in plan.read(CRAIG.id).needs] == ["New glasses"]
    assert [need.text for need in plan.read(CRAIG.id).content.needs] == ["New glasses"]
    with pytest.raises(NeedsStand):
        plan.find_none(CRAIG.id, "health", "Nothing needed about health")


@pytest.mark.parametrize("pathway", LIBRARY.pathways, ids=lambda pathway: pathway.id)
def test_own_words_and_several_needs_under_every_pathway(store: FakeStore, plan: PlanDeeds, pathway: Pathway) -> None:
    shipped = [line for category in pathway.categories for line in category.needs][:2]
    plan.add_needs(CRAIG.id, pathway.id, [*shipped, Line("", "In my own words"), Line("", "And another")])
    found = store.records(Need).of(CRAIG.id)
    assert len(found) == len(shipped) + 2
    for need in found:
        plan.change_need(replace(need, text=f"{need.text}, as they say it"))
    reworded = store.records(Need).of(CRAIG.id)
    assert all(need.text.endswith(", as they say it") for need in reworded)
    assert {need.library_id for need in reworded} == {"", *(line.id for line in shipped)}


def test_a_need_without_words_is_not_kept(store: FakeStore, plan: PlanDeeds) -> None:
    with pytest.raises(WordsMissing):
        plan.add_needs(CRAIG.id, "health", [Line("gp", "GP"), Line("", "  ")])
    assert needs(store) == [], "none of them"
    with pytest.raises(NoSuchPerson):
        plan.add_needs(PersonId("nobody"), "health", [Line("gp", "GP")])


def test_what_was_removed_meanwhile_is_not_changed(plan: PlanDeeds) -> None:
    for deed in (
        lambda: plan.change_need(Need("x", CRAIG.id, "health", "GP")),
        lambda: plan.change_goal(Goal("x", CRAIG.id, "a")),
        lambda: plan.change_step(GoalStep("x", CRAIG.id, "g", "a")),
        lambda: plan.move_goal("x", 1),
        lambda: plan.add_step(GoalStep("", CRAIG.id, "x", "a")),
        lambda: plan.tick_step("x", done=True),
        lambda: plan.move_step("x", 1),
    ):
        with pytest.raises(NotThereAnyMore):
            deed()


def test_goals_are_moved_and_those_that_ended_stand_last(plan: PlanDeeds) -> None:
    one, _, three = (goal(plan, text) for text in ("one", "two", "three"))
    assert plan.move_goal(three.id, -1)
    assert texts(plan) == ["one", "three", "two"]
    assert not plan.move_goal(one.id, -1)
    assert plan.move_goal(one.id, 99)
    assert texts(plan) == ["three", "two", "one"]
    plan.change_goal(replace(plan.read(CRAIG.id).goals[0], status=GoalStatus.REACHED, ending="Calmer"))
    assert texts(plan) == ["two", "one", "three"]
    assert plan.read(CRAIG.id).goals[2].ended_on == date(2026, 11, 23)
    plan.change_goal(replace(plan.read(CRAIG.id).goals[2], status=GoalStatus.NOW))
    assert {each.ended_on for each in plan.read(CRAIG.id).goals} == {None}


def test_steps_are_ticked_moved_and_go_with_their_goal(store: FakeStore, plan: PlanDeeds) -> None:
    home = goal(plan, "home")
    first, second = (plan.add_step(GoalStep("", PersonId("?"), home.id, text)) for text in ("form", "interview"))
    assert first.person_id == CRAIG.id
    assert plan.move_step(second.id, -1)
    assert [step.text for step in plan.read(CRAIG.id).steps[home.id]] == ["interview", "form"]
    plan.tick_step(first.id, done=True)
    assert store.records(GoalStep).get(first.id) == replace(first, status=StepStatus.DONE, position=2)
    plan.tick_step(first.id, done=False)
    plan.remove_step(second.id)
    assert [step.text for step in plan.read(CRAIG.id).steps[home.id]] == ["form"]
    plan.remove_goal(home.id)
    assert store.records(GoalStep).of(CRAIG.id) == []


def test_a_step_is_overdue_the_day_after_its_day() -> None:
    step = GoalStep("s", CRAIG.id, "g", "form", due=date(2026, 11, 23))
    assert not step.is_overdue(date(2026, 11, 23))
    assert step.is_overdue(date(2026, 11, 24))
    assert not replace(step, status=StepStatus.DONE).is_overdue(date(2026, 11, 24))


def test_each_answer_keeps_the_plan_as_it_was(plan: PlanDeeds) -> None:
    with pytest.raises(NoGoalsToAgree):
        plan.agree(CRAIG.id, Agreed.YES)
    home = goal(plan, "A door of my own", strengths="I kept a flat before", tags=("chime-hope",))
    step = plan.add_step(GoalStep("", CRAIG.id, home.id, "form", "Me", date(2026, 12, 1)))
    for answer in (Agreed.NO, Agreed.COULD_NOT_ANSWER):
        with pytest.raises(ReasonMissing):
            plan.agree(CRAIG.id, answer, "  ")
    first = plan.agree(CRAIG.id, Agreed.NO, "Not my words", date(2026, 12, 18))
    assert (first.version, first.asked_by, first.asked_on) == (1, "M. Kerr", date(2026, 11, 23))
    assert not plan.read(CRAIG.id).is_changed
    plan.tick_step(step.id, done=True)
    assert not plan.read(CRAIG.id).is_changed, "how far it has come is not what was agreed"
    plan.change_goal(replace(plan.read(CRAIG.id).goals[0], text="My own door"))
    assert plan.read(CRAIG.id).is_changed
    assert plan.agree(CRAIG.id, Agreed.YES).version == 2
    view = plan.read(CRAIG.id)
    assert [each.version for each in view.agreements] == [2, 1]
    assert not view.is_changed
    assert view.review_on is None
    plan.remove_goal(home.id)
    was = plan.prepare_sheet(CRAIG.id, 1)
    assert [each.text for each in was.content.goals] == ["A door of my own"]
    assert was.content.goals[0].tags == ("Hope and optimism",)
    assert was.content.goals[0].steps[0].status is StepStatus.TO_DO
    assert was.answer == first
    assert plan.prepare_sheet(CRAIG.id).answer is None, "nobody was asked about an empty plan"
    with pytest.raises(NoSuchVersion):
        plan.prepare_sheet(CRAIG.id, 3)


def test_printing_the_plan_is_written_down(store: FakeStore, plan: PlanDeeds) -> None:
    goal(plan, "home")
    plan.agree(CRAIG.id, Agreed.YES)
    drawn = plan.print_sheet(CRAIG.id, 1)
    assert isinstance(drawn, Drawn)
    assert drawn.sheet.content.called == "Mac"
    assert [(entry.act, entry.new) for entry in store.noted()] == [("drawn", "the plan, version 1")]


def test_the_next_review_is_the_nearest(plan: PlanDeeds) -> None:
    goal(plan, "one", review_on=date(2027, 2, 1))
    done = goal(plan, "two", review_on=date(2026, 12, 1))
    plan.agree(CRAIG.id, Agreed.YES, review_on=date(2027, 1, 1))
    assert plan.read(CRAIG.id).review_on == date(2026, 12, 1)
    plan.change_goal(replace(done, status=GoalStatus.SET_ASIDE))
    assert plan.read(CRAIG.id).review_on == date(2027, 1, 1)


def test_the_library_is_reworded_hidden_added_to_and_put_back(store: FakeStore, plan: PlanDeeds) -> None:
    before = len(plan.suggestions.lines())
    line = LIBRARY.pathways[0].categories[0].needs[0]
    mine = Suggestion(line.id, SuggestionKind.NEED, "accommodation", "A bed tonight")
    plan.suggestions.keep(mine)
    other = LIBRARY.pathways[0].goals[0]
    plan.suggestions.keep(Suggestion(other.id, SuggestionKind.GOAL, "accommodation", other.text, is_hidden=True))
    added = plan.suggestions.keep(Suggestion("", SuggestionKind.NEED, "accommodation", " A place for a dog "))
    plan.suggestions.keep(Suggestion("", SuggestionKind.STRENGTH, "", "I can cook"))
    library = plan.read(CRAIG.id).library
    assert library.pathways[0].categories[0].needs[0] == Line(line.id, "A bed tonight")
    assert library.pathways[0].categories[-1].needs == (Line(added.id, "A place for a dog"),)
    assert other.text not in [each.text for each in library.pathways[0].goals]
    assert "I can cook" in library.strengths
    assert len(plan.suggestions.lines()) == before + 2
    assert sum(each.is_changed for each in plan.suggestions.lines()) == 4
    plan.suggestions.put_back(line.id)
    plan.suggestions.put_back(added.id)
    assert plan.read(CRAIG.id).library.pathways[0].categories == LIBRARY.pathways[0].categories
    with pytest.raises(WordsMissing):
        plan.suggestions.keep(replace(mine, text=" "))


def test_only_a_coordinator_edits_the_library() -> None:
    store = FakeStore(signed_in=Worker(WorkerId("w"), "J. Boyle", Role.WORKER))
    plan = plan_deeds(store, FakeClock(), FakeIds(), LIBRARY, Drawn)
    with pytest.raises(CoordinatorOnly):
        plan.suggestions.keep(Suggestion("", SuggestionKind.STRENGTH, "", "I can cook"))
    with pytest.raises(CoordinatorOnly):
        plan.suggestions.put_back("gp")


def test_the_library_covers_every_pathway_and_every_tag() -> None:
    assert [pathway.id for pathway in LIBRARY.pathways] == [
        "accommodation", "drugs-and-alcohol", "health", "finance-and-id", "family-and-community",
        "education-and-work", "thinking-and-behaviour", "purpose-and-belonging",
    ]  # fmt: skip
    assert {tags.title: len(tags.names) for tags in LIBRARY.tag_sets} == {"Recovery capital": 10, "CHIME": 5}
    for pathway in LIBRARY.pathways:
        assert pathway.goals
        assert pathway.steps
        assert sum(len(category.needs) for category in pathway.categories) >= 7
    assert LIBRARY.title("from-another-version") == "From another version"
    assert LIBRARY.tag("other") == "other"


@pytest.mark.parametrize(
    "wrong",
    [
        {"pathway": "x"},
        {"pathway": [{"id": "a"}], "tags": [], "strength": []},
        {"pathway": [], "tags": [{"title": "T", "names": [{"id": "a", "text": "A"}, {"id": "a", "text": "B"}]}],
         "strength": []},
        {"pathway": [{"id": "a", "title": "A", "picture": "p", "none": "n", "category": [], "colour": "red",
                      "suggestions": {"goals": [], "steps": []}}], "tags": [], "strength": []},
    ],
)  # fmt: skip
def test_a_library_that_is_not_understood_is_a_bug(wrong: dict[str, object]) -> None:
    with pytest.raises(BadPathwayError):
        library_from(wrong)
