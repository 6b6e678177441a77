egnet evaluate opgaver.parquet --rules rulebook --backend spark
