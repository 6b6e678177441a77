egnet evaluate cases/opgaver.yaml --columns id,verdict --output afgoerelser.csv
