"""Rules about noqa comments themselves."""
