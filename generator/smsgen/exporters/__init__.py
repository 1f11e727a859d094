"""Values → files: the site, and later PDF, DOCX, XLSX and data formats."""
