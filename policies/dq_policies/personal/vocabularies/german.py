"""German names of personal data."""

from __future__ import annotations

from dq_policies.personal.vocabularies.vocabulary import Vocabulary

GERMAN = Vocabulary(
    language="German",
    nouns={
        "EMAIL": ("email adresse", "e mail adresse", "mail adresse", "emailanschrift"),
        "PHONE": (
            "telefon", "telefon nummer", "telefonnr", "tel nummer", "tel nr", "handy", "handy nummer",
            "handynr", "mobil nummer", "mobil nr", "mobiltelefon", "mobilfunk nummer", "rufnummer",
            "festnetz", "festnetz nummer", "fax nummer", "faxnr", "telefax", "durchwahl",
        ),
        "PERSON_NAME": (
            "vorname", "nachname", "familien name", "zuname", "geburtsname", "madchenname", "vollname",
            "vor und nachname", "rufname", "kontoinhaber", "karteninhaber", "ansprechpartner", "vornamen",
            "name vorname",
        ),
        "USERNAME": ("benutzer name", "nutzer name", "anmeldename", "benutzerkennung"),
        "STREET_ADDRESS": (
            "strasse", "str nr", "strasse nr", "strassenname", "haus nummer", "hausnr", "anschrift",
            "wohnadresse", "postanschrift", "lieferadresse", "lieferanschrift", "rechnungsadresse",
            "rechnungsanschrift", "adresszusatz", "adresszeile", "strasse hausnummer", "wohnanschrift",
            "privatadresse", "heimatadresse", "meldeadresse", "postfach",
        ),
        "DATE_OF_BIRTH": (
            "geburtsdatum", "geburtstag", "geb datum", "geb dat", "gebdat", "geburtsjahr", "geburtsmonat",
            "geboren am",
        ),
        "GOVERNMENT_ID": (
            "personalausweis", "personalausweis nummer", "ausweis nummer", "ausweisnr",
            "sozialversicherungsnummer", "sv nummer", "svnr", "rentenversicherungsnummer", "ahv nummer",
            "ahvnr", "personalausweisnr",
        ),
        "TAX_ID": (
            "steuer id", "steuer nummer", "steuernr", "steueridentifikationsnummer",
            "steuerliche identifikationsnummer", "ust id", "ust idnr", "umsatzsteuer id",
        ),
        "PASSPORT": (
            "reisepass", "reisepass nummer", "pass nummer", "passnr", "reisepassnr",
        ),
        "DRIVING_LICENCE": (
            "fuhrerschein", "fuhrerschein nummer", "fuhrerscheinnr", "fuehrerschein",
            "fuehrerschein nummer",
        ),
        "LICENCE_PLATE": (
            "kfz kennzeichen", "autokennzeichen", "nummernschild", "fahrzeugkennzeichen",
        ),
        "CARD_NUMBER": (
            "kartennummer", "kreditkarte", "kreditkarten nummer", "kreditkartennr", "kartennr",
        ),
        "CARD_SECURITY_CODE": ("kartenprufnummer", "kartenpruefnummer"),
        "BANK_ACCOUNT": (
            "konto nummer", "kontonr", "bankkonto", "bankleitzahl", "blz", "bankverbindung",
        ),
        "IP": ("ip adresse",),
        "MAC": ("mac adresse",),
        "DEVICE_ID": ("geratekennung", "gerate id", "geraetekennung", "geraete id"),
        "CREDENTIAL": ("passwort", "kennwort", "zugangsdaten", "geheimzahl", "zugangscode"),
        "HEALTH": (
            "diagnose", "blutgruppe", "krankheit", "behinderung", "schwerbehinderung",
            "grad der behinderung", "krankenversicherungsnummer", "krankenversichertennummer", "allergie",
            "allergien", "medikament", "medikamente", "vorerkrankung", "vorerkrankungen", "impfstatus",
            "schwanger", "gesundheitszustand", "krankenkasse", "befund", "raucher",
        ),
        "BIOMETRIC": ("fingerabdruck", "biometrische daten", "gendaten"),
        "ETHNICITY": ("ethnie", "ethnische herkunft", "ethnische zugehorigkeit"),
        "RELIGION": (
            "konfession", "religionszugehorigkeit", "glaube", "kirchenzugehorigkeit",
            "kirchensteuermerkmal", "religionszugehoerigkeit",
        ),
        "POLITICS": (
            "politische meinung", "gewerkschaftszugehorigkeit", "gewerkschaftsmitglied",
            "parteizugehorigkeit", "gewerkschaftszugehoerigkeit",
        ),
        "ORIENTATION": ("sexuelle orientierung",),
        "CRIMINAL_RECORD": ("vorstrafe", "vorstrafen", "fuhrungszeugnis", "strafregister"),
        "GENDER": ("geschlecht", "anrede geschlecht"),
        "MARITAL_STATUS": ("familienstand", "personenstand"),
        "NATIONALITY": (
            "staatsangehorigkeit", "staatsangehoerigkeit", "nationalitat", "nationalitaet",
            "staatsburgerschaft", "staatsbuergerschaft",
        ),
        "SALARY": (
            "gehalt", "lohn", "bruttogehalt", "nettogehalt", "jahresgehalt", "monatsgehalt", "bruttolohn",
            "nettolohn", "grundgehalt", "jahreseinkommen", "monatseinkommen", "stundenlohn",
        ),
    },
    ambiguous={
        "PERSON_NAME": ("name", "namen"),
        "STREET_ADDRESS": ("adresse", "adressen"),
        "POSTAL_CODE": ("plz", "postleitzahl"),
        "LOCALITY": ("ort", "wohnort", "stadt"),
        "AGE": ("alter",),
        "SALARY": ("einkommen",),
        "GEO": ("breitengrad", "langengrad", "laengengrad"),
    },
    persons=(
        "kunde", "kunden", "mitarbeiter", "mitarbeiterin", "nutzer", "benutzer", "patient", "patienten",
        "person", "personen", "arzt", "arzte", "schuler", "lehrer", "mitglied", "mitglieder", "bewerber",
        "kaufer", "kaeufer", "fahrer", "empfanger", "empfaenger", "versicherte", "versicherter",
        "versicherungsnehmer", "angestellte", "arbeitnehmer", "teilnehmer", "gast", "gaste", "besucher",
        "mieter", "vermieter", "eigentumer", "inhaber", "kontakt", "kontakte", "student", "studenten",
        "ansprechpartner", "auftraggeber", "besteller", "vertreter", "sachbearbeiter", "ehepartner",
        "vater", "mutter",
    ),
    after=(
        "privat", "geschaftlich", "geschaeftlich", "dienstlich", "mobil", "alt", "neu", "der", "des", "von",
        "tagsuber", "festnetz",
    ),
    before=("privat", "alt", "neu", "der", "des", "haupt"),
    negating=("anzahl", "ist", "hat", "durchschnitt", "durchschnittlich", "mittelwert"),
    countries={
        "personalausweis nummer": "DE", "sozialversicherungsnummer": "DE", "steuer id": "DE",
        "steueridentifikationsnummer": "DE", "rentenversicherungsnummer": "DE", "ahv nummer": "CH",
        "ahvnr": "CH", "bankleitzahl": "DE", "blz": "DE",
    },
)  # fmt: skip
