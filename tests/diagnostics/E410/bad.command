egnet evaluate cases --verify cases/opgaver.yaml
