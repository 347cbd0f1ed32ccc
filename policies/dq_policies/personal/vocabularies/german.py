"""German names of personal data."""

from __future__ import annotations

from dq_policies.personal.vocabularies.vocabulary import Vocabulary

GERMAN = Vocabulary(
    language="German",
    nouns={
        "EMAIL": (
            "email adresse", "e mail adresse", "mail adresse", "emailanschrift", "email anschrift",
            "mailadr", "epost", "e post", "e mail anschrift",
        ),
        "PHONE": (
            "telefon", "telefon nummer", "telefonnr", "tel nummer", "tel nr", "handy", "handy nummer",
            "handynr", "mobil nummer", "mobil nr", "mobiltelefon", "mobilfunk nummer", "rufnummer",
            "festnetz", "festnetz nummer", "fax nummer", "faxnr", "telefax", "durchwahl",
            "telefon privat", "telefon mobil", "telefon geschaeftlich", "tel privat", "tel mobil",
            "tel dienst", "telefonnummern", "mobilfunk", "handynummern", "mobilfunknr", "rufnr",
            "telefaxnummer", "telnr", "tel nummer privat", "telefon dienstlich", "mobiltelefonnummer",
            "telefon festnetz", "natel",
        ),
        "PERSON_NAME": (
            "vorname", "nachname", "familien name", "zuname", "geburtsname", "madchenname", "vollname",
            "vor und nachname", "rufname", "kontoinhaber", "karteninhaber", "ansprechpartner",
            "vornamen", "name vorname", "nachn", "vorna", "vor name", "nach name", "zweitname",
            "kontaktperson", "familienn", "geburtsn", "empfangername", "empfaengername",
            "versichertenname", "inhabername", "kontoinhaber name", "vorname nachname",
            "nachname vorname", "ehename", "ledigname", "geburts name", "name des inhabers",
            "anredename", "briefanrede name", "madchen name", "maedchenname", "rufname vorname",
            "sachbearbeiter name",
        ),
        "USERNAME": (
            "benutzer name", "nutzer name", "anmeldename", "benutzerkennung", "benutzer kennung",
            "loginname", "anmelde name", "benutzerlogin", "anmeldekennung", "nutzerkennung",
            "spitzname",
        ),
        "STREET_ADDRESS": (
            "strasse", "str nr", "strasse nr", "strassenname", "haus nummer", "hausnr", "anschrift",
            "wohnadresse", "postanschrift", "lieferadresse", "lieferanschrift", "rechnungsadresse",
            "rechnungsanschrift", "adresszusatz", "adresszeile", "strasse hausnummer", "wohnanschrift",
            "privatadresse", "heimatadresse", "meldeadresse", "postfach", "stras", "strasse hausnr",
            "str hausnr", "strasse und hausnummer", "hnr", "hausnummernzusatz", "hausnummer zusatz",
            "strasse nummer", "lieferstrasse", "rechnungsstrasse", "adresse strasse", "wohnung nr",
            "postadresse", "lieferadresse strasse", "adressezeile", "anschrift zeile",
            "privatanschrift",
        ),
        "DATE_OF_BIRTH": (
            "geburtsdatum", "geburtstag", "geb datum", "geb dat", "gebdat", "geburtsjahr",
            "geburtsmonat", "geboren am", "geb jahr", "geburts datum", "geburts tag", "geburts jahr",
            "geb tag", "gebtag", "gebjahr", "geburtsdat", "geb am",
        ),
        "GOVERNMENT_ID": (
            "personalausweis", "personalausweis nummer", "ausweis nummer", "ausweisnr",
            "sozialversicherungsnummer", "sv nummer", "svnr", "rentenversicherungsnummer", "ahv nummer",
            "ahvnr", "personalausweisnr", "sozialversicherungsnr", "sozialversicherung nr",
            "sozialvers nr", "sv nr", "rentenversicherungsnr", "rvnr", "ausweis nr",
            "personalausweis nr", "ahv nr", "rv nummer", "versicherungsnummer sozial",
            "sozialversicherungs nummer", "perso nr",
        ),
        "TAX_ID": (
            "steuer id", "steuer nummer", "steuernr", "steueridentifikationsnummer",
            "steuerliche identifikationsnummer", "ust id", "ust idnr", "umsatzsteuer id",
            "steuer identnummer", "steuer nr", "steueridnr", "idnr steuer", "steuerid",
            "steuer identifikationsnummer",
        ),
        "PASSPORT": (
            "reisepass", "reisepass nummer", "pass nummer", "passnr", "reisepassnr", "pass nr",
            "reisepass nr", "passnummern",
        ),
        "DRIVING_LICENCE": (
            "fuhrerschein", "fuhrerschein nummer", "fuhrerscheinnr", "fuehrerschein",
            "fuehrerschein nummer", "fuehrerscheinnr", "fuehrerschein nr", "fuhrerschein nr",
        ),
        "LICENCE_PLATE": (
            "kfz kennzeichen", "autokennzeichen", "nummernschild", "fahrzeugkennzeichen",
            "amtliches kennzeichen", "kfz kz", "pkw kennzeichen", "kennzeichen kfz",
            "polizeiliches kennzeichen",
        ),
        "CARD_NUMBER": (
            "kartennummer", "kreditkarte", "kreditkarten nummer", "kreditkartennr", "kartennr",
            "kreditkarten nr", "karten nr", "kreditkarte nummer", "karte nummer",
        ),
        "CARD_SECURITY_CODE": ("kartenprufnummer", "kartenpruefnummer"),
        "BANK_ACCOUNT": (
            "konto nummer", "kontonr", "bankkonto", "bankleitzahl", "blz", "bankverbindung", "konto nr",
            "kto nr", "ktonr", "kto nummer", "bank konto", "konto iban nummer",
        ),
        "IP": ("ip adresse",),
        "MAC": ("mac adresse",),
        "DEVICE_ID": ("geratekennung", "gerate id", "geraetekennung", "geraete id"),
        "CREDENTIAL": (
            "passwort", "kennwort", "zugangsdaten", "geheimzahl", "zugangscode", "passwort hash",
            "passworthash", "kennwort hash", "pw hash", "zugangspasswort", "sicherheitsantwort",
        ),
        "HEALTH": (
            "diagnose", "blutgruppe", "krankheit", "behinderung", "schwerbehinderung",
            "grad der behinderung", "krankenversicherungsnummer", "krankenversichertennummer",
            "allergie", "allergien", "medikament", "medikamente", "vorerkrankung", "vorerkrankungen",
            "impfstatus", "schwanger", "gesundheitszustand", "krankenkasse", "befund", "raucher",
            "diagnosen", "diagnosecode", "icd diagnose", "krankheiten", "erkrankung", "erkrankungen",
            "grad behinderung", "schwerbehindert", "schwerbehinderten ausweis",
            "schwerbehinderung grad", "medikation", "blutdruck", "korpergewicht", "korpergrosse",
            "koerpergewicht", "koerpergroesse", "todesdatum", "sterbedatum", "krankheitstage",
            "krankmeldung", "krankenversicherung", "kvnr", "versichertennummer", "impfung",
            "allergien unvertraglichkeiten", "pflegegrad", "pflegestufe", "au grund",
            "krankenkassennummer", "schwangerschaft", "blutzucker", "behinderungsgrad", "todesursache",
        ),
        "BIOMETRIC": ("fingerabdruck", "biometrische daten", "gendaten"),
        "ETHNICITY": ("ethnie", "ethnische herkunft", "ethnische zugehorigkeit"),
        "RELIGION": (
            "konfession", "religionszugehorigkeit", "glaube", "kirchenzugehorigkeit",
            "kirchensteuermerkmal", "religionszugehoerigkeit", "religions zugehorigkeit",
            "kirchensteuer konfession", "konfessions schlussel", "konfess", "konfession kz",
            "bekenntnis",
        ),
        "POLITICS": (
            "politische meinung", "gewerkschaftszugehorigkeit", "gewerkschaftsmitglied",
            "parteizugehorigkeit", "gewerkschaftszugehoerigkeit", "gewerkschaft",
            "partei mitgliedschaft", "parteimitgliedschaft",
        ),
        "ORIENTATION": ("sexuelle orientierung",),
        "CRIMINAL_RECORD": ("vorstrafe", "vorstrafen", "fuhrungszeugnis", "strafregister"),
        "GENDER": (
            "geschlecht", "anrede geschlecht", "geschl", "gesch", "geschlecht kz",
            "geschlechtsidentitat",
        ),
        "MARITAL_STATUS": (
            "familienstand", "personenstand", "familien stand", "famst", "fam stand", "zivilstand",
        ),
        "NATIONALITY": (
            "staatsangehorigkeit", "staatsangehoerigkeit", "nationalitat", "nationalitaet",
            "staatsburgerschaft", "staatsbuergerschaft", "staatsang", "staatsangeh", "staatsburger",
            "nationalitaten", "natio", "staats angehorigkeit",
        ),
        "SALARY": (
            "gehalt", "lohn", "bruttogehalt", "nettogehalt", "jahresgehalt", "monatsgehalt",
            "bruttolohn", "nettolohn", "grundgehalt", "jahreseinkommen", "monatseinkommen",
            "stundenlohn", "gehaltshohe", "grundlohn", "bruttoverdienst", "verdienst brutto",
            "nettoverdienst", "monatslohn", "jahresbrutto", "monatsbrutto", "brutto gehalt",
            "netto gehalt", "brutto lohn", "netto lohn", "haushaltseinkommen", "nettoeinkommen",
            "bruttoeinkommen", "einkommen netto", "einkommen brutto", "bruttoentgelt", "grundentgelt",
            "tariflohn", "bonuszahlung", "vergutung", "verguetung",
        ),
        "LOCALITY": (
            "geburtsort", "geburtsland", "geb ort", "gebort", "gbort", "gblnd", "wohnort", "lieferort",
            "rechnungsort", "heimatort", "wohnsitz", "wohnort privat", "geburtsstaat", "wohnland",
        ),
        "POSTAL_CODE": ("lieferplz", "rechnungsplz"),
    },
    ambiguous={
        "PERSON_NAME": ("name", "namen", "nachnamen", "vollstandiger name", "anzeigename"),
        "STREET_ADDRESS": (
            "adresse", "adressen", "adresszusatz zwei", "str", "adr", "anschriften", "stock", "etage",
        ),
        "POSTAL_CODE": (
            "plz", "postleitzahl", "pstlz", "postlz", "plz ort", "plz wohnort", "plz code",
            "postleit zahl",
        ),
        "LOCALITY": (
            "ort", "stadt", "ortschaft", "land", "bundesland", "kanton", "landkreis", "kreis",
            "ortsteil", "stadtteil", "gemeinde", "wohnsitz ort", "ortsname", "lnd", "regio",
            "laenderkennzeichen", "landname", "staat", "bezirk",
        ),
        "AGE": ("alter",),
        "SALARY": ("einkommen", "verdienst", "entgelt", "bezuge", "bezuege", "brutto", "netto"),
        "GEO": ("breitengrad", "langengrad", "laengengrad"),
        "HEALTH": ("gewicht", "grosse", "groesse"),
        "GOVERNMENT_ID": ("ausweis",),
    },
    persons=(
        "kunde", "kunden", "mitarbeiter", "mitarbeiterin", "nutzer", "benutzer", "patient", "patienten",
        "person", "personen", "arzt", "arzte", "schuler", "lehrer", "mitglied", "mitglieder",
        "bewerber", "kaufer", "kaeufer", "fahrer", "empfanger", "empfaenger", "versicherte",
        "versicherter", "versicherungsnehmer", "angestellte", "arbeitnehmer", "teilnehmer", "gast",
        "gaste", "besucher", "mieter", "vermieter", "eigentumer", "inhaber", "kontakt", "kontakte",
        "student", "studenten", "ansprechpartner", "auftraggeber", "besteller", "vertreter",
        "sachbearbeiter", "ehepartner", "vater", "mutter", "kundin", "kundinnen", "beschaftigte",
        "beschaftigter", "beschaeftigte", "mitarbeitende", "patientin", "schulerin", "schueler",
        "schuelerin", "studierende", "studierender", "arztin", "lehrerin", "klient", "klienten",
        "klientin", "spender", "wahler", "waehler", "burger", "buerger", "einwohner", "halter",
        "fahrzeughalter", "kontoinhaber", "reisende", "reisender", "passagier", "fluggast", "bewohner",
        "kinder", "ehegatte", "angehorige", "angehoerige", "autor", "absender", "ansprechpartnerin",
        "bearbeiter", "leiter", "verkaufer", "berater", "interessent", "interessenten", "azubi",
        "auszubildende", "rentner", "soldat", "haftling", "zeuge", "geschadigter", "tater",
        "antragsteller", "kna", "privatkunde", "privatkunden",
    ),
    confusable=(
        "ort", "land", "str", "alter", "adr", "regio", "lnd", "kreis", "stock", "netto", "brutto",
        "staat", "grosse",
    ),
    harmless=(
        "produktname", "artikelname", "dateiname", "firmenname", "firmenort", "filialname",
        "abteilungsname", "ortszeit", "name des produkts",
    ),
    subjects={
        "thing": (
            "firma", "firmen", "filiale", "filialen", "lieferant", "lieferanten", "geschaft", "laden",
            "laeden", "lager", "hersteller", "unternehmen", "betrieb", "betriebe", "standort",
            "standorte", "niederlassung", "verein", "schule", "schulen", "hotel", "hotels", "bank",
            "banken", "abteilung", "kreditor", "kreditoren", "haltestelle", "haltestellen", "lfa",
            "werk", "behorde", "krankenhaus", "praxis",
        ),
        "item": (
            "produkt", "produkte", "artikel", "ware", "waren", "fahrzeug", "fahrzeuge", "rolle",
            "rollen", "projekt", "projekte", "termin", "orte", "lander", "laender",
        ),
        "register": (
            "anmeldung", "anmeldungen", "einwohnermeldung", "bewerbung", "bewerbungen",
            "meldung einwohner", "aufnahme",
        ),
        "care": (
            "diagnosen", "befunde", "medikationen", "verordnung", "verordnungen", "laborwerte",
            "rezepte", "krankenakte",
        ),
        "pay": ("lohn", "lohne", "gehalter", "gehaelter", "lohnabrechnung", "gehaltsabrechnung"),
    },
    places=(
        "liefer", "rechnung", "rechnungs", "lieferung", "wohn", "privat", "heimat", "wohnsitz",
        "versand",
    ),
    after=(
        "privat", "geschaftlich", "geschaeftlich", "dienstlich", "mobil", "alt", "neu", "der", "des",
        "von", "tagsuber", "festnetz",
    ),
    before=(
        "privat", "alt", "neu", "der", "des", "haupt", "kontakt", "kunden", "akt", "aktuelle",
        "aktueller", "alte", "neue", "zustell", "abweichende",
    ),
    negating=("anzahl", "ist", "hat", "durchschnitt", "durchschnittlich", "mittelwert"),
    moments=("todesdatum", "sterbedatum"),
    countries={
        "personalausweis nummer": "DE", "sozialversicherungsnummer": "DE", "steuer id": "DE",
        "steueridentifikationsnummer": "DE", "rentenversicherungsnummer": "DE", "ahv nummer": "CH",
        "ahvnr": "CH", "bankleitzahl": "DE", "blz": "DE",
    },
)  # fmt: skip
