egnet evaluate cases/opgaver.yaml --columns id,afgoerelse --output afgoerelser.csv
