# ruff: noqa: E501, S311 - forms in one line each; chance has to be the same in every run
"""Columns of generated values with their labels: check digits are computed here, apart from the detectors.

Everything is drawn from a seeded generator: one seed for each column. Nothing in it belongs to a person.
"""

import datetime as dt
import random
import string
from collections.abc import Callable
from functools import partial
from typing import Any

Draw = Callable[[random.Random], Any]
_LETTERS = string.ascii_uppercase


def digits(rng: random.Random, count: int, first: str = string.digits) -> str:
    return rng.choice(first) + "".join(rng.choices(string.digits, k=count - 1))


def luhn_digit(body: str) -> str:
    """The last digit that makes a multiple of ten of the sum, every second digit doubled."""
    total = 0
    for place, sign in enumerate(reversed(body)):
        number = int(sign) * (2 if place % 2 == 0 else 1)
        total += number - 9 if number > 9 else number
    return str(-total % 10)


def weighted(body: str, weights: tuple[int, ...]) -> int:
    return sum(int(sign) * weight for sign, weight in zip(body, weights, strict=True))


def birth(rng: random.Random) -> dt.date:
    return dt.date(1940, 1, 1) + dt.timedelta(days=rng.randrange(65 * 365))


def until(make: Callable[[], str | None]) -> str:
    while True:
        if (made := make()) is not None:
            return made


# cards and accounts


def card(rng: random.Random) -> str:
    prefix, length = rng.choice(
        (("4", 16), ("51", 16), ("55", 16), ("34", 15), ("37", 15), ("6011", 16), ("2221", 16))
    )
    body = prefix + "".join(rng.choices(string.digits, k=length - 1 - len(prefix)))
    number = body + luhn_digit(body)
    return (
        number if length == 15 or rng.random() < 0.5 else " ".join(number[i : i + 4] for i in range(0, 16, 4))
    )


_BANKS: dict[str, int | str] = {
    "DE": 18,
    "NL": "LLLL10",
    "GB": "LLLL14",
    "ES": 20,
    "AT": 16,
    "BE": 12,
    "PL": 24,
    "CH": 17,
    "FR": 23,
}


def iban(rng: random.Random) -> str:
    country = rng.choice(sorted(_BANKS))
    form = _BANKS[country]
    if isinstance(form, int):
        account = digits(rng, form)
    else:
        account = "".join(rng.choices(_LETTERS, k=4)) + digits(rng, int(form[4:]))
    as_number = "".join(str(ord(sign) - 55) if sign.isalpha() else sign for sign in account + country + "00")
    number = f"{country}{98 - int(as_number) % 97:02}{account}"
    return number if rng.random() < 0.5 else " ".join(number[i : i + 4] for i in range(0, len(number), 4))


# identifiers of states


def ssn(rng: random.Random) -> str:
    area = until(lambda: None if (number := rng.randint(1, 899)) == 666 else f"{number:03}")
    return f"{area}-{rng.randint(1, 99):02}-{rng.randint(1, 9999):04}"


