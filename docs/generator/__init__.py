"""The reference pages, written from what the program declares of itself: `make docs`."""
