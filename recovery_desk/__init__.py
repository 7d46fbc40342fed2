"""Recovery Desk: an offline desk for people who prepare others for leaving prison."""

__version__ = "0.1.0"
