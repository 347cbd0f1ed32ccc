"""What is the same for every kind of frame."""
