egnet evaluate cases andre
