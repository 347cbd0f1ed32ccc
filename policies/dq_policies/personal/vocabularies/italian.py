"""Italian names of personal data."""

from __future__ import annotations

from dq_policies.personal.vocabularies.vocabulary import Vocabulary

ITALIAN = Vocabulary(
    language="Italian",
    nouns={
        "EMAIL": (
            "posta elettronica", "indirizzo email", "indirizzo mail", "indirizzo di posta elettronica",
            "indirizzo posta elettronica", "indirizzo pec",
        ),
        "PHONE": (
            "telefono", "cellulare", "numero telefono", "numero di telefono", "numero cellulare",
            "numero di cellulare", "num telefono", "telefono fisso", "telefono cellulare",
            "recapito telefonico", "num cellulare",
        ),
        "PERSON_NAME": (
            "cognome", "nome cognome", "nome e cognome", "cognome nome", "cognome e nome", "nome completo",
            "nome di battesimo", "secondo nome", "nominativo", "intestatario", "titolare carta",
        ),
        "USERNAME": ("nome utente",),
        "STREET_ADDRESS": (
            "indirizzo residenza", "indirizzo di residenza", "numero civico", "indirizzo spedizione",
            "indirizzo di spedizione", "indirizzo fatturazione", "indirizzo di fatturazione", "domicilio",
            "indirizzo domicilio", "nome via", "indirizzo di casa", "indirizzo consegna",
            "indirizzo postale",
        ),
        "DATE_OF_BIRTH": (
            "data nascita", "data di nascita", "dt nascita", "anno nascita", "anno di nascita",
            "compleanno",
        ),
        "GOVERNMENT_ID": (
            "carta identita", "carta d identita", "carta di identita", "numero carta identita",
            "numero documento", "tessera sanitaria", "documento identita", "documento di identita",
            "numero carta d identita",
        ),
        "TAX_ID": ("codice fiscale", "cod fiscale", "codicefiscale", "partita iva"),
        "PASSPORT": (
            "passaporto", "numero passaporto", "numero di passaporto", "num passaporto",
        ),
        "DRIVING_LICENCE": ("patente", "patente guida", "patente di guida", "numero patente"),
        "LICENCE_PLATE": ("targa", "targa veicolo", "targa auto"),
        "CARD_NUMBER": (
            "numero carta", "carta credito", "carta di credito", "numero carta di credito",
            "numero carta credito", "num carta",
        ),
        "CARD_SECURITY_CODE": ("codice sicurezza carta",),
        "BANK_ACCOUNT": (
            "conto corrente", "numero conto", "numero di conto", "conto bancario", "numero conto corrente",
            "coordinate bancarie",
        ),
        "IP": ("indirizzo ip",),
        "MAC": ("indirizzo mac",),
        "DEVICE_ID": ("id dispositivo", "identificativo dispositivo"),
        "CREDENTIAL": ("codice segreto", "codice pin", "parola d ordine"),
        "HEALTH": (
            "diagnosi", "gruppo sanguigno", "malattia", "malattie", "disabilita", "allergia", "allergie",
            "cartella clinica", "numero cartella clinica", "farmaco", "farmaci", "gravidanza", "fumatore",
            "stato di salute", "stato salute",
        ),
        "BIOMETRIC": ("impronta digitale", "impronte digitali", "dati biometrici"),
        "ETHNICITY": ("etnia", "origine etnica"),
        "RELIGION": ("religione", "credo religioso"),
        "POLITICS": (
            "opinione politica", "opinioni politiche", "appartenenza sindacale", "iscrizione sindacato",
        ),
        "ORIENTATION": ("orientamento sessuale",),
        "CRIMINAL_RECORD": ("precedenti penali", "casellario giudiziale"),
        "GENDER": ("sesso",),
        "MARITAL_STATUS": ("stato civile",),
        "NATIONALITY": ("nazionalita", "cittadinanza"),
        "SALARY": (
            "stipendio", "salario", "retribuzione", "stipendio lordo", "stipendio netto", "reddito annuo",
            "reddito annuale", "reddito mensile",
        ),
    },
    ambiguous={
        "PERSON_NAME": ("nome", "nomi"),
        "STREET_ADDRESS": ("indirizzo", "indirizzi", "via", "civico"),
        "POSTAL_CODE": ("cap", "codice postale", "codice avviamento postale"),
        "LOCALITY": ("citta", "comune", "localita"),
        "AGE": ("eta",),
        "GENDER": ("genere",),
        "ETHNICITY": ("razza",),
        "SALARY": ("reddito",),
    },
    persons=(
        "cliente", "clienti", "utente", "utenti", "paziente", "pazienti", "persona", "persone",
        "dipendente", "dipendenti", "impiegato", "lavoratore", "medico", "medici", "alunno", "alunni",
        "studente", "studenti", "docente", "insegnante", "socio", "soci", "candidato", "candidati",
        "acquirente", "autista", "conducente", "destinatario", "assicurato", "beneficiario", "titolare",
        "abbonato", "coniuge", "figlio", "figli", "padre", "madre", "contatto", "contatti", "proprietario",
        "inquilino", "membro", "cittadino", "ospite", "passeggero", "visitatore", "richiedente", "iscritto",
        "iscritti",
    ),
    after=(
        "casa", "ufficio", "lavoro", "personale", "principale", "fisso", "del", "della", "di", "dello",
        "abitazione", "residenza",
    ),
    negating=("numero di", "quantita"),
    countries={
        "codice fiscale": "IT", "cod fiscale": "IT", "codicefiscale": "IT", "tessera sanitaria": "IT",
        "partita iva": "IT",
    },
)  # fmt: skip
