"""Paper: the only room that speaks reportlab. Facts come in as frozen dataclasses, PDF bytes go out."""
