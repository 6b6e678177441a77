"""Every scenario under features/ holds, in each way of evaluating that `--egnet-way` names."""

from pytest_bdd import scenarios

scenarios("../features")
