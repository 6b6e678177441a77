egnet evaluate cases --vary henvendelser_pr_dag=100..1000:100
