"""One framework for every rule: a function in a file, whose docstring is its manual and its tests."""
