"""What `dq import` has to report."""
