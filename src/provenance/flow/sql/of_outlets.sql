SELECT d.*, k.n FROM documents AS d JOIN names AS k ON d.r = k.r WHERE d.outlet <> ''
