"""Repositories as commands open them: which projects there are, and which of their nodes somebody means."""
