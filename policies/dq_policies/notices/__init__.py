"""What there is to say about judging SQL: what could not be looked at."""
