"""The kernel: everything that two components need."""