def pesel(rng: random.Random) -> str:
    day = birth(rng)
    body = f"{day:%y}{day.month + (20 if day.year >= 2000 else 0):02}{day:%d}{digits(rng, 4)}"
    return body + str(-weighted(body, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10)


def cpf(rng: random.Random) -> str:
    body = digits(rng, 9)
    for _ in range(2):
        rest = weighted(body, tuple(range(len(body) + 1, 1, -1))) * 10 % 11
        body += str(rest % 10)
    return f"{body[:3]}.{body[3:6]}.{body[6:9]}-{body[9:]}" if rng.random() < 0.5 else body


def dni(rng: random.Random) -> str:
    number = rng.randrange(10**6, 10**8)
    return f"{number:08}{'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23]}"


def nie(rng: random.Random) -> str:
    lead, number = rng.randrange(3), rng.randrange(10**7)
    return f"{'XYZ'[lead]}{number:07}{'TRWAGMYFPDXBNJZSQVHLCKE'[(lead * 10**7 + number) % 23]}"


def nir(rng: random.Random) -> str:
    day = birth(rng)
    body = (
        f"{rng.choice('12')}{day:%y%m}{rng.randint(1, 95):02}{rng.randint(1, 990):03}{rng.randint(1, 999):03}"
    )
    body = body.replace(body[5:7], "75", 1) if body[5:7] == "20" else body
    return f"{body}{97 - int(body) % 97:02}"


_D = "0123456789 1234067895 2340178956 3401289567 4012395678 5987604321 6598710432 7659821043 8765932104 9876543210".split()  # noqa: SIM905
_P = "0123456789 1576283094 5803796142 8916043527 9453126870 4286573901 2793806415 7046913258".split()  # noqa: SIM905


def aadhaar(rng: random.Random) -> str:
    """The check of Verhoeff: a product in the dihedral group of ten elements that has to be zero."""
    body = digits(rng, 11, "23456789")

    def product(number: str) -> int:
        state = 0
        for place, sign in enumerate(reversed(number)):
            state = int(_D[state][int(_P[place % 8][int(sign)])])
        return state

    number = next(body + sign for sign in string.digits if product(body + sign) == 0)
    return f"{number[:4]} {number[4:8]} {number[8:]}" if rng.random() < 0.5 else number


_ODD = dict(zip(string.digits + _LETTERS, (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23), strict=True))  # fmt: skip


def codice_fiscale(rng: random.Random) -> str:
    day = birth(rng)
    number = day.day + (40 if rng.random() < 0.5 else 0)
    names = "".join(rng.choices("BCDFGLMNPRSTVZ", k=6))
    body = f"{names}{day:%y}{'ABCDEHLMPRST'[day.month - 1]}{number:02}{rng.choice('ABCDEFGHILM')}{rng.randint(1, 899):03}"
    total = 0
    for place, sign in enumerate(body):
        even = int(sign) if sign.isdigit() else ord(sign) - 65
        total += _ODD[sign] if place % 2 == 0 else even
    return body + _LETTERS[total % 26]


def bsn(rng: random.Random) -> str:
    def make() -> str | None:
        body = digits(rng, 8)
        last = weighted(body, (9, 8, 7, 6, 5, 4, 3, 2)) % 11
        return f"{body}{last}" if last < 10 else None

    return until(make)


def personnummer(rng: random.Random) -> str:
    body = f"{birth(rng):%y%m%d}{digits(rng, 3)}"
    return f"{body[:6]}-{body[6:]}{luhn_digit(body)}"


def hetu(rng: random.Random) -> str:
    day = birth(rng)
    serial = rng.randint(2, 899)
    sign = "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(f"{day:%d%m%y}{serial:03}") % 31]
    return f"{day:%d%m%y}{'-' if day.year < 2000 else 'A'}{serial:03}{sign}"


def fodselsnummer(rng: random.Random) -> str:
    def make() -> str | None:
        day = birth(rng)
        serial = rng.randint(0, 499) if day.year < 2000 else rng.randint(500, 999)
        body = f"{day:%d%m%y}{serial:03}"
        first = -weighted(body, (3, 7, 6, 1, 8, 9, 4, 5, 2)) % 11
        if first > 9:
            return None
        second = -weighted(f"{body}{first}", (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
        return f"{body}{first}{second}" if second <= 9 else None

    return until(make)


def national_register(rng: random.Random) -> str:
    day = birth(rng)
    body = f"{day:%y%m%d}{rng.randint(1, 997):03}"
    lead = "2" if day.year >= 2000 else ""
    return f"{body}{97 - int(lead + body) % 97:02}"


def tax_identifier(rng: random.Random) -> str:
    """Ten digits of which one stands twice, and the check digit of ISO 7064 (mod 11, 10)."""
    places = rng.sample(string.digits, 9)
    places.append(rng.choice(places))
    rng.shuffle(places)
    if places[0] == "0":
        other = next(at for at, sign in enumerate(places) if sign != "0")
        places[0], places[other] = places[other], places[0]
    product = 10
    for sign in places:
        total = (int(sign) + product) % 10 or 10
        product = total * 2 % 11
    return "".join(places) + str((11 - product) % 10)


def tckimlik(rng: random.Random) -> str:
    body = digits(rng, 9, "123456789")
    odd, even = sum(map(int, body[::2])), sum(map(int, body[1::2]))
    tenth = (odd * 7 - even) % 10
    return f"{body}{tenth}{(odd + even + tenth) % 10}"


def nhs(rng: random.Random) -> str:
    def make() -> str | None:
        body = digits(rng, 9, "467")
        last = -weighted(body, tuple(range(10, 1, -1))) % 11
        number = f"{body}{last}"
        return None if last > 9 else rng.choice((number, f"{number[:3]} {number[3:6]} {number[6:]}"))

    return until(make)


def sin(rng: random.Random) -> str:
    body = digits(rng, 8, "1234567")
    number = body + luhn_digit(body)
    return f"{number[:3]}-{number[3:6]}-{number[6:]}"


def resident(rng: random.Random) -> str:
    body = f"{rng.choice(('110101', '310101', '440106', '320102', '510104'))}{birth(rng):%Y%m%d}{rng.randint(1, 999):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[weighted(body, weights) % 11]


def za_identity(rng: random.Random) -> str:
    body = f"{birth(rng):%y%m%d}{digits(rng, 4)}{rng.choice('01')}8"
    return body + luhn_digit(body)


def cnp(rng: random.Random) -> str:
    day = birth(rng)
    lead = rng.choice("12") if day.year < 2000 else rng.choice("56")
    body = f"{lead}{day:%y%m%d}{rng.randint(1, 46):02}{rng.randint(1, 999):03}"
    rest = weighted(body, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)) % 11
    return f"{body}{1 if rest == 10 else rest}"


def egn(rng: random.Random) -> str:
    day = birth(rng)
    body = f"{day:%y}{day.month + (40 if day.year >= 2000 else 0):02}{day:%d}{digits(rng, 3)}"
    return f"{body}{weighted(body, (2, 4, 8, 5, 10, 9, 7, 3, 6)) % 11 % 10}"


def rut(rng: random.Random) -> str:
    body = str(rng.randrange(4 * 10**6, 26 * 10**6))
    total = sum(int(sign) * (2 + place % 6) for place, sign in enumerate(reversed(body)))
    return f"{body}-{'0123456789K0'[11 - total % 11] if total % 11 != 0 else '0'}"


def oib(rng: random.Random) -> str:
    body = digits(rng, 10)
    product = 10
    for sign in body:
        total = (int(sign) + product) % 10 or 10
        product = total * 2 % 11
    return body + str((11 - product) % 10)


# reaching and observing people


_NAMES = "anna ben carla dmitri elif farid gita hugo ines jonas kemal lena mara noor olga pedro quinn rosa sven tara".split()  # noqa: SIM905
_FAMILIES = "abel brandt costa dunn egger fuchs garcia holm ivanov jensen kaya lopez meyer novak okoye perez rossi silva".split()  # noqa: SIM905


def email(rng: random.Random) -> str:
    domain = rng.choice(("mail.example", "example.org", "post.example.co.uk", "example.com"))
    return f"{rng.choice(_NAMES)}{rng.choice(('.', '_', ''))}{rng.choice(_FAMILIES)}{rng.randrange(999)}@{domain}"


def phone_international(rng: random.Random) -> str:
    return rng.choice(
        (
            lambda: f"+1{rng.choice(('212', '415', '617', '312', '206'))}{digits(rng, 7, '23456789')}",
            lambda: f"+44 7{rng.choice('457')}{digits(rng, 2)} {digits(rng, 6)}",
            lambda: f"+49 15{rng.choice('127')} {digits(rng, 8)}",
            lambda: f"+33 6 {digits(rng, 2)} {digits(rng, 2)} {digits(rng, 2)} {digits(rng, 2)}",
            lambda: f"+91 9{digits(rng, 9)}",
            lambda: f"+34 6{digits(rng, 8)}",
        )
    )()


def phone_us(rng: random.Random) -> str:
    area = rng.choice(("212", "415", "617", "312", "206", "305", "713"))
    exchange, line = digits(rng, 3, "23456789"), digits(rng, 4)
    return rng.choice(
        (f"({area}) {exchange}-{line}", f"{area}-{exchange}-{line}", f"{area}.{exchange}.{line}")
    )


def phone_fr(rng: random.Random) -> str:
    return "0" + rng.choice("1234567") + "".join(f" {digits(rng, 2)}" for _ in range(4))


def phone_gb(rng: random.Random) -> str:
    return f"07{rng.choice('457')}{digits(rng, 2)} {digits(rng, 6)}"


def ipv4(rng: random.Random) -> str:
    first = until(
        lambda: (
            None if (number := rng.randint(11, 223)) in (100, 127, 169, 172, 192, 198, 203) else str(number)
        )
    )
    return f"{first}." + ".".join(str(rng.randint(0, 255)) for _ in range(3))


def ipv6(rng: random.Random) -> str:
    return "2a0" + rng.choice("0123456789") + ":" + ":".join(f"{rng.randrange(1, 65536):x}" for _ in range(7))


def mac(rng: random.Random) -> str:
    sign = rng.choice(":-")
    return sign.join(f"{rng.randrange(256):02x}" for _ in range(6))


def geo(rng: random.Random) -> str:
    return f"{rng.uniform(-60, 70):.5f},{rng.uniform(-180, 180):.5f}"


def credential(rng: random.Random) -> str:
    letters = string.ascii_letters + string.digits
    return rng.choice(
        (
            lambda: "ghp_" + "".join(rng.choices(letters, k=36)),
            lambda: "AKIA" + "".join(rng.choices(_LETTERS + "234567", k=16)),
            lambda: "$2b$12$" + "".join(rng.choices(letters, k=53)),
            lambda: "xoxb-" + "".join(rng.choices(letters, k=40)),
        )
    )()


POSITIVES: dict[str, tuple[str, Draw]] = {
    "payment cards": ("CARD_NUMBER", card),
    "IBANs": ("IBAN", iban),
    "US SSN": ("GOVERNMENT_ID", ssn),
    "PL PESEL": ("GOVERNMENT_ID", pesel),
    "BR CPF": ("GOVERNMENT_ID", cpf),
    "ES DNI": ("GOVERNMENT_ID", dni),
    "ES NIE": ("GOVERNMENT_ID", nie),
    "FR NIR": ("GOVERNMENT_ID", nir),
    "IN Aadhaar": ("GOVERNMENT_ID", aadhaar),
    "IT codice fiscale": ("GOVERNMENT_ID", codice_fiscale),
    "NL BSN": ("GOVERNMENT_ID", bsn),
    "SE personnummer": ("GOVERNMENT_ID", personnummer),
    "FI HETU": ("GOVERNMENT_ID", hetu),
    "NO birth number": ("GOVERNMENT_ID", fodselsnummer),
    "BE register number": ("GOVERNMENT_ID", national_register),
    "DE tax identifier": ("TAX_ID", tax_identifier),
    "TR identity number": ("GOVERNMENT_ID", tckimlik),
    "GB NHS number": ("GOVERNMENT_ID", nhs),
    "CA SIN": ("GOVERNMENT_ID", sin),
    "CN resident number": ("GOVERNMENT_ID", resident),
    "ZA identity number": ("GOVERNMENT_ID", za_identity),
    "RO CNP": ("GOVERNMENT_ID", cnp),
    "BG EGN": ("GOVERNMENT_ID", egn),
    "CL RUT": ("GOVERNMENT_ID", rut),
    "HR OIB": ("GOVERNMENT_ID", oib),
    "e-mail": ("EMAIL", email),
    "phones, international": ("PHONE", phone_international),
    "phones of US": ("PHONE", phone_us),
    "phones of FR": ("PHONE", phone_fr),
    "phones of GB": ("PHONE", phone_gb),
    "public IPv4": ("IP", ipv4),
    "public IPv6": ("IP", ipv6),
    "MAC": ("MAC", mac),
    "positions": ("GEO", geo),
    "keys and hashes": ("CREDENTIAL", credential),
}


# what only looks so


def ean13(rng: random.Random) -> str:
    body = rng.choice(("978", "979", "400", "501", "871")) + digits(rng, 9)
    return body + str(-weighted(body, (1, 3) * 6) % 10)


def isbn10(rng: random.Random) -> str:
    body = digits(rng, 9, "0123789")
    return body + "0123456789X"[-weighted(body, tuple(range(10, 1, -1))) % 11]


def siren(rng: random.Random) -> str:
    body = digits(rng, 8, "3456789")
    return body + luhn_digit(body)


def imei(rng: random.Random) -> str:
    body = rng.choice(("35", "86", "01")) + digits(rng, 12)
    return body + luhn_digit(body)


def version(rng: random.Random) -> str:
    return f"{rng.randint(0, 30)}.{rng.randint(0, 99)}.{rng.randint(0, 60)}.{rng.choice((0, rng.randint(0, 254)))}"


def remote(rng: random.Random) -> str:
    name = f"{rng.choice(_FAMILIES)}/{rng.choice(_NAMES)}{rng.randrange(999)}"
    return rng.choice(
        (f"git@host.example:{name}.git", f"ssh://git@host.example/{name}.git", f"https://host.example/{name}")
    )


def private_address(rng: random.Random) -> str:
    tail = f"{rng.randrange(256)}.{rng.randrange(256)}"
    return rng.choice(
        (f"10.{rng.randrange(256)}.{tail}", f"192.168.{tail}", f"172.{rng.randint(16, 31)}.{tail}")
    )


def moment(rng: random.Random) -> str:
    at = dt.datetime(2015, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=rng.randrange(3 * 10**8))
    return rng.choice((f"{at:%Y-%m-%d %H:%M:%S}", f"{at:%Y-%m-%dT%H:%M:%SZ}"))


def _ids(count: int) -> Draw:
    return lambda rng: int(digits(rng, count, "123456789"))


NEGATIVES: dict[str, Draw] = {
    "epoch seconds": lambda rng: rng.randint(1_000_000_000, 1_800_000_000),
    "epoch milliseconds": lambda rng: rng.randint(1_000_000_000_000, 1_800_000_000_000),
    "epoch microseconds as text": lambda rng: str(rng.randint(10**15, 18 * 10**14)),
    **{f"ids of {count} digits": _ids(count) for count in range(9, 20)},
    **{f"ids of {count} digits as text": partial(digits, count=count) for count in (9, 10, 11, 12, 13, 16)},
    "codes like SSN": lambda rng: f"{digits(rng, 3)}-{digits(rng, 2)}-{digits(rng, 4)}",
    "versions": version,
    "git remotes": remote,
    "private addresses": private_address,
    "GUIDs": lambda rng: f"{rng.getrandbits(32):08x}-{rng.getrandbits(16):04x}-4{rng.getrandbits(12):03x}-a{rng.getrandbits(12):03x}-{rng.getrandbits(48):012x}",
    "product codes": lambda rng: f"{''.join(rng.choices(_LETTERS, k=3))}-{digits(rng, 4)}-{digits(rng, 4)}",
    "product codes of digits": lambda rng: f"{digits(rng, 3)}-{digits(rng, 3)}-{digits(rng, 4)}",
    "articles like DNI": lambda rng: f"{digits(rng, 8)}{rng.choice(_LETTERS)}",
    "ISBN-13 and EAN": ean13,
    "ISBN-10": isbn10,
    "company numbers of France": siren,
    "IMEI": imei,
    "timestamps": moment,
    "dates with points": lambda rng: f"{rng.randint(1, 28):02}.{rng.randint(1, 12):02}.{rng.randint(1990, 2025)}",
    "hashes": lambda rng: f"{rng.getrandbits(128):032x}",
    "amounts": lambda rng: f"{rng.uniform(-5000, 5000):.2f}",
    "padded ids": lambda rng: f"{rng.randrange(10**6):010}",
    "signed numbers": lambda rng: f"+{rng.randrange(10**5, 10**7)}",
    "packages": lambda rng: f"@{rng.choice(_FAMILIES)}/{rng.choice(_NAMES)}@{rng.randrange(9)}.{rng.randrange(20)}.1",
    "files": lambda rng: f"{rng.choice(_NAMES)}{rng.randrange(99)}@{rng.choice((2, 3))}x.png",
    "words": lambda rng: " ".join(rng.choices(_NAMES + _FAMILIES, k=3)),
    "plot coordinates": lambda rng: f"{rng.uniform(200, 900):.3f},{rng.uniform(0, 900):.3f}",
}  # fmt: skip


def column(draw: Draw, seed: str, rows: int) -> list[Any]:
    """Return values as data has them: some NULL, some of another kind where `seed` says so."""
    rng = random.Random(seed)
    values = [draw(rng) for _ in range(rows)]
    dirty = rng.choice((0.0, 0.0, 0.05, 0.15))
    dirt = (None, "", "n/a", "unknown", "-") if isinstance(values[0], str) else (None,)
    return [rng.choice(dirt) if rng.random() < dirty else value for value in values]
