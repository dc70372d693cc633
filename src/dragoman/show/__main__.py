"""``python -m dragoman.show`` is the command ``dragoman``."""

from dragoman.show.cli import main

main()
