"""The tones of continuity, for the card, the list and Today."""

from recovery_desk.domain.first_days import Continuity
from recovery_desk.ui.palette import Tone

STAGE_TONES = {
    Continuity.NOTHING: Tone.HARD,
    Continuity.BOOKED: Tone.CARE,
    Continuity.ATTENDED: Tone.NOTE,
    Continuity.ENGAGED: Tone.GOOD,
}
