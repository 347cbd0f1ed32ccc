"""Conditions over one row in SQL, read into checks of dq: nothing of their text ever reaches a database."""
