"""A made-up release day, with what there is to say and what there is not."""

from datetime import date

from recovery_desk.usecases.paper.release_day_content import Moment, MyReleaseDay

DAY = MyReleaseDay(
    called="Mac",
    day=date(2026, 12, 4),
    moments=(
        Moment("gate", 600, "Main gate", with_whom="Anjali", detail="Silver car.", phone="07700 900123"),
        Moment("pharmacy", 640, "Pharmacy, Duke Street", safe_place="Duke Street"),
        Moment("benefits", 705, "Jobcentre, Shettleston", safe_place="Shettleston", take="your ID card"),
        Moment("community-team", 790, "Community recovery team", safe_place="Granite House, floor 2", with_whom="Pat"),
        Moment("housing", 950, "Housing options", "Granite House", closes=960, fits=False, phone="0141 496 0104"),
        Moment("evening", 1140, "Recovery café", "High Street", closes=1260),
    ),
    worker="Morag",
    phone="0141 496 0100",
    printed_on=date(2026, 11, 23),
)
EMPTY = MyReleaseDay("Jo", None, (), "", "", date(2026, 11, 23), has_naloxone=False)
