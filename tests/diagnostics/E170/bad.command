egnet evaluate cases --backend durable
