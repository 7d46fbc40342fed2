"""The headings people give their columns, plainest first: letters and figures only, no capitals."""

from recovery_desk.domain.release_day.questions import ReleaseKind
from recovery_desk.usecases.import_caseload.fields import Field

HEADINGS: dict[Field, tuple[str, ...]] = {
    Field.FULL_NAME: (
        "name", "full name", "names", "persons name", "person", "prisoner", "prisoner name",
        "name of person", "participant", "participant name", "service user", "service user name",
        "client", "client name", "offender name", "individual", "resident", "resident name",
        "name surname first", "surname forename", "surname first name", "surname and forename",
        "forename surname", "first name surname", "name in full",
    ),
    Field.FAMILY_NAME: (
        "surname", "family name", "last name", "lastname", "familyname", "second name", "sname",
    ),
    Field.GIVEN_NAMES: (
        "forename", "forenames", "first name", "first names", "given name", "given names", "firstname",
        "given", "christian name", "forename s", "first name s", "given name s", "fname", "first",
        "first and middle names",
    ),
    Field.PREFERRED_NAME: (
        "known as", "preferred name", "prefers", "likes to be called", "called", "aka", "nickname",
        "preferred", "preferred first name", "also known as", "prefers to be called",
    ),
    Field.BIRTH_DATE: (
        "dob", "d o b", "date of birth", "birth date", "birthdate", "born", "birthday", "date birth",
        "dateofbirth", "d of b", "birth",
    ),
    Field.PRISON_NUMBER: (
        "prison number", "prison no", "prisoner number", "prisoner no", "spin", "spin no", "spin number",
        "sps no", "sps number", "nomis", "nomis no", "nomis number", "nomis id", "noms no",
        "noms number", "noms id", "noms", "number", "pris no", "prisonno", "prisonnumber", "prison id",
        "prisoner id", "spn", "p number", "no", "id", "offender number", "offender no", "prison num",
        "sps id", "custody number", "prison ref", "prisoner ref", "prisoner reference", "pr2 no",
        "nomis pris no", "nomis prison no", "nomis prison number", "nomis prisoner no", "nomis prisoner number",
        "noms pris no", "noms prison no", "noms prison number", "nomis noms", "nomis noms no", "nomis noms number",
        "pris no nomis", "prison no nomis", "prison number nomis", "pris number", "pris num", "nomis num",
        "nomis ref", "noms ref",
    ),
    Field.ESTABLISHMENT: (
        "establishment", "prison", "prison name", "hmp", "jail", "gaol", "current establishment",
        "current prison", "estab", "establishment name", "location", "current location", "institution",
        "hmp yoi", "est", "site",
    ),
    Field.HALL: (
        "hall", "wing", "house block", "houseblock", "house", "unit", "landing", "block", "hall wing",
        "wing hall", "residential unit", "hall unit", "hall landing", "section",
    ),
    Field.CELL: (
        "cell", "cell no", "cell number", "room", "cell location", "room no", "cell room",
    ),
    Field.RELEASE_DATE: (
        "release date", "date of release", "liberation date", "date of liberation", "lib date",
        "due out", "liberation", "due for release", "release", "released on", "due release", "out date",
        "release due", "lib", "libdate", "date due out", "expected release date", "expected release",
        "erd", "edr", "planned release", "earliest date of liberation", "earliest liberation date",
        "earliest release date", "edl", "eld", "dor", "confirmed release date", "planned release date",
        "releasedate", "due date", "actual release date", "d o r", "ard", "crd",
        "automatic release date", "conditional release date", "arddate", "crddate", "ard crd", "crd ard",
        "hdc date", "hdc", "hdced", "hdcad", "hdc release date", "hdc eligibility date", "dol", "d o l",
        "npd", "std", "parole date", "ped", "apd", "pqd", "parole release date",
        "parole eligibility date", "prrd", "post recall release date", "recall release date", "date out",
        "est release date", "estimated release date", "out on", "edr lib date", "lib date edr", "erd lib date",
    ),
    Field.RELEASE_KIND: (
        "release type", "type of release", "release kind", "kind of release", "kind", "release status",
        "custody status", "legal status", "status", "type", "custody type", "sentence status",
        "prisoner status", "release category", "reason for release", "basis", "remand convicted",
        "convicted remand",
    ),
    Field.TOLD_BY: (
        "told by", "source", "source of date", "who told us", "informed by", "date from",
        "date given by", "information from", "info source", "confirmed by", "release date source",
        "source of release date",
    ),
    Field.SENTENCE: (
        "sentence length", "sentence", "length of sentence", "sentence days", "sentence length days",
        "term", "sentence in days", "sentence months", "sentence length months", "sentence in months",
        "total sentence", "sentence years", "sentence length years", "sentence in years",
        "sentence term", "days sentenced", "sentence weeks", "sentence length weeks", "length",
        "sentence total days", "sentence length in days", "sentence length in months",
        "sentence length in years", "effective sentence length",
    ),
    Field.SENTENCED_ON: (
        "sentenced on", "date of sentence", "sentence date", "date sentenced", "sentenced",
        "sentence start", "sentence start date", "start of sentence", "sentence commenced",
        "sentencing date", "start date of sentence",
    ),
    Field.WORKER: (
        "worker", "key worker", "keyworker", "caseworker", "case worker", "allocated worker",
        "allocated to", "assigned to", "recovery worker", "named worker", "lead worker",
        "assigned worker", "coordinator", "in reach worker", "support worker", "worker name",
        "link worker", "practitioner",
    ),
    Field.COMMUNICATION_NEEDS: (
        "communication needs", "communication", "comms needs", "communication support", "language needs",
        "support needs communication", "how to talk with them", "accessibility needs",
        "communication need", "interpreter", "language", "reading needs", "additional needs",
    ),
}  # fmt: skip

KINDS_OF_HEADING: dict[str, ReleaseKind] = {
    **dict.fromkeys(("hdc date", "hdc", "hdced", "hdcad", "hdc release date", "hdc eligibility date"), ReleaseKind.HDC),
    **dict.fromkeys(
        ("parole date", "ped", "apd", "pqd", "parole release date", "parole eligibility date"),
        ReleaseKind.PAROLE,
    ),
    **dict.fromkeys(("prrd", "post recall release date", "recall release date"), ReleaseKind.RECALL),
}
