"""What a worker can do with the desk: one file for each deed, driven by windows and command line alike."""
