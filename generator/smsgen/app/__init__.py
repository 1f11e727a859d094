"""One module per use case: wires sources, analysis, checking, reports and exporters together. Prints nothing."""
