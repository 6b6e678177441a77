egnet audit cases
