"""The functions that hide the value they are given: hashes, encryption and masks, over all dialects."""

from __future__ import annotations

from dq_core.words import words

NODES = words(
    """
    AESEncrypt AesEncrypt CityHash64 Crc32 FarmFingerprint MD5 MD5Digest MD5NumberLower64
    MD5NumberUpper64 SHA SHA1Digest SHA2 SHA2Digest StandardHash XxHash64 Murmur3 Hash Encrypt EncryptRaw
    """
)
"""By the names of sqlglot's nodes."""

FUNCTIONS = words(
    """
    aes_encrypt aead.encrypt anonymize bytes_hmac cityhash64 crc32 deterministic_encrypt digest
    dlp_deterministic_encrypt encrypt encrypt_raw farm_fingerprint farmfingerprint64 fnv_hash func_sha1
    hash hash_agg hashbytes hmac hmac_md5 hmac_sha1 hmac_sha256 hmac_sha512 mask mask_first_n mask_hash
    mask_inner mask_last_n mask_outer mask_show_first_n mask_show_last_n md5 murmur3 murmur_hash
    pgp_pub_encrypt pgp_sym_encrypt pseudonymize redact sha sha1 sha1_binary sha1_hex sha224 sha2 sha256
    sha2_binary sha2_hex sha384 sha512 sha_512 siphash64 spooky_hash_v2_32 spooky_hash_v2_64 tokenize
    xxhash64 xxh3
    """
)
"""By their names in SQL, in lower case."""
