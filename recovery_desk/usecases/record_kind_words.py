"""What kinds of record are called when they are counted: `1 note`, `14 notes`."""

_ONE_AND_MANY = {
    "person": ("person", "people"),
    "custody_episode": ("stay in custody", "stays in custody"),
    "custody_event": ("custody event", "custody events"),
    "community_order": ("community order", "community orders"),
    "person_details": ("page of details", "pages of details"),
    "goal_step": ("step", "steps"),
    "plan_agreement": ("agreed plan", "agreed plans"),
    "check_record": ("check", "checks"),
    "day_line": ("line of a prison day", "lines of prison days"),
    "hall_regime": ("hall", "halls"),
    "prison_rules": ("prison’s rules", "rules of prisons"),
    "opening_hours": ("opening time", "opening times"),
    "route_stop": ("stop on a route", "stops on routes"),
    "agency_staff": ("member of agency staff", "members of agency staff"),
    "inclusion_series": ("series of inclusion meetings", "series of inclusion meetings"),
    "inclusion_item": ("place on an agenda", "places on an agenda"),
    "inclusion_outcome": ("decision or action of a meeting", "decisions and actions of meetings"),
    "inclusion_attendance": ("attendance at a meeting", "attendances at a meeting"),
    "inclusion_member": ("member of inclusion meetings", "members of inclusion meetings"),
    "life_event": ("event", "events"),
    "print_record": ("print", "prints"),
}


def counted(kind: str, count: int) -> str:
    """So many of a kind of record, by the name of its table where it has no name of its own here."""
    one, many = _ONE_AND_MANY.get(kind, ("", ""))
    if not one:
        one = kind.replace("_", " ")
        many = f"{one[:-1]}ies" if one.endswith("y") and one[-2:-1] not in "aeiou" else f"{one}s"
    return f"{count:,} {one if count == 1 else many}"


def one_of(kind: str) -> str:
    """One record of a kind, as its table or its own name says."""
    return _ONE_AND_MANY.get(kind, (kind.replace("_", " "), ""))[0]
