"""Text files as tables of the session: decoded, split into records, each record with its line."""
