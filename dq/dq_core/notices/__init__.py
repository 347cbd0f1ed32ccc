"""What the program itself has to report: usage, unreadable files, its own failures."""
