"""What can be proved of a rulebook: today that no two rules of a principle collide."""
