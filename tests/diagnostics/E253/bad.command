egnet convert sager.yaml --rules rulebook --output sager.xlsx
