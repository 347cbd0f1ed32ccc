"""Which tables a statement scans whole, although their layout would let it read a part."""
