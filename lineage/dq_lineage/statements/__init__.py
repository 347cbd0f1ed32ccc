"""What each kind of statement reads, writes and maps."""
