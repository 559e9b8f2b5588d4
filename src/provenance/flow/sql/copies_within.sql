SELECT members FROM clusters WHERE documents > 1
