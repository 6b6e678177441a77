egnet evaluate cases --vary-parameter 'mindste_andel=50..100 %:50 %'
