"""Model → facts: everything derived, computed once, without I/O."""
