egnet evaluate cases --backend spark --spark-master borgere
