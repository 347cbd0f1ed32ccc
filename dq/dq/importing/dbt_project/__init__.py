"""`dq import dbt`: contracts of a whole dbt project, with what its SQL says of columns."""
