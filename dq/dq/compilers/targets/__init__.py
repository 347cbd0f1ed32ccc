"""What a contract can be compiled to: one module each, with a function `compile_contract`."""
