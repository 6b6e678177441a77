egnet portfolio cases
