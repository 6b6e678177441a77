egnet evaluate cases/opgaver.yaml --output afgoerelser.csv
