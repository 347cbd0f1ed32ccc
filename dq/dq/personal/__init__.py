"""Personal data: what `dq pii` tells of repositories, files and data."""
