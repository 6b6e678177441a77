egnet evaluate opgaver.parquet --rules rulebook --backend spark --output ud.parquet
