"""Personal data: which columns hold it, told from names and from values, by pure functions."""
