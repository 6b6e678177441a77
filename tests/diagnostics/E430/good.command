egnet new rulebook mindre --valid-from 2010-01-01
