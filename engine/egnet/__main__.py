"""`python -m egnet`."""

from egnet.cli import main

main()
