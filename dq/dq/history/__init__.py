"""What earlier runs measured: one file for each run of a contract, written whole and never changed."""
