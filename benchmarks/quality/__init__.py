"""How right the program is, on labelled data that the user points to."""
