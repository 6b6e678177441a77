egnet test cases
