"""Stand-ins, written for this project, for macros that dbt and well-known packages bring along."""
