"""A service management system (ISO/IEC 20000-1) kept as Markdown and YAML in git: checker and site generator."""

__version__ = "0.1.0"
