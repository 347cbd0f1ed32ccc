"""Findings that were there before: in a baseline, or at an earlier commit."""
