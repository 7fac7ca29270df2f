"""What other programs and sites are given, and what is taken from them."""
