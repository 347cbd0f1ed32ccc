"""Rules over SQL, each in a file of its own."""
