"""Findings that somebody decided to live with: where that is written, why, and until when."""
