"""What data says about itself: its columns and types, and the promises that it seems to keep."""
