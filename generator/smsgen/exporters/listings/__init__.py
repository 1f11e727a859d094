"""What the command line lists, as text for people and as JSON for programs: pure functions from reports to texts."""
