"""The functions that hide a value, over all dialects, and how much each of them leaves.

By the names of sqlglot's nodes, and by their names in SQL, in lower case, where it has none of its own. What
is in no table keeps its arguments: LOWER, CONCAT, CAST, COALESCE, MIN, STRING_AGG, TO_JSON_STRING and all
others.
"""

from __future__ import annotations

from dq_core.words import words

HASHES = words(
    """
    CityHash64 Crc32 FarmFingerprint MD5 MD5Digest MD5NumberLower64 MD5NumberUpper64 SHA SHA1Digest SHA2
    SHA2Digest StandardHash XxHash64 Murmur3 Hash
    """
)
HASH_NAMES = words(
    """
    cityhash64 crc32 digest farm_fingerprint farmfingerprint64 fnv_hash func_sha1 hash hashbytes md5 murmur3
    murmur_hash sha sha1 sha1_binary sha1_hex sha224 sha2 sha256 sha2_binary sha2_hex sha384 sha512 sha_512
    siphash64 spooky_hash_v2_32 spooky_hash_v2_64 xxhash64 xxh3 standard_hash
    """
)
"""Whoever knows the function finds few-valued data again by hashing all that there can be."""

KEYED = words("AESEncrypt AesEncrypt Encrypt EncryptRaw")
KEYED_NAMES = words(
    """
    aes_encrypt aead.encrypt bytes_hmac crypt deterministic_encrypt dlp_deterministic_encrypt
    encrypt encrypt_raw hmac hmac_md5 hmac_sha1 hmac_sha256 hmac_sha512 pgp_pub_encrypt pgp_sym_encrypt
    pseudonymize tokenize encryptbykey encryptbypassphrase
    """
)
"""Only who holds the key gets the value back: a pseudonym."""

CLEARING = words(
    """
    ApproxDistinct ApproxCountDistinct Count CountIf LogicalAnd LogicalOr Hll Length ByteLength BitLength
    RowNumber Rank DenseRank PercentRank CumeDist Ntile And Or Xor Not Grouping GroupingId Contains StartsWith
    EndsWith ArrayContains
    """
)
CLEARING_NAMES = words(
    """
    approx_count_distinct anonymize char_length character_length count count_if countif hll hll_count.init
    isnull len length mask mask_first_n mask_hash mask_inner mask_last_n mask_outer mask_show_first_n
    mask_show_last_n octet_length redact uniq uniqexact
    """
)
"""Nothing of the value is left: it is counted, compared, measured or overwritten."""

SUMMING = words("Avg Stddev StddevPop StddevSamp Variance VariancePop Sum Corr CovarPop CovarSamp")
SUMMING_NAMES = words("avg sum stddev variance var_pop var_samp")
"""One number for many rows."""

COARSE_PARTS = words(
    """
    year years yyyy yy quarter quarters qtr month months mon decade century isoyear week isoweek dayofweek
    hour
    """
)
"""The parts of a moment that leave out the day."""
PARTS_OF_DATES = words("Year Quarter Month Week WeekOfYear DayOfWeek DayOfMonth Hour")
TRUNCATING = words("DateTrunc TimestampTrunc DatetimeTrunc DateDiff TimestampDiff DatetimeDiff Extract")

MOST_OF_BEGINNING, MOST_OF_END = 3, 4
"""Letters at the beginning (of a postal code) and at the end (of a card's number) that may be shown."""

SALTS = words("salt salted pepper secret nonce hmac_key hash_key key_salt")
LEAST_SALT = 8
"""Letters that a constant must have to be a salt and not a sign between two values."""
