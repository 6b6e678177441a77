egnet evaluate cases --vary-parameter 'mindste_andel=0..100 %:50 %'
