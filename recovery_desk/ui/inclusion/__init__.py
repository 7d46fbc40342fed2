"""Parts of the screens of the recovery inclusion meeting."""
