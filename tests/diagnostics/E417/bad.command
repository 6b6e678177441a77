egnet evaluate cases/opgaver.yaml --backend polars --output afgoerelser.csv
