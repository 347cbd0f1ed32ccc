"""One module per report format; its name is the format's name, and its `render` writes the report."""
