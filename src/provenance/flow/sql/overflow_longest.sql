SELECT max(size) FROM $lists
