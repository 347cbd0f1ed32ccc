"""The forms that tokens and keys of well-known services have.

A form is looked for by a fixed part of it first, because that costs nearly nothing in a text without any;
only where that part stands is its pattern tried.
"""

from __future__ import annotations

from dq_core.record import record


@record
class Form:
    """`what` it is, the fixed `mark` in it, and the pattern from there on, whose group `secret` is hidden."""

    what: str
    mark: str
    pattern: str


ADDRESS = "://"
"""The mark of passwords in addresses."""

FORMS = (
    Form("the id of an AWS access key", "AKIA", r"(?<![A-Z0-9])(?P<secret>AKIA[A-Z0-9]{16})(?![A-Z0-9])"),
    Form("the id of an AWS access key", "ASIA", r"(?<![A-Z0-9])(?P<secret>ASIA[A-Z0-9]{16})(?![A-Z0-9])"),
    Form("a key of Google Cloud", "AIza", r"(?P<secret>AIza[\w-]{35})(?![\w-])"),
    Form("a client secret of Google", "GOCSPX-", r"(?P<secret>GOCSPX-[\w-]{20,})"),
    Form("a key of Azure storage", "AccountKey=", r"AccountKey=(?P<secret>[A-Za-z0-9+/]{40,}={0,2})"),
    Form(
        "a key of an Azure service",
        "SharedAccessKey=",
        r"SharedAccessKey=(?P<secret>[A-Za-z0-9+/]{30,}={0,2})",
    ),
    Form("a shared access signature of Azure", "&sig=", r"&sig=(?P<secret>[\w%+/-]{30,})"),
    Form("a shared access signature of Azure", "?sig=", r"\?sig=(?P<secret>[\w%+/-]{30,})"),
    *(
        Form("a token of GitHub", mark, rf"(?<!\w)(?P<secret>{mark}[A-Za-z0-9]{{36,}})")
        for mark in ("ghp_", "gho_", "ghu_", "ghs_", "ghr_")
    ),
    Form("a token of GitHub", "github_pat_", r"(?<!\w)(?P<secret>github_pat_\w{50,})"),
    Form("a token of GitLab", "glpat-", r"(?<!\w)(?P<secret>glpat-[\w-]{20,})"),
    *(
        Form("a token of Slack", mark, rf"(?<!\w)(?P<secret>{mark}[A-Za-z0-9-]{{20,}})")
        for mark in ("xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xapp-")
    ),
    Form(
        "a webhook of Slack",
        "hooks.slack.com/",
        r"hooks\.slack\.com/services/(?P<secret>T\w{6,}/B\w{6,}/\w{16,})",
    ),
    Form("a key of Stripe", "k_live_", r"(?<=[rs])k_live_(?P<secret>[A-Za-z0-9]{20,})"),
    Form("a token of Databricks", "dapi", r"(?<!\w)(?P<secret>dapi[0-9a-f]{32})(?!\w)"),
    Form("a token of npm", "npm_", r"(?<!\w)(?P<secret>npm_[A-Za-z0-9]{36})(?!\w)"),
    Form("a token of PyPI", "pypi-AgE", r"(?P<secret>pypi-AgE[\w-]{50,})"),
    Form("a token of Hugging Face", "hf_", r"(?<!\w)(?P<secret>hf_[A-Za-z0-9]{30,})(?!\w)"),
    Form("a key of SendGrid", "SG.", r"(?<!\w)(?P<secret>SG\.[\w-]{16,}\.[\w-]{16,})"),
    Form("a JSON Web Token", "eyJ", r"(?<!\w)(?P<secret>eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,})"),
    Form("a private key", "PRIVATE KEY-----", r"PRIVATE KEY-----(?P<secret>\s*[A-Za-z0-9+/=\s\\#]{32,4000})"),
    Form("a password in an address", ADDRESS, r"""://[^\s:/@'"<>]{0,80}:(?P<secret>[^\s/@'"]{1,200})@"""),
)
