"""Packs: selections of rules with severities and options, under a name. One file each, beside this one."""
