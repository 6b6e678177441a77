egnet evaluate cases --rules cases
