egnet convert cases/opgaver.yaml --rules rulebook --output sager.xlsx
