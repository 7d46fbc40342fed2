"""Parts of the screen of a day in the prison, and of the clinic's form."""
