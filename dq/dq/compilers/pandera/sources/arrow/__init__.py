"""What the rules mean, over Arrow arrays: for pandas and for polars."""
