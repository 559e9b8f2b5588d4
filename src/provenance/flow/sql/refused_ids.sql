SELECT d.place, d.id FROM renamed AS x JOIN documents AS d ON d.r = x.r WHERE x.id IS NULL
