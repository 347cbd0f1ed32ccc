"""A data contract as typed records that know where each of their parts stands."""
