egnet new rulebook smaa-opgaver --valid-from 2010-01-01
