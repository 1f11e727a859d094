"""The checker itself."""
