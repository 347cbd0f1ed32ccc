"""Run generated modules of Pandera and read what came out, the same for every kind of frames."""
