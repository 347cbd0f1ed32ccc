"""What the checks of Soda mean in checks of dq: metrics, thresholds, validity and schema."""
