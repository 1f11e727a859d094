"""Rules on history: what the main line of a clone shows of records, registers and texts."""
