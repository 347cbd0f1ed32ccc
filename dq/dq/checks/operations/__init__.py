"""The operations of the check IR, one file each; adding a file adds the operation."""
