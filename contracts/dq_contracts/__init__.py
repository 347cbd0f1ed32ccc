"""Data contracts of the Open Data Contract Standard: model, parser and lint rules."""
