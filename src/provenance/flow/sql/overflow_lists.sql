SELECT count(*) FROM $lists WHERE size > $cap
