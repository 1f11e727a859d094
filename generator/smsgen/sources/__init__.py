"""Text → model: reads one tree (working tree or commit) once and decodes it, with a finding for each fault."""
