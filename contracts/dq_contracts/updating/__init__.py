"""Adds to a contract what another source says, and keeps all that people wrote in it."""
