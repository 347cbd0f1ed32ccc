"""How each operation of the IR is put into words, one module for each group of them."""
