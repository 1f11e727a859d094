"""Rules on approvals: records, signatures, registers and the state of each text (APPROVALS)."""
