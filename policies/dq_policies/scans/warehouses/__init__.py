"""Which predicates let a warehouse leave parts of a table unread: one module per warehouse."""
