"""What the service management system is made of: frozen values, no I/O, no third-party import."""
