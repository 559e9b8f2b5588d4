"""Citation -> who is meant: full names, antecedents, the last speaker who agrees."""
