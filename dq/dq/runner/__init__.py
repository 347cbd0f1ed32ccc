"""Runs checks over data and collects their results."""
