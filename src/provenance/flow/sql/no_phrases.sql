SELECT stem AS phrase, documents AS day, documents FROM stem_counts WHERE documents < 0
