"""What the plugin costs: run ``python -m benchmarks`` in the checkout."""
