"""`python -m claimkit`: the command line."""

from claimkit.cli import app

if __name__ == "__main__":
    app(prog_name="claimkit")
