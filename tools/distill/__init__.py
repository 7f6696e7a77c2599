"""A large parser teaches claimkit's small one: see docs/parser.md."""
