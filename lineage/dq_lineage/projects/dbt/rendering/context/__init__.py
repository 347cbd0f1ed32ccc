"""The names that a template may use, as dbt's compilation offers them; each is made when it is asked for.

What templates hold must not lead to the renderer: the sandbox hides attributes that begin with an underscore,
so everything but the values themselves is kept under such names.
"""
