SELECT b.place, k.feature, k.size, k.first_place
FROM bands AS b JOIN buckets AS k ON b.feature = k.feature
