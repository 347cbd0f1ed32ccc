"""Rendering of dbt's templates."""
