"""Keeps the authority register: people, roles, keys, policies, and what the root signers state of the past."""
