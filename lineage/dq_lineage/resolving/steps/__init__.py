"""How the walk over an expression goes on at each kind of node, one module per family of nodes."""
