"""The site as files: staged Markdown, navigation, theme and engine settings. Values in, files out; no engine here."""
