"""The files of a repository: in the working folder, at a commit, or staged for one."""
