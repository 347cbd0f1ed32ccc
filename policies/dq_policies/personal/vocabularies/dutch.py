"""Dutch names of personal data."""

from __future__ import annotations

from dq_policies.personal.vocabularies.vocabulary import Vocabulary

DUTCH = Vocabulary(
    language="Dutch",
    nouns={
        "EMAIL": (
            "email adres", "e mail adres", "mail adres", "emailadres prive", "e mailadres",
            "mailadressen", "email prive",
        ),
        "PHONE": (
            "telefoon", "telefoon nummer", "telefoonnr", "mobiel", "mobiel nummer", "mobiele nummer",
            "mobiele telefoon", "gsm", "gsm nummer", "tel nummer", "vaste telefoon", "mobielnr",
            "fax nummer", "telefoon prive", "telefoon werk", "telefoon mobiel", "tel prive",
            "tel mobiel", "tel werk", "telnr", "telefoonnummers", "mobiel telefoonnummer",
            "telefoon thuis", "mobieltje", "gsmnr", "vast nummer", "vast telefoonnummer",
            "telefoon vast", "noodnummer", "tel vast",
        ),
        "PERSON_NAME": (
            "voornaam", "voornamen", "achternaam", "familienaam", "tussenvoegsel", "voorletters",
            "volledige naam", "roepnaam", "meisjesnaam", "geboortenaam", "kaarthouder",
            "rekeninghouder", "voorvoegsel achternaam", "contactpersoon", "voornaam achternaam",
            "geslachtsnaam", "tweede naam", "naam partner", "achternaam partner", "voorletter",
            "initialen", "voorvoegsel", "voorvoegsels", "naam klant", "naam patient",
            "naam contactpersoon", "naam rekeninghouder", "eigennaam", "doopnaam", "tenaamstelling",
            "achternamen", "ontvanger naam", "partnernaam", "voorl",
        ),
        "USERNAME": (
            "gebruikersnaam", "inlognaam", "gebruikers naam", "loginnaam", "bijnaam", "schermnaam",
        ),
        "STREET_ADDRESS": (
            "straat", "straat naam", "huis nummer", "huisnr", "huisnummer toevoeging", "woonadres",
            "post adres", "bezorgadres", "afleveradres", "factuuradres", "thuisadres", "verzendadres",
            "straat huisnummer", "adres regel", "postbus", "huisletter", "straat nummer",
            "straat en huisnummer", "straat huisnr", "straatnaam huisnummer", "huisnummertoevoeging",
            "huisnr toevoeging", "huisnrtoev", "huisnummer letter", "bezoekadres", "adres straat",
            "adres huisnummer", "correspondentieadres", "verblijfsadres", "postbusnummer", "busnummer",
            "volledig adres",
        ),
        "DATE_OF_BIRTH": (
            "geboortedatum", "geboorte datum", "geboortejaar", "geboorte jaar", "geb datum",
            "verjaardag", "geboortedag", "geboorte dat", "geboortedat", "geb dat", "gebdatum",
            "geb jaar", "geboorte maand", "geboortemaand", "geboorte dag",
        ),
        "GOVERNMENT_ID": (
            "bsn", "bsn nummer", "burgerservicenummer", "sofi nummer", "rijksregisternummer",
            "identiteitskaart", "identiteitskaart nummer", "id kaart nummer", "insz",
            "burger service nummer", "bsnnr", "bsn nr", "rijksregister nummer", "vreemdelingennummer",
            "identiteitsnummer", "legitimatienummer", "nummer identiteitsbewijs",
            "paspoort of id nummer", "sofinummer",
        ),
        "TAX_ID": (
            "btw nummer", "btw id", "fiscaal nummer", "belastingnummer", "fiscaal nr", "fiscaalnummer",
            "btwnr",
        ),
        "PASSPORT": ("paspoort", "paspoort nummer", "paspoortnr", "paspoort nr", "nummer paspoort"),
        "DRIVING_LICENCE": (
            "rijbewijs", "rijbewijs nummer", "rijbewijsnr", "rijbewijs nr", "nummer rijbewijs",
        ),
        "LICENCE_PLATE": (
            "kenteken", "kenteken nummer", "nummerplaat", "kentekennr", "kentekenplaat", "nummer plaat",
            "autokenteken",
        ),
        "CARD_NUMBER": (
            "kaart nummer", "creditkaart nummer", "creditcard nummer", "creditcardnr", "creditcard nr",
            "kaartnr", "bankpas nummer", "bankpasnummer", "creditcard",
        ),
        "BANK_ACCOUNT": (
            "rekening nummer", "bankrekening", "bankrekening nummer", "rekeningnr", "bankrekeningnr",
            "rekening nr", "bankreknr", "reknr", "bank rekening",
        ),
        "IP": ("ip adres",),
        "MAC": ("mac adres",),
        "DEVICE_ID": ("apparaat id",),
        "CREDENTIAL": (
            "wachtwoord", "pincode", "toegangscode", "wachtwoord hash", "gehasht wachtwoord",
            "wachtwoordhash", "pin code", "versleuteld wachtwoord", "geheim antwoord", "inlogcode",
        ),
        "HEALTH": (
            "bloedgroep", "ziekte", "allergie", "allergieen", "medicatie", "medicijnen", "zwanger",
            "roker", "zwangerschap", "gezondheidstoestand", "aandoening", "diagnose", "diagnoses",
            "diagnosecode", "ziektebeeld", "ziektes", "handicap", "arbeidsongeschikt",
            "arbeidsongeschiktheid", "bloeddruk", "bloedtype", "medicijn", "vaccinatie", "vaccin",
            "overlijdensdatum", "datum overlijden", "doodsoorzaak", "ziekmelding", "zorgverzekering",
            "zorgverzekeringsnummer", "aandoeningen", "symptomen", "zorgverzekeraar", "rookstatus",
            "roken", "behandelplan", "verslaving",
        ),
        "BIOMETRIC": ("vingerafdruk", "biometrische gegevens", "gezichtsscan"),
        "ETHNICITY": (
            "etniciteit", "etnische afkomst", "etnische achtergrond", "etnische groep",
            "etnische herkomst", "afkomst",
        ),
        "RELIGION": (
            "religie", "geloof", "godsdienst", "geloofsovertuiging", "levensovertuiging",
            "kerkgenootschap", "gezindte", "religieuze overtuiging",
        ),
        "POLITICS": (
            "politieke voorkeur", "vakbondslidmaatschap", "politieke overtuiging", "vakbond",
            "vakbondslid", "politieke partij", "partijlidmaatschap",
        ),
        "ORIENTATION": (
            "seksuele geaardheid", "seksuele voorkeur", "geaardheid", "seksuele orientatie",
        ),
        "CRIMINAL_RECORD": (
            "strafblad", "strafrechtelijk verleden", "veroordeling", "veroordelingen",
            "justitiele documentatie",
        ),
        "GENDER": (
            "geslacht", "geslachtscode", "gender identiteit", "geslacht code", "genderidentiteit",
        ),
        "MARITAL_STATUS": (
            "burgerlijke staat", "burgerlijke stand", "burg staat", "burgstaat", "huwelijkse staat",
            "gehuwd",
        ),
        "NATIONALITY": ("nationaliteit", "nationaliteiten", "nationaliteit code", "staatsburgerschap"),
        "SALARY": (
            "salaris", "loon", "bruto salaris", "netto salaris", "jaarsalaris", "maandsalaris",
            "uurloon", "jaarinkomen", "brutoloon", "brutosalaris", "nettosalaris", "netto loon",
            "bruto loon", "bruto maandsalaris", "netto maandsalaris", "jaarloon", "maandloon",
            "bruto jaarsalaris", "uur loon", "salarisbedrag", "salaris bruto", "salaris netto",
            "vast salaris", "basissalaris", "toetsingsinkomen", "verzamelinkomen", "gezinsinkomen",
            "bruto jaarinkomen", "maandinkomen", "bezoldiging",
        ),
        "LOCALITY": (
            "geboorteplaats", "geboorteland", "geboorte plaats", "geboorte land", "woonplaats",
            "woonland", "land van herkomst", "geboortegemeente", "woon plaats", "verblijfplaats",
            "plaats geboorte", "factuur plaats", "aflever plaats", "bezorg plaats", "factuurplaats",
            "afleverplaats", "bezorgplaats",
        ),
        "POSTAL_CODE": ("factuurpostcode", "afleverpostcode", "bezorgpostcode"),
    },
    ambiguous={
        "PERSON_NAME": ("naam", "namen", "weergavenaam"),
        "STREET_ADDRESS": (
            "adres", "adressen", "toevoeging", "bus", "adresregel", "etage", "verdieping",
        ),
        "POSTAL_CODE": ("postcode", "pc", "post code", "postcd"),
        "LOCALITY": (
            "plaats", "stad", "gemeente", "land", "provincie", "plaatsnaam", "wijk", "buurt",
            "landcode", "stadsdeel", "dorp", "gemeentenaam", "gemeentecode", "provincienaam",
        ),
        "AGE": ("leeftijd",),
        "SALARY": ("inkomen", "netto", "bruto", "beloning", "inkomsten"),
        "GEO": ("breedtegraad", "lengtegraad"),
        "HEALTH": ("gewicht", "lengte"),
    },
    persons=(
        "klant", "klanten", "gebruiker", "gebruikers", "patient", "patienten", "persoon", "personen",
        "medewerker", "medewerkers", "werknemer", "werknemers", "leerling", "leerlingen", "leraar",
        "docent", "leden", "sollicitant", "koper", "chauffeur", "ontvanger", "verzekerde",
        "verzekerden", "begunstigde", "abonnee", "vader", "moeder", "contact", "eigenaar", "huurder",
        "bewoner", "gast", "gasten", "bezoeker", "passagier", "deelnemer", "deelnemers", "aanvrager",
        "cursist", "medewerkster", "personeel", "personeelslid", "patiente", "clienten", "kinderen",
        "ouder", "ouders", "voogd", "echtgenoot", "kiezer", "kiezers", "burgers", "inwoner", "inwoners",
        "bewoners", "donateur", "donateurs", "belastingplichtige", "bestuurder", "bestuurders",
        "afzender", "auteur", "auteurs", "speler", "spelers", "atleet", "genodigde", "reiziger",
        "reizigers", "passagiers", "slachtoffer", "getuige", "verdachte", "gedetineerde", "stagiair",
        "gepensioneerde", "lener", "schuldenaar", "kopers", "huurders", "eigenaren", "rekeninghouder",
        "consument", "consumenten", "artsen", "huisarts", "verpleegkundige", "leerkracht",
        "leerkrachten", "studenten", "studente", "abonnees", "ontvangers", "sollicitanten",
        "vrijwilliger", "vrijwilligers", "contactpersoon", "aanvragers", "uitkeringsgerechtigde",
        "polishouder", "verzekeringnemer", "kandidaat", "kandidaten", "chauffeurs", "behandelaar",
        "begeleider", "docenten", "cursisten",
    ),
    confusable=(
        "plaats", "stad", "land", "pc", "bus", "wijk", "lengte", "bruto", "netto", "etage",
        "toevoeging",
    ),
    harmless=("productnaam", "bestandsnaam", "bedrijfsnaam", "winkelnaam", "projectnaam", "merknaam"),
    subjects={
        "thing": (
            "winkel", "winkels", "leverancier", "leveranciers", "bedrijf", "bedrijven", "filiaal",
            "filialen", "magazijn", "magazijnen", "onderneming", "ondernemingen", "school", "scholen",
            "ziekenhuis", "ziekenhuizen", "kliniek", "hotel", "hotels", "bank", "banken", "kantoor",
            "kantoren", "vestiging", "vestigingen", "fabrikant", "fabrikanten", "merk", "merken",
            "restaurant", "instelling", "instellingen", "organisatie", "organisaties", "universiteit",
            "vervoerder", "station", "halte", "haltes", "locatie", "locaties", "praktijk", "vereniging",
            "verenigingen", "crediteur", "crediteuren",
        ),
        "item": (
            "product", "producten", "artikel", "artikelen", "voertuig", "voertuigen", "project",
            "projecten", "boek", "boeken", "cursus", "cursussen", "gemeente", "gemeenten", "plaatsen",
            "landen", "rol", "rollen", "categorie", "evenement", "evenementen",
        ),
        "register": (
            "inschrijving", "inschrijvingen", "aanmelding", "aanmeldingen", "huishouden", "huishoudens",
            "sollicitatie", "sollicitaties", "opname", "opnames", "dossier", "overlijden", "geboorte",
        ),
        "care": (
            "recepten", "recept", "behandelingen", "consulten", "laboratorium", "uitslagen",
            "verwijzingen", "vaccinaties",
        ),
        "pay": ("salarissen", "loonstrook", "loonstroken", "lonen", "verloning", "loonadministratie"),
    },
    places=("factuur", "aflever", "bezorg", "verzend", "woon", "prive", "thuis", "levering"),
    after=("prive", "zakelijk", "thuis", "werk", "van", "de", "mobiel", "vast"),
    before=("van", "de", "huidig", "huidige", "oud", "oude", "nieuw", "nieuwe", "contact", "klant"),
    negating=("aantal", "heeft", "gemiddelde", "totaal"),
    moments=("overlijdensdatum", "datum overlijden"),
    countries={
        "bsn": "NL", "burgerservicenummer": "NL", "bsn nummer": "NL", "rijksregisternummer": "BE",
        "insz": "BE",
    },
)  # fmt: skip
