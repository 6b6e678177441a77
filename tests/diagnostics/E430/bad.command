egnet new rulebook lille --valid-from 2010-01-01
