"""Dutch names of personal data."""

from __future__ import annotations

from dq_policies.personal.vocabularies.vocabulary import Vocabulary

DUTCH = Vocabulary(
    language="Dutch",
    nouns={
        "EMAIL": ("email adres", "e mail adres", "mail adres"),
        "PHONE": (
            "telefoon", "telefoon nummer", "telefoonnr", "mobiel", "mobiel nummer", "mobiele nummer",
            "mobiele telefoon", "gsm", "gsm nummer", "tel nummer", "vaste telefoon", "mobielnr",
            "fax nummer",
        ),
        "PERSON_NAME": (
            "voornaam", "voornamen", "achternaam", "familienaam", "tussenvoegsel", "voorletters",
            "volledige naam", "roepnaam", "meisjesnaam", "geboortenaam", "kaarthouder", "rekeninghouder",
            "voorvoegsel achternaam", "contactpersoon",
        ),
        "USERNAME": ("gebruikersnaam",),
        "STREET_ADDRESS": (
            "straat", "straat naam", "huis nummer", "huisnr", "huisnummer toevoeging", "woonadres",
            "post adres", "bezorgadres", "afleveradres", "factuuradres", "thuisadres", "verzendadres",
            "straat huisnummer", "adres regel", "postbus", "huisletter",
        ),
        "DATE_OF_BIRTH": (
            "geboortedatum", "geboorte datum", "geboortejaar", "geboorte jaar", "geb datum", "verjaardag",
            "geboortedag",
        ),
        "GOVERNMENT_ID": (
            "bsn", "bsn nummer", "burgerservicenummer", "sofi nummer", "rijksregisternummer",
            "identiteitskaart", "identiteitskaart nummer", "id kaart nummer", "insz",
        ),
        "TAX_ID": ("btw nummer", "btw id", "fiscaal nummer", "belastingnummer"),
        "PASSPORT": ("paspoort", "paspoort nummer", "paspoortnr"),
        "DRIVING_LICENCE": ("rijbewijs", "rijbewijs nummer", "rijbewijsnr"),
        "LICENCE_PLATE": ("kenteken", "kenteken nummer", "nummerplaat"),
        "CARD_NUMBER": (
            "kaart nummer", "creditkaart nummer", "creditcard nummer", "creditcardnr",
        ),
        "BANK_ACCOUNT": (
            "rekening nummer", "bankrekening", "bankrekening nummer", "rekeningnr",
        ),
        "IP": ("ip adres",),
        "MAC": ("mac adres",),
        "DEVICE_ID": ("apparaat id",),
        "CREDENTIAL": ("wachtwoord", "pincode", "toegangscode"),
        "HEALTH": (
            "bloedgroep", "ziekte", "allergie", "allergieen", "medicatie", "medicijnen", "zwanger", "roker",
            "zwangerschap", "gezondheidstoestand", "aandoening",
        ),
        "BIOMETRIC": ("vingerafdruk", "biometrische gegevens", "gezichtsscan"),
        "ETHNICITY": ("etniciteit", "etnische afkomst", "etnische achtergrond"),
        "RELIGION": ("religie", "geloof", "godsdienst", "geloofsovertuiging"),
        "POLITICS": (
            "politieke voorkeur", "vakbondslidmaatschap", "politieke overtuiging",
        ),
        "ORIENTATION": ("seksuele geaardheid", "seksuele voorkeur", "geaardheid"),
        "CRIMINAL_RECORD": ("strafblad",),
        "GENDER": ("geslacht",),
        "MARITAL_STATUS": ("burgerlijke staat", "burgerlijke stand"),
        "NATIONALITY": ("nationaliteit",),
        "SALARY": (
            "salaris", "loon", "bruto salaris", "netto salaris", "jaarsalaris", "maandsalaris", "uurloon",
            "jaarinkomen", "brutoloon",
        ),
    },
    ambiguous={
        "PERSON_NAME": ("naam", "namen"),
        "STREET_ADDRESS": ("adres", "adressen", "toevoeging"),
        "POSTAL_CODE": ("postcode",),
        "LOCALITY": ("plaats", "woonplaats", "stad", "gemeente"),
        "AGE": ("leeftijd",),
        "SALARY": ("inkomen",),
        "GEO": ("breedtegraad", "lengtegraad"),
    },
    persons=(
        "klant", "klanten", "gebruiker", "gebruikers", "patient", "patienten", "persoon", "personen",
        "medewerker", "medewerkers", "werknemer", "werknemers", "leerling", "leerlingen", "leraar",
        "docent", "leden", "sollicitant", "koper", "chauffeur", "ontvanger", "verzekerde", "verzekerden",
        "begunstigde", "abonnee", "vader", "moeder", "contact", "eigenaar", "huurder", "bewoner", "gast",
        "gasten", "bezoeker", "passagier", "deelnemer", "deelnemers", "aanvrager", "cursist",
    ),
    after=("prive", "zakelijk", "thuis", "werk", "van", "de", "mobiel", "vast"),
    before=("van", "de"),
    negating=("aantal", "heeft", "gemiddelde", "totaal"),
    countries={
        "bsn": "NL", "burgerservicenummer": "NL", "bsn nummer": "NL", "rijksregisternummer": "BE",
        "insz": "BE",
    },
)  # fmt: skip
