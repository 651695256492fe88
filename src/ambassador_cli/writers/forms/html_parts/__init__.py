"""What html pages are made of: where things stand in drawings, templates, style sheet, font."""
