"""The sentences about requests to `check-date` that are no questions; `problem_words` takes them in."""

from recovery_desk.domain.release_day.questions import FIRST_YEAR, LAST_YEAR, Country, ReleaseKind
from recovery_desk.usecases.check_date_problems import Asked, RequestNotUnderstood

_SHOWN = 40

_SENTENCES = {
    Asked.NOT_JSON: "This is not JSON. Write one object a line.",
    Asked.NOT_AN_OBJECT: "This is not a JSON object. Write one object a line, with due and country.",
    Asked.LINE_TOO_LONG: "This line is too long to be a request, and was not read.",
    Asked.REPEATED_FIELD: "{field} stands here twice. Say it once.",
    Asked.UNKNOWN_FIELD: "There is no field {field} in a request.",
    Asked.MISSING: "{field} is missing.",
    Asked.NOT_A_DATE: "{field}: {value} is not a date like 2026-12-04.",
    Asked.YEAR_OUT_OF_RANGE: f"{{field}}: {{value}} is not between {FIRST_YEAR} and {LAST_YEAR}. Check the year.",
    Asked.NOT_A_COUNTRY: f"{{field}}: {{value}} is not one of {', '.join(Country)}.",
    Asked.NOT_A_KIND: f"{{field}}: {{value}} is not one of {', '.join(ReleaseKind)}, nor another name for one.",
    Asked.NOT_DAYS: "{field}: {value} is not a whole number of days.",
    Asked.NOT_A_LIST_OF_DATES: "{field} is not a list of at most 500 dates.",
    Asked.NOT_RULES: "{field} is not an object of rule ids, each with a date.",
    Asked.UNKNOWN_RULE: "{field}: {value} is not a rule that waits for a commencement date.",
}


def words_for_request(problem: RequestNotUnderstood) -> str:
    """What is odd about the request, with the beginning of what stood there."""
    return _SENTENCES[problem.why].format(field=problem.field[:_SHOWN], value=_shown(problem.value))


def _shown(value: object) -> str:
    """At most 40 characters; numbers of thousands of digits and deep lists are not written out to find that."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"“{value[:_SHOWN]}”"
    if isinstance(value, int | float) and abs(value) < 10**_SHOWN:
        return str(value)
    return "an object" if isinstance(value, dict) else "a list" if isinstance(value, list) else "this"
