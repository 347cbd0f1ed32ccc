"""The version of the distribution, and where its project lives."""

VERSION = "0.1.0"
HOME = "https://github.com/dq-toolkit/dq"
DOCUMENTATION = f"{HOME}/tree/main/docs"
