egnet evaluate cases/opgaver.yaml --rejects afvist.csv
