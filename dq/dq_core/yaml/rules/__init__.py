"""Rules about YAML files as such, whatever they mean."""
