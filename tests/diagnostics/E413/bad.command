egnet evaluate cases/opgaver.yaml --output cases/opgaver.yaml
