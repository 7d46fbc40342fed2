"""Needs and plans of the people a practice desk works with: some agreed, some not, one or two not started."""

from dataclasses import replace
from datetime import timedelta

from recovery_desk.domain.people import Person
from recovery_desk.domain.plans import (
    Agreed,
    Goal,
    GoalStatus,
    GoalStep,
    Need,
    NeedStatus,
    PlanAgreement,
    Responsible,
    StepStatus,
)
from recovery_desk.usecases.plan_content import as_text
from recovery_desk.usecases.practice.scene import Scene
from recovery_desk.usecases.read_plan import ReadPlan

_STATUSES = (NeedStatus.NOT_STARTED, NeedStatus.IN_PROGRESS, NeedStatus.IN_PROGRESS, NeedStatus.MET)
_WHO = ("Me", "Me and my worker", "Housing team", "Community recovery team", "Prison nurse", "My mum", "")
_ENDINGS = ("It made me calmer.", "I did not think I could.", "My sister noticed.")
_DETAILS = ("", "", "Form sent on Monday", "Waiting for the nurse", "They would rather do this outside")
_NOT_ANSWERED = ("Too unwell on the day", "No interpreter that day", "Called to court")
_SAID_NO = ("It is all about housing, and I asked about my kids", "Those are not my words")


def fill_plans(scene: Scene) -> None:
    """For the people somebody works with now; those who left long ago keep what they have."""
    for number, (person, stay) in enumerate(scene.known[:120]):
        if number % 9 == 8 and number > 60:
            continue
        _needs(scene, person)
        _goals(scene, person)
        if number % 5 != 4:
            _answer(scene, person, number)
        del stay


def _needs(scene: Scene, person: Person) -> None:
    random, records = scene.random, scene.store.records(Need)
    for pathway in scene.library.pathways:
        found = random.choice((0, 0, 1, 1, 2, 3))
        lines = [line for category in pathway.categories for line in category.needs]
        if not found and random.random() < 0.5:
            records.add(
                Need(
                    scene.ids.new(),
                    person.id,
                    pathway.id,
                    pathway.none,
                    is_none_found=True,
                    found_on=scene.today - timedelta(days=random.randint(5, 80)),
                )
            )
        for line in random.sample(lines, found):
            records.add(
                Need(
                    scene.ids.new(),
                    person.id,
                    pathway.id,
                    line.text,
                    library_id=line.id,
                    status=random.choice((*_STATUSES, NeedStatus.DECLINED)) if random.random() < 0.4 else
                    random.choice(_STATUSES),
                    responsible=tuple(random.sample(tuple(Responsible), random.choice((0, 1, 1, 2)))),
                    detail=random.choice(_DETAILS),
                    found_on=scene.today - timedelta(days=random.randint(5, 80)),
                )
            )  # fmt: skip


def _goals(scene: Scene, person: Person) -> None:
    random, library = scene.random, scene.library
    tags = [tag.id for tags in library.tag_sets for tag in tags.names]
    pathways = random.sample(library.pathways, random.choice((1, 2, 2, 3, 4)))
    for position, pathway in enumerate(pathways, 1):
        status = random.choice((GoalStatus.NOW, GoalStatus.NOW, GoalStatus.NOW, GoalStatus.LATER, GoalStatus.REACHED))
        ended = scene.today - timedelta(days=random.randint(1, 40)) if status is GoalStatus.REACHED else None
        goal = Goal(
            scene.ids.new(),
            person.id,
            random.choice(pathway.goals).text,
            pathway.id,
            strengths=random.choice(("", *library.strengths)),
            tags=tuple(sorted(random.sample(tags, random.choice((0, 1, 2))))),
            position=position,
            status=status,
            review_on=scene.today + timedelta(days=random.randint(3, 60)) if random.random() < 0.5 else None,
            ended_on=ended,
            ending=random.choice(_ENDINGS) if ended else "",
        )
        scene.store.records(Goal).add(goal)
        steps = random.sample(pathway.steps, random.randint(1, len(pathway.steps)))
        for at, line in enumerate(steps, 1):
            done = status is GoalStatus.REACHED or random.random() < 0.35
            step = GoalStep(
                scene.ids.new(),
                person.id,
                goal.id,
                line.text,
                who=random.choice(_WHO),
                due=scene.today + timedelta(days=random.randint(-4, 30)) if random.random() < 0.7 else None,
                position=at,
            )
            scene.store.records(GoalStep).add(replace(step, status=StepStatus.DONE) if done else step)


def _answer(scene: Scene, person: Person, number: int) -> None:
    agreed, reason = Agreed.YES, ""
    if number % 7 == 3:
        agreed, reason = Agreed.COULD_NOT_ANSWER, scene.random.choice(_NOT_ANSWERED)
    elif number % 7 == 5:
        agreed, reason = Agreed.NO, scene.random.choice(_SAID_NO)
    plan = ReadPlan(scene.store, scene.clock, scene.library)(person.id)
    scene.store.records(PlanAgreement).add(
        PlanAgreement(
            scene.ids.new(),
            person.id,
            1,
            agreed,
            reason,
            scene.today - timedelta(days=scene.random.randint(1, 14)),
            person.worker,
            as_text(plan.content),
            scene.today + timedelta(days=scene.random.randint(7, 40)),
        )
    )
