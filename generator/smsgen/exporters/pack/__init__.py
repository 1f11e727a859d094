"""A pack for an audit as a file: what lies in it, what it says of itself, and the archive."""
