"""Expectations of Great Expectations as promises and rules of a contract."""
