"""Chains of blocks, where an address is an account, a token a coin, and a name a project's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from dq_policies.personal.kinds import Kind
from dq_policies.personal.neighbours import first, witnesses
from dq_policies.personal.nouns import Noun
from dq_policies.personal.surroundings import Surroundings
from dq_policies.personal.tokens import words_of

_WORLD = frozenset(
    (
        "blockchain", "ethereum", "erc", "nft", "nfts", "dex", "defi", "uniswap", "aave", "ens", "dao",
        "daos", "swap", "swaps", "staking", "vault", "vaults", "bridge", "bridges", "pool", "pools", "mint",
        "mints", "governance", "proposal", "proposals", "prices", "labels", "solana", "bitcoin", "arbitrum",
        "opensea", "airdrop", "airdrops", "validator", "validators", "rollup", "mempool", "onchain",
        "crypto", "multisig", "farcaster", "chainlink", "amm", "flashloan", "flashloans", "liquidity",
        "web3", "evm", "stablecoin", "stablecoins", "coinbase", "binance", "metamask", "lido", "sushiswap",
        "pancakeswap", "balancer", "gnosis", "wallet", "wallets", "evt", "txs", "utxo", "dapp", "dapps",
    )
)  # fmt: skip
_HALF = frozenset(
    (
        "token", "tokens", "contract", "contracts", "chain", "chains", "transaction", "transactions",
        "block", "blocks", "trade", "trades", "tx", "transfer", "transfers", "coin", "coins", "logs",
        "traces", "eth", "polygon", "optimism", "base", "avalanche", "protocol", "lending",
    )
)  # fmt: skip
"""Words of which it takes two."""
_OWN = frozenset(
    ("block", "tx", "contract", "token", "tokens", "chain", "pool", "vault", "bridge", *_WORLD)
) - {"prices", "labels", "coinbase"}
"""Words before an address or a token in one name."""
_PLAIN = frozenset(
    ("blockchain", "ethereum", "erc", "nft", "txhash", "evt", "onchain", "uniswap", "dao", "evm")
)
_PAIRS: dict[str, frozenset[str]] = {
    "block": frozenset(("number", "time", "hash", "date", "height", "timestamp", "month", "slot", "index")),
    "tx": frozenset(("hash", "from", "to", "id", "index", "sender", "signer", "fee", "origin")),
    "transaction": frozenset(("hash",)),
    "wallet": frozenset(("address", "id", "addr")),
    "gas": frozenset(("price", "used", "limit", "fee", "usage")),
    "contract": frozenset(("address",)),
    "pool": frozenset(("address", "id")),
    "token": frozenset(
        ("address", "symbol", "amount", "price", "bought", "sold", "decimals", "standard", "pair")
    ),
}
"""Words that speak of a ledger when one of others stands behind them."""
_TOLD_ANYWAY: frozenset[Kind] = frozenset(
    (
        "EMAIL", "PHONE", "PERSON_NAME", "DATE_OF_BIRTH", "GOVERNMENT_ID", "PASSPORT", "TAX_ID", "IBAN",
        "DRIVING_LICENCE", "CARD_NUMBER", "CARD_SECURITY_CODE", "USER_AGENT", "MAC", "GENDER", "RELIGION",
        "NATIONALITY", "MARITAL_STATUS", "ORIENTATION", "POSTAL_CODE",
    )
)  # fmt: skip
_MOST_WITNESSES = 1
"""Columns that describe persons, as dates of birth do, are not in a ledger: more of them, and it is none."""
_NAMED: frozenset[Kind] = frozenset(("STREET_ADDRESS", "CREDENTIAL", "IP", "PERSON_NAME", "USERNAME"))
"""Kinds whose words mean something else behind a word of a ledger."""


def takes(noun: Noun, before: tuple[str, ...], near: Surroundings) -> bool:
    """Say whether a column stands in the world of a ledger, where its noun says nothing of persons."""
    if noun.kind in _TOLD_ANYWAY and not noun.ambiguous:
        return False
    if noun.kind in _NAMED and not _OWN.isdisjoint(before):
        return True
    ledger = _are(near.words()) or any(_is_plain(name) for name in first(near.neighbours))
    return ledger and len(witnesses(near.neighbours, near.surely)) <= _MOST_WITNESSES


def _are(words: Iterable[str]) -> bool:
    return not _WORLD.isdisjoint(words) or len(_HALF.intersection(words)) > 1


@lru_cache(maxsize=65536)
def _is_plain(name: str) -> bool:
    """Say whether a neighbour is of a ledger; a `token` alone may be one that opens an account."""
    words = words_of(name)
    return not _PLAIN.isdisjoint(words) or any(
        second in _PAIRS.get(word, ()) for word, second in pairwise(words)
    )
