"""`python -m footnote_audit` is the command `footnote-audit`."""

from footnote_audit.cli import main

if __name__ == "__main__":
    main()
