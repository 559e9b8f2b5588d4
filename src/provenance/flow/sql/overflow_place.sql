SELECT min(first_place) FROM $lists WHERE size = $longest
