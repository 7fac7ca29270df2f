"""What a visitor sees: templates, the dressing of pages, listings and the files beside them."""
