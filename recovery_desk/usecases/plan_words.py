"""The plan in words, the same on the screen, on paper and in the history."""

from recovery_desk.domain.plans import Agreed, GoalStatus, NeedStatus, Responsible, StepStatus

NEED_STATUS_WORDS = {
    NeedStatus.NOT_STARTED: "Not started",
    NeedStatus.IN_PROGRESS: "In progress",
    NeedStatus.MET: "Met",
    NeedStatus.DECLINED: "Declined",
}
MET_MEANS = (
    "Met means that the thing itself is there: an address and a key, an appointment that was kept, the card in their "
    "hand. Asked for, applied for or promised is still in progress."
)
DECLINED_MEANS = "Declined means that the person was offered it and said no. It can be opened again at any time."
RESPONSIBLE_WORDS = {
    Responsible.PRISON: "Prison",
    Responsible.COMMUNITY: "Community",
    Responsible.PERSON: "The person",
    Responsible.US: "Us",
}
GOAL_STATUS_WORDS = {
    GoalStatus.NOW: "Working on it now",
    GoalStatus.LATER: "For later",
    GoalStatus.REACHED: "Reached",
    GoalStatus.SET_ASIDE: "Set aside",
}
STEP_STATUS_WORDS = {StepStatus.TO_DO: "To do", StepStatus.DONE: "Done", StepStatus.NOT_DONE: "Did not happen"}
AGREED_WORDS = {
    Agreed.YES: "Yes, this is my plan",
    Agreed.NO: "No",
    Agreed.COULD_NOT_ANSWER: "Could not answer",
}
