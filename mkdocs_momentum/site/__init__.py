"""What a visitor sees: templates, the dressing of pages, listings, icons and colours."""
