"""The command line: `claimkit extract`, `table`, `page` and so on, the files that they read and write.

May import: api, evaluation, export, display, models and errors.
"""

from claimkit.cli.commands import app

__all__ = ["app"]
