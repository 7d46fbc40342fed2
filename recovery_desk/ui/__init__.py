"""The windows: everything that speaks Qt, and nothing else does."""

from recovery_desk.ui.undying_none import keep_none_alive

keep_none_alive()
