"""What is proposed from the profile of a dataset: one module for each kind, found by itself.

Each has `propose(table)`, which yields proposals. Weights, from 1 down, say how often such a promise is meant
where it holds.
"""
