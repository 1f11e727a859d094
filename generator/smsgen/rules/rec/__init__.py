"""Rules on records: the filled forms, judged by their form, their place, their days and what they name."""
