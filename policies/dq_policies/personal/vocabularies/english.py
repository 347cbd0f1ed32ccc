"""English names of personal data."""

from __future__ import annotations

from dq_policies.personal.vocabularies.vocabulary import Vocabulary

ENGLISH = Vocabulary(
    language="English",
    nouns={
        "EMAIL": (
            "email", "e mail", "email address", "e mail address", "mail address", "email addr",
            "electronic mail",
        ),
        "PHONE": (
            "phone", "telephone", "phone number", "phone no", "phone num", "phone nbr", "telephone number",
            "mobile", "mobile number", "mobile no", "mobile phone", "cell phone", "cell number",
            "cellphone", "contact number", "fax", "fax number", "tel", "tel no", "tel number", "telno",
            "msisdn", "whatsapp number", "landline", "phn", "ph no", "daytime phone", "phone e164",
        ),
        "PERSON_NAME": (
            "first name", "last name", "middle name", "given name", "family name", "maiden name", "surname",
            "forename", "nick name", "nickname", "birth name", "fname", "lname", "mname", "middle initial",
            "name of cardholder", "cardholder name", "card holder name", "cardholder", "name on card",
            "person name", "father name", "mother name", "spouse name", "fathers name", "mothers name",
            "first nm", "last nm", "frst name", "christian name", "patronymic", "name first", "name last",
            "name middle", "given names", "account holder name", "name suffix", "account holder",
            "next of kin", "emergency contact",
        ),
        "USERNAME": (
            "user name", "username", "login name", "user login", "user handle", "account username",
            "twitter handle", "skype id", "telegram id", "loginid", "uname",
        ),
        "STREET_ADDRESS": (
            "street", "street name", "street address", "street line", "house number", "house no",
            "building number", "postal address", "home address", "mailing address", "billing address",
            "shipping address", "delivery address", "residential address", "address line", "address lines",
            "addr line", "residence address", "ship to address", "bill to address", "ship address",
            "bill address", "permanent address", "correspondence address", "mailing street",
            "billing street", "shipping street", "apartment number", "apartment no", "apt number",
            "full address", "street number", "po box", "ship to street", "work address",
        ),
        "DATE_OF_BIRTH": (
            "date of birth", "birth date", "birthdate", "birth day", "birthday", "dob", "birth year",
            "year of birth", "birth month", "month of birth", "day of birth", "birth datetime",
            "birth time", "birth dt", "birthdt", "born on", "born at", "birth timestamp",
        ),
        "GOVERNMENT_ID": (
            "ssn", "social security number", "social security no", "social security", "ssn last",
            "social insurance number", "national id", "national identifier", "national identity number",
            "national identification number", "national id number", "identity card number",
            "id card number", "national insurance number", "nino", "nhs number", "aadhaar", "aadhar",
            "aadhaar number", "pesel", "personnummer", "government id", "govt id", "voter id",
            "resident id", "personal identification number", "citizen id", "hkid", "nric",
            "alien registration number", "ssn number",
        ),
        "TAX_ID": (
            "tax id", "tax number", "tax identification number", "tax identifier", "tax payer id",
            "taxpayer id", "taxpayer identification number", "itin", "vat number", "vat id",
            "tax file number", "tax registration number",
        ),
        "PASSPORT": (
            "passport", "passport number", "passport no", "passport id", "passport num",
            "travel document number",
        ),
        "DRIVING_LICENCE": (
            "driver license", "drivers license", "driver licence", "drivers licence", "driving licence",
            "driving license", "driver license number", "drivers license number", "driving licence number",
            "driving license number", "dl number", "dl no", "driver license id",
        ),
        "LICENCE_PLATE": (
            "license plate", "licence plate", "number plate", "plate number", "plate no",
            "license plate number", "registration plate",
        ),
        "CARD_NUMBER": (
            "card number", "card no", "card num", "credit card", "credit card number", "credit card no",
            "cc number", "cc num", "cc no", "ccn", "debit card number", "debit card", "payment card number",
            "primary account number",
        ),
        "CARD_SECURITY_CODE": (
            "cvv", "cvc", "cvv code", "cvc code", "card security code", "card verification value",
            "card verification code",
        ),
        "IBAN": ("iban", "iban number", "iban code"),
        "BANK_ACCOUNT": (
            "bank account", "bank account number", "bank account no", "bank acct", "bank acct no",
            "routing number", "bank routing number", "sort code", "aba number", "aba routing number",
            "bank account num", "routing no",
        ),
        "IP": (
            "ip", "ip address", "ip addr", "ipaddr", "ipv4", "ipv6", "ipv4 address", "ipv6 address",
            "ipv4 addr", "ip v4", "ip v6", "remote addr", "remote address", "x forwarded for",
            "client addr", "forwarded for",
        ),
        "MAC": (
            "mac address", "mac addr", "macaddr", "hardware address", "bssid", "wifi mac", "bluetooth mac",
            "mac id",
        ),
        "DEVICE_ID": (
            "device id", "device identifier", "device uuid", "device udid", "udid", "imei", "imsi", "idfa",
            "idfv", "gaid", "aaid", "advertising id", "advertiser id", "android id", "cookie id",
            "user pseudo id", "pseudo id", "visitor id", "device fingerprint", "browser fingerprint",
            "anonymous id", "ga client id", "device token", "iccid", "fullvisitor id", "meid", "push token",
        ),
        "USER_AGENT": (
            "user agent", "useragent", "http user agent", "user agent string", "browser user agent",
        ),
        "CREDENTIAL": (
            "password", "passwd", "pwd", "passcode", "passphrase", "user pass", "card pin", "api key",
            "api token", "api secret", "access token", "refresh token", "auth token", "bearer token",
            "secret key", "private key", "client secret", "session token", "reset token",
            "password reset token", "reset password token", "activation key", "recovery code",
            "security answer", "security question answer", "otp secret", "totp secret", "mfa secret",
            "access key", "oauth token", "id token", "confirmation token", "app secret", "webhook secret",
            "two factor secret", "remember token", "secret access key", "ssh key", "backup codes",
        ),
        "HEALTH": (
            "diagnosis", "diagnosis code", "blood type", "blood group", "medical record number",
            "medical record no", "mrn", "disability", "disability status", "disabilities", "allergy",
            "allergies", "medication", "medications", "medication name", "prescription", "icd code", "icd",
            "medical condition", "medical conditions", "medical history", "health condition",
            "chronic condition", "chronic conditions", "hiv status", "pregnant", "pregnancy status",
            "smoker", "smoking status", "vaccination status", "blood pressure", "heart rate", "bmi",
            "body mass index", "mental health", "symptoms", "health insurance number", "medicare number",
            "medicaid id", "health status", "patient history", "cholesterol", "blood glucose",
            "chief complaint", "sick note", "vaccination", "immunization", "medical notes", "disease",
            "illness", "treatment plan",
        ),
        "BIOMETRIC": (
            "fingerprint template", "fingerprint data", "finger print", "face template", "face embedding",
            "face encoding", "face vector", "facial features", "voice print", "voiceprint", "iris scan",
            "iris code", "retina scan", "biometric", "biometric data", "biometric template", "dna",
            "dna sequence", "genetic data", "genome", "genotype", "palm print",
        ),
        "ETHNICITY": (
            "ethnicity", "ethnic group", "ethnic origin", "ethnic background", "racial origin",
            "racial group", "race ethnicity", "race or ethnicity", "race and ethnicity",
        ),
        "RELIGION": (
            "religion", "religious belief", "religious beliefs", "religious affiliation", "faith",
        ),
        "POLITICS": (
            "political opinion", "political opinions", "political affiliation", "political view",
            "political views", "trade union membership", "trade union member", "union membership",
            "union member", "party affiliation",
        ),
        "ORIENTATION": ("sexual orientation", "sexual preference", "sex life"),
        "CRIMINAL_RECORD": (
            "criminal record", "criminal records", "criminal conviction", "criminal convictions",
            "criminal history", "conviction history",
        ),
        "GENDER": (
            "gender", "sex", "gender identity", "birth sex", "sex at birth", "pronouns",
        ),
        "MARITAL_STATUS": (
            "marital status", "marital state", "civil status", "relationship status", "marital",
        ),
        "NATIONALITY": ("nationality", "citizenship", "country of citizenship"),
        "SALARY": (
            "salary", "wage", "wages", "annual income", "household income", "monthly income",
            "yearly income", "personal income", "gross pay", "net pay", "base pay", "hourly rate of pay",
            "pay rate", "base compensation", "annual compensation", "payroll amount", "take home pay",
        ),
        "LOCALITY": ("place of birth", "birth place", "birthplace"),
        "GEO": (
            "home latitude", "home longitude", "home lat", "home lon", "home location", "home coordinates",
            "user location coordinates", "last known location", "home geo",
        ),
    },
    ambiguous={
        "EMAIL": ("mail",),
        "PERSON_NAME": (
            "full name", "preferred name", "name", "display name", "nm", "names", "alias", "initials",
            "legal name", "screen name",
        ),
        "USERNAME": ("login", "handle"),
        "STREET_ADDRESS": (
            "address", "addr", "address text", "suite", "apartment", "apt", "unit number",
            "location address",
        ),
        "POSTAL_CODE": (
            "zip", "zip code", "zipcode", "postcode", "post code", "postal code", "postal", "zip plus four",
        ),
        "LOCALITY": (
            "city", "town", "city name", "village", "neighborhood", "neighbourhood",
        ),
        "GEO": (
            "latitude", "longitude", "lat", "lon", "lng", "long lat", "geo point", "geolocation",
            "coordinates", "gps location", "geo location", "lat lng", "lat lon", "gps coordinates",
        ),
        "PHONE": ("cell",),
        "AGE": ("age", "age in years", "age years", "age at admission"),
        "ETHNICITY": ("race",),
        "BANK_ACCOUNT": (
            "account number", "account no", "account num", "acct no", "acct number", "acct num", "acct",
        ),
        "HEALTH": (
            "weight", "height", "icd9", "insurance number", "weight kg", "height cm",
        ),
        "SALARY": ("income",),
        "CREDENTIAL": ("pin", "secret", "token"),
        "GOVERNMENT_ID": ("identity number", "identification number", "id card"),
    },
    persons=(
        "account holder", "actor", "admin", "applicant", "author", "beneficiary", "borrower", "buyer",
        "candidate", "citizen", "claimant", "client", "contact", "coworker", "creator", "cust", "customer",
        "debtor", "dependent", "doctor", "donor", "driver", "emp", "employee", "father", "friend", "guest",
        "guardian", "holder", "husband", "insured", "investor", "kin", "lead", "manager", "member",
        "mother", "nurse", "occupant", "owner", "participant", "passenger", "patient", "payer", "payee",
        "people", "person", "personnel", "physician", "player", "policyholder", "practitioner",
        "prescriber", "prospect", "pupil", "recipient", "referrer", "renter", "requester", "reporter",
        "resident", "respondent", "reviewer", "rider", "shopper", "sibling", "signatory", "signer",
        "speaker", "spouse", "staff", "student", "subscriber", "supervisor", "teacher", "traveler",
        "traveller", "user", "victim", "visitor", "voter", "wife", "witness", "human", "individual", "crew",
        "cardholder", "assignee", "attendee", "coach", "colleague", "inmate", "interviewee", "learner",
        "professor", "sender", "consumer",
    ),
    alone=("full name", "preferred name"),
    harmless=(
        "gift card number", "loyalty card number", "gift card no", "street price", "memory address",
        "web address", "contract address", "wallet address", "token address", "account type", "cell line",
        "business card", "report card", "ip rating", "sim card number", "access token type", "safe word",
        "pen name", "same sex", "building fax", "sex ratio", "user agent family", "street view",
        "wall street", "health check", "public access key", "heart rate zone", "password policy",
        "sort code type", "net pay period", "primary key", "foreign key", "page token", "next page token",
        "car unit number", "street light number", "gateway ip", "server ip", "customer account number",
    ),
    after=(
        "home", "work", "private", "personal", "primary", "secondary", "main", "alternate", "alternative",
        "alt", "old", "new", "current", "previous", "raw", "clean", "cleaned", "normalized", "normalised",
        "lower", "value", "text", "source value", "txt", "string", "str", "original", "unmasked", "plain",
        "given", "business", "emergency", "other", "full", "billing", "shipping", "mobile", "office", "day",
        "night", "evening", "daytime", "formatted", "reported", "description", "of", "the", "array", "en",
        "latin", "local", "std", "orig", "plaintext", "stated", "amount", "usd", "eur", "gbp", "annual",
        "monthly", "yearly",
    ),
    before=(
        "home", "work", "private", "personal", "primary", "secondary", "main", "alternate", "alternative",
        "alt", "old", "new", "current", "previous", "prev", "raw", "clean", "normalized", "normalised",
        "original", "unmasked", "other", "full", "src", "source", "stg", "dim", "fct", "fk", "pk", "col",
        "fld", "str", "txt", "vch", "the", "my", "their", "his", "her", "co", "dst", "tgt", "first", "last",
        "residence", "residential", "physical", "registered", "permanent", "temporary",
    ),
    negating=(
        "is", "has", "had", "have", "can", "may", "should", "was", "were", "are", "allow", "allows",
        "accept", "accepts", "enable", "enabled", "use", "uses", "show", "send", "num", "nb", "nbr", "cnt",
        "count", "counts", "n", "total", "avg", "average", "mean", "median", "max", "maximum", "min",
        "minimum", "sum", "pct", "percent", "hash", "hashed", "masked", "redacted", "encrypted",
        "anonymized", "anonymised", "tokenized", "tokenised", "md", "sha", "requires", "require", "needs",
        "missing", "invalid", "unique", "distinct", "number", "do", "not", "opted", "opt", "example",
        "dummy", "want", "wants", "ratio", "rate",
    ),
    countries={
        "ssn": "US", "social security number": "US", "social security no": "US", "social security": "US",
        "ssn last": "US", "itin": "US", "national insurance number": "GB", "nino": "GB",
        "nhs number": "GB", "aadhaar": "IN", "aadhar": "IN", "aadhaar number": "IN", "pesel": "PL",
        "hkid": "HK", "nric": "SG", "social insurance number": "CA", "tax file number": "AU",
        "medicare number": "US", "personnummer": "SE", "routing number": "US", "aba number": "US",
        "sort code": "GB",
    },
)  # fmt: skip
