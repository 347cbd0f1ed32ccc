"""What a contract can be compiled to: one module each, as `dq.compilers.registry` describes it."""
