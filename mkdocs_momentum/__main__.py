"""``python -m mkdocs_momentum``."""

import sys

from mkdocs_momentum.cli import main

sys.exit(main())
