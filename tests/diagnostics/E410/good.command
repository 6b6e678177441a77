egnet evaluate cases --verify gemt.jsonl
