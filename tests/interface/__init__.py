"""`dq.test`: tables of a Python program against a contract."""
