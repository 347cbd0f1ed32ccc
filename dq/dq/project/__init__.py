"""A user's project: its files, their rules, and what was decided about both."""
