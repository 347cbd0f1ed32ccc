"""Tests of dq.history."""
