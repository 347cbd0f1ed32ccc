"""Italian names of personal data."""

from __future__ import annotations

from dq_policies.personal.vocabularies.vocabulary import Vocabulary

ITALIAN = Vocabulary(
    language="Italian",
    nouns={
        "EMAIL": (
            "posta elettronica", "indirizzo email", "indirizzo mail", "indirizzo di posta elettronica",
            "indirizzo posta elettronica", "indirizzo pec", "email contatto", "indirizzo e mail",
            "indirizzo elettronico", "pec", "email pec",
        ),
        "PHONE": (
            "telefono", "cellulare", "numero telefono", "numero di telefono", "numero cellulare",
            "numero di cellulare", "num telefono", "telefono fisso", "telefono cellulare",
            "recapito telefonico", "num cellulare", "tel casa", "tel cellulare", "tel fisso",
            "tel ufficio", "num tel", "numero tel", "telefono casa", "telefono ufficio",
            "telefono mobile", "cell numero", "cellulare personale", "recapiti telefonici",
            "numero fax", "telefono abitazione", "telefono contatto", "num telefonico",
            "numero telefonico",
        ),
        "PERSON_NAME": (
            "cognome", "nome cognome", "nome e cognome", "cognome nome", "cognome e nome",
            "nome completo", "nome di battesimo", "secondo nome", "nominativo", "intestatario",
            "titolare carta", "primo nome", "nome paziente", "cognome paziente", "cognome nubile",
            "cognome da nubile", "cognome coniuge", "nome padre", "nome madre", "nome del padre",
            "nome della madre", "nome assistito", "cognome assistito", "nome titolare",
            "nome intestatario", "intestatario conto", "intestatario carta", "nome contatto",
            "persona contatto", "persona di contatto", "nome cliente completo", "referente",
        ),
        "USERNAME": ("nome utente", "login utente", "soprannome", "utente login"),
        "STREET_ADDRESS": (
            "indirizzo residenza", "indirizzo di residenza", "numero civico", "indirizzo spedizione",
            "indirizzo di spedizione", "indirizzo fatturazione", "indirizzo di fatturazione",
            "domicilio", "indirizzo domicilio", "nome via", "indirizzo di casa", "indirizzo consegna",
            "indirizzo postale", "via residenza", "indirizzo completo", "num civico", "n civico",
            "civico residenza", "indirizzo abitazione", "indirizzo via", "indirizzo cliente",
            "via numero", "via e numero", "via civico", "nr civico", "indirizzo riga",
            "presso indirizzo", "indirizzo principale", "indirizzo personale",
        ),
        "DATE_OF_BIRTH": (
            "data nascita", "data di nascita", "dt nascita", "anno nascita", "anno di nascita",
            "compleanno", "datanascita", "dt nasc", "data nasc", "nascita data", "giorno nascita",
            "mese nascita", "nato il", "dat nascita",
        ),
        "GOVERNMENT_ID": (
            "carta identita", "carta d identita", "carta di identita", "numero carta identita",
            "numero documento", "tessera sanitaria", "documento identita", "documento di identita",
            "numero carta d identita", "num documento", "numero documento identita",
            "num carta identita", "codice sanitario", "codice tessera sanitaria",
            "numero tessera sanitaria", "num tessera sanitaria", "nr documento", "documento numero",
            "permesso di soggiorno", "permesso soggiorno", "numero permesso soggiorno",
        ),
        "TAX_ID": (
            "codice fiscale", "cod fiscale", "codicefiscale", "partita iva", "cod fisc", "codfiscale",
            "codfisc", "codice fiscale paziente",
        ),
        "PASSPORT": (
            "passaporto", "numero passaporto", "numero di passaporto", "num passaporto", "n passaporte",
            "nr passaporto", "n passaporto",
        ),
        "DRIVING_LICENCE": (
            "patente", "patente guida", "patente di guida", "numero patente", "num patente",
            "nr patente", "numero patente guida", "numero patente di guida",
        ),
        "LICENCE_PLATE": (
            "targa", "targa veicolo", "targa auto", "numero targa", "num targa", "targa vettura",
            "targa mezzo",
        ),
        "CARD_NUMBER": (
            "numero carta", "carta credito", "carta di credito", "numero carta di credito",
            "numero carta credito", "num carta", "nr carta", "numero della carta", "carta numero",
            "carta debito", "carta di debito", "numero carta debito",
        ),
        "CARD_SECURITY_CODE": ("codice sicurezza carta",),
        "BANK_ACCOUNT": (
            "conto corrente", "numero conto", "numero di conto", "conto bancario",
            "numero conto corrente", "coordinate bancarie", "num conto", "nr conto", "conto numero",
            "conto corrente bancario", "coordinate bancarie iban", "num conto corrente",
        ),
        "IP": ("indirizzo ip",),
        "MAC": ("indirizzo mac",),
        "DEVICE_ID": ("id dispositivo", "identificativo dispositivo"),
        "CREDENTIAL": (
            "codice segreto", "codice pin", "parola d ordine", "parola chiave accesso",
            "parola chiave segreta", "hash della password", "codice accesso", "codice di accesso",
            "password utente", "risposta segreta",
        ),
        "HEALTH": (
            "diagnosi", "gruppo sanguigno", "malattia", "malattie", "disabilita", "allergia",
            "allergie", "cartella clinica", "numero cartella clinica", "farmaco", "farmaci",
            "gravidanza", "fumatore", "stato di salute", "stato salute", "diagnosi principale",
            "codice diagnosi", "patologia", "patologie", "gruppo sang", "terapia", "terapie", "vaccino",
            "vaccini", "vaccinazione", "sintomi", "sintomo", "pressione arteriosa", "invalidita",
            "percentuale invalidita", "grado invalidita", "codice esenzione", "data decesso",
            "data morte", "data di morte", "causa morte", "causa decesso", "causa di morte", "anamnesi",
            "intolleranze", "stato gravidanza", "referto", "medicinale", "medicinali",
            "farmaci assunti", "ipertensione", "diabete", "malattia cronica", "malattie croniche",
        ),
        "BIOMETRIC": ("impronta digitale", "impronte digitali", "dati biometrici"),
        "ETHNICITY": ("etnia", "origine etnica", "gruppo etnico", "appartenenza etnica"),
        "RELIGION": (
            "religione", "credo religioso", "confessione religiosa", "appartenenza religiosa",
            "fede religiosa",
        ),
        "POLITICS": (
            "opinione politica", "opinioni politiche", "appartenenza sindacale", "iscrizione sindacato",
            "sindacato", "partito politico", "iscrizione sindacale", "orientamento politico",
            "tessera sindacale",
        ),
        "ORIENTATION": ("orientamento sessuale",),
        "CRIMINAL_RECORD": ("precedenti penali", "casellario giudiziale"),
        "GENDER": (
            "sesso", "cod sesso", "sesso paziente", "genere sesso", "identita di genere",
            "identita genere",
        ),
        "MARITAL_STATUS": (
            "stato civile", "cod stato civile", "stato coniugale", "situazione coniugale",
        ),
        "NATIONALITY": (
            "nazionalita", "cittadinanza", "cod cittadinanza", "seconda cittadinanza",
            "cod nazionalita",
        ),
        "SALARY": (
            "stipendio", "salario", "retribuzione", "stipendio lordo", "stipendio netto",
            "reddito annuo", "reddito annuale", "reddito mensile", "retribuzione lorda",
            "retribuzione netta", "retribuzione annua", "stipendio mensile", "stipendio annuo",
            "stipendio base", "paga oraria", "paga base", "reddito familiare", "reddito complessivo",
            "reddito imponibile", "reddito annuo lordo", "compenso lordo", "compenso netto",
            "netto busta", "salario lordo", "salario netto", "reddito mensile netto",
        ),
        "LOCALITY": (
            "luogo nascita", "luogo di nascita", "comune nascita", "comune di nascita", "citta nascita",
            "citta di nascita", "provincia nascita", "provincia di nascita", "stato nascita",
            "stato di nascita", "nazione nascita", "nazione di nascita", "paese nascita",
            "paese di nascita", "comune residenza", "comune di residenza", "citta residenza",
            "citta di residenza", "provincia residenza", "provincia di residenza", "regione residenza",
            "nazione residenza", "stato residenza", "luogo residenza", "luogo di residenza",
            "paese di residenza", "citta spedizione", "citta fatturazione", "comune domicilio",
            "citta domicilio", "provincia domicilio", "nazione spedizione", "provincia spedizione",
            "nazione di residenza", "citta consegna",
        ),
        "POSTAL_CODE": (
            "cap residenza", "cap di residenza", "cap spedizione", "cap fatturazione", "cap domicilio",
            "cap consegna",
        ),
    },
    ambiguous={
        "PERSON_NAME": ("nome", "nomi", "nome visualizzato"),
        "STREET_ADDRESS": (
            "indirizzo", "indirizzi", "via", "civico", "piazza", "interno", "frazione", "indir",
        ),
        "POSTAL_CODE": (
            "cap", "codice postale", "codice avviamento postale", "cod postale", "codicepostale",
            "cod avviamento postale",
        ),
        "LOCALITY": (
            "citta", "comune", "localita", "provincia", "prov", "nazione", "paese", "cod comune",
            "codice comune", "quartiere", "cod provincia", "sigla provincia", "codice provincia",
            "codice nazione", "cod nazione", "municipalita", "nome comune",
        ),
        "AGE": ("eta",),
        "GENDER": ("genere",),
        "ETHNICITY": ("razza",),
        "SALARY": ("reddito", "compenso", "paga", "redditi"),
        "TAX_ID": ("cf",),
        "HEALTH": ("peso", "altezza", "statura"),
    },
    within={
        "region": {
            "LOCALITY": ("regione",),
        },
    },
    persons=(
        "cliente", "clienti", "utente", "utenti", "paziente", "pazienti", "persona", "persone",
        "dipendente", "dipendenti", "impiegato", "lavoratore", "medico", "medici", "alunno", "alunni",
        "studente", "studenti", "docente", "insegnante", "socio", "soci", "candidato", "candidati",
        "acquirente", "autista", "conducente", "destinatario", "assicurato", "beneficiario", "titolare",
        "abbonato", "coniuge", "figlio", "figli", "padre", "madre", "contatto", "contatti",
        "proprietario", "inquilino", "membro", "cittadino", "ospite", "passeggero", "visitatore",
        "richiedente", "iscritto", "iscritti", "assistito", "assistiti", "lavoratori", "infermiere",
        "dottore", "professore", "professori", "allievo", "allievi", "bambino", "bambini", "genitore",
        "genitori", "tutore", "moglie", "marito", "familiare", "familiari", "elettore", "elettori",
        "cittadini", "abitante", "abitanti", "residente", "residenti", "donatore", "donatori",
        "contribuente", "contribuenti", "mittente", "autore", "autori", "giocatore", "giocatori",
        "atleta", "atleti", "invitato", "invitati", "viaggiatore", "viaggiatori", "passeggeri",
        "ospiti", "vittima", "testimone", "imputato", "detenuto", "tirocinante", "pensionato",
        "pensionati", "debitore", "debitori", "creditore", "assicurati", "beneficiari", "titolari",
        "abbonati", "inquilini", "proprietari", "locatario", "conduttore", "consumatore", "consumatori",
        "richiedenti", "referente", "responsabile", "collaboratore", "collaboratori", "impiegati",
        "conducenti", "contraente", "contraenti", "intestatario", "aderente", "aderenti", "tesserato",
        "tesserati", "volontario", "volontari", "erede",
    ),
    confusable=(
        "cf", "via", "cap", "eta", "interno", "piazza", "prov", "comune", "peso", "paese", "paga",
        "razza", "genere",
    ),
    harmless=(
        "nome prodotto", "nome file", "nome azienda", "nome negozio", "ragione sociale",
        "nome progetto", "nome del prodotto", "partita iva azienda",
    ),
    subjects={
        "thing": (
            "negozio", "negozi", "fornitore", "fornitori", "azienda", "aziende", "impresa", "imprese",
            "filiale", "filiali", "magazzino", "magazzini", "societa", "scuola", "scuole", "ospedale",
            "ospedali", "clinica", "cliniche", "albergo", "alberghi", "banca", "banche", "ufficio",
            "uffici", "stabilimento", "stabilimenti", "produttore", "produttori", "marca", "sede",
            "sedi", "ristorante", "ristoranti", "ente", "enti", "istituto", "istituti",
            "organizzazione", "universita", "corriere", "stazione", "stazioni", "fermata", "fermate",
            "punto vendita", "punti vendita",
        ),
        "item": (
            "prodotto", "prodotti", "articolo", "articoli", "veicolo", "veicoli", "progetto",
            "progetti", "libro", "libri", "corso", "corsi", "citta", "comune", "comuni", "nazione",
            "nazioni", "provincia", "ruolo", "ruoli", "categoria", "categorie", "evento", "eventi",
        ),
        "register": (
            "anagrafica", "anagrafe", "iscrizione", "iscrizioni", "censimento", "ricovero", "ricoveri",
            "domanda", "domande", "adesione", "adesioni", "nascite", "decessi", "pratica", "pratiche",
        ),
        "care": (
            "visite mediche", "ricette", "ricetta", "diagnosi", "referti", "esami", "terapie",
            "prescrizioni", "prescrizione", "vaccinazioni", "cartelle cliniche", "dimissioni",
        ),
        "pay": (
            "buste paga", "busta paga", "stipendi", "paghe", "retribuzioni", "cedolini", "cedolino",
        ),
    },
    places=(
        "residenza", "domicilio", "spedizione", "fatturazione", "consegna", "nascita", "abitazione",
        "recapito",
    ),
    after=(
        "casa", "ufficio", "lavoro", "personale", "principale", "fisso", "del", "della", "di", "dello",
        "abitazione", "residenza",
    ),
    before=("attuale", "vecchio", "nuovo", "principale", "dati", "contatto"),
    negating=("numero di", "quantita"),
    moments=("data decesso", "data morte", "data di morte"),
    countries={
        "codice fiscale": "IT", "cod fiscale": "IT", "codicefiscale": "IT", "tessera sanitaria": "IT",
        "partita iva": "IT",
    },
)  # fmt: skip
