"""Custom rules by the engine they are written for: each module reads the rules of one engine."""
