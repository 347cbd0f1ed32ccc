"""One file per dialect; the name of the file is the name of the dialect."""
