"""Reads what the files of a dbt project declare, with their places, without rendering any of them."""
