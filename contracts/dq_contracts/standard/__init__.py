"""The Open Data Contract Standard as declared tables, and the walk that holds a file against them."""
