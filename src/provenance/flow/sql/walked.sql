SELECT place, numbers FROM ${stream}_gathered WHERE place < $high
