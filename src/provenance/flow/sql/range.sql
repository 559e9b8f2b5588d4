SELECT number, place FROM ${stream}_postings WHERE place >= $low AND place < $high ORDER BY number, place
