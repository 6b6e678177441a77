egnet evaluate cases/opgaver.yaml --rules rules
