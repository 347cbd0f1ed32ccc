"""Policies: rules over SQL, scans and personal data."""
