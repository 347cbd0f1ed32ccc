"""The application: checks, adapters, runner, reports and commands."""
