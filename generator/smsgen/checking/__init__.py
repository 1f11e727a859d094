"""What a rule is, and how all rules are run over the facts: profiles, waivers, crashes as findings."""
