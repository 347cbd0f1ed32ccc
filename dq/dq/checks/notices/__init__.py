"""What a run has to report beside failing checks: what was not checked, and why."""
