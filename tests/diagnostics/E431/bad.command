egnet new rulebook "Små opgaver" --valid-from 2010-01-01
