"""French names of personal data."""

from __future__ import annotations

from dq_policies.personal.vocabularies.vocabulary import Vocabulary

FRENCH = Vocabulary(
    language="French",
    nouns={
        "EMAIL": (
            "courriel", "adresse mail", "adresse email", "adresse electronique", "adresse e mail",
            "adresse courriel",
        ),
        "PHONE": (
            "telephone", "numero telephone", "numero de telephone", "num telephone", "num tel",
            "no telephone", "tel portable", "telephone portable", "numero portable", "tel fixe",
            "telephone fixe", "tel mobile", "telephone mobile", "telecopie", "numero de portable",
            "tel domicile",
        ),
        "PERSON_NAME": (
            "prenom", "prenoms", "nom de famille", "nom famille", "nom de naissance", "nom naissance",
            "nom jeune fille", "nom de jeune fille", "nom usage", "nom d usage", "nom complet",
            "nom prenom", "nom et prenom", "prenom nom", "titulaire carte", "titulaire compte",
            "deuxieme prenom", "nom marital", "nom patronymique",
        ),
        "USERNAME": (
            "nom utilisateur", "nom d utilisateur", "identifiant connexion", "pseudonyme",
        ),
        "STREET_ADDRESS": (
            "rue", "nom rue", "nom de rue", "numero rue", "numero de rue", "adresse postale",
            "adresse domicile", "adresse de livraison", "adresse livraison", "adresse facturation",
            "adresse de facturation", "complement adresse", "complement d adresse", "ligne adresse",
            "numero voie", "nom voie", "libelle voie", "adresse personnelle",
        ),
        "DATE_OF_BIRTH": (
            "date de naissance", "date naissance", "dt naissance", "annee naissance", "annee de naissance",
            "jour de naissance", "ne le", "mois naissance",
        ),
        "GOVERNMENT_ID": (
            "numero securite sociale", "numero de securite sociale", "num secu", "numero secu",
            "no securite sociale", "securite sociale", "nir", "carte identite", "numero carte identite",
            "carte d identite", "numero carte d identite", "cni", "numero cni", "num securite sociale",
            "piece identite", "numero piece identite", "niss", "numero national",
        ),
        "TAX_ID": (
            "numero fiscal", "identifiant fiscal", "num fiscal", "numero tva", "numero de tva",
        ),
        "PASSPORT": (
            "passeport", "numero passeport", "numero de passeport", "num passeport",
        ),
        "DRIVING_LICENCE": (
            "permis de conduire", "permis conduire", "numero permis", "numero permis de conduire",
        ),
        "LICENCE_PLATE": (
            "plaque immatriculation", "plaque d immatriculation", "immatriculation vehicule",
        ),
        "CARD_NUMBER": (
            "numero carte", "numero de carte", "carte bancaire", "numero carte bancaire",
            "numero de carte bancaire", "carte de credit", "numero cb", "num carte",
        ),
        "CARD_SECURITY_CODE": ("cryptogramme", "cryptogramme visuel", "code securite carte"),
        "BANK_ACCOUNT": (
            "compte bancaire", "numero de compte", "numero compte", "num compte", "numero compte bancaire",
            "code guichet", "coordonnees bancaires",
        ),
        "IP": ("adresse ip",),
        "MAC": ("adresse mac",),
        "DEVICE_ID": ("identifiant appareil", "id appareil"),
        "USER_AGENT": ("agent utilisateur",),
        "CREDENTIAL": (
            "mot de passe", "mot passe", "mdp", "motdepasse", "code secret", "jeton acces",
        ),
        "HEALTH": (
            "diagnostic medical", "groupe sanguin", "maladie", "allergie", "allergies",
            "antecedents medicaux", "traitement medical", "dossier medical", "numero dossier medical",
            "mutuelle", "grossesse", "enceinte", "fumeur", "etat de sante", "etat sante",
        ),
        "BIOMETRIC": ("empreinte digitale", "empreintes digitales", "donnees biometriques"),
        "ETHNICITY": ("ethnie", "origine ethnique"),
        "POLITICS": (
            "opinion politique", "opinions politiques", "appartenance syndicale", "adhesion syndicale",
        ),
        "ORIENTATION": ("orientation sexuelle",),
        "CRIMINAL_RECORD": ("casier judiciaire", "condamnation penale", "condamnations penales"),
        "GENDER": ("sexe",),
        "MARITAL_STATUS": (
            "situation familiale", "etat civil", "situation matrimoniale", "situation de famille",
        ),
        "NATIONALITY": ("nationalite",),
        "SALARY": (
            "salaire", "salaire brut", "salaire net", "remuneration", "revenu annuel", "revenus annuels",
            "revenu mensuel", "salaire annuel", "salaire mensuel", "salaire de base",
        ),
    },
    ambiguous={
        "PERSON_NAME": ("nom", "noms"),
        "STREET_ADDRESS": ("adresse", "adresses", "voie"),
        "POSTAL_CODE": ("code postal", "cp", "codepostal"),
        "LOCALITY": ("ville", "commune", "ville naissance"),
        "AGE": ("age",),
        "SALARY": ("revenu", "revenus"),
        "RELIGION": ("culte",),
    },
    persons=(
        "client", "clients", "cliente", "utilisateur", "utilisateurs", "utilisatrice", "patient",
        "patiente", "personne", "personnes", "employe", "employes", "salarie", "salaries", "medecin",
        "medecins", "eleve", "eleves", "enseignant", "adherent", "adherents", "candidat", "candidats",
        "acheteur", "conducteur", "chauffeur", "destinataire", "assure", "assures", "beneficiaire",
        "abonne", "abonnes", "etudiant", "etudiants", "conjoint", "enfant", "enfants", "pere", "mere",
        "contact", "proprietaire", "locataire", "titulaire", "membre", "membres", "usager", "usagers",
        "participant", "visiteur", "demandeur", "particulier",
    ),
    after=(
        "domicile", "personnel", "personnelle", "professionnel", "professionnelle", "pro", "perso", "de",
        "du", "des", "de la", "la", "le", "d", "fixe", "principal", "principale", "secondaire",
        "facturation", "livraison", "usuel", "complet",
    ),
    before=("ancien", "nouveau"),
    negating=("nombre", "nb", "moyenne", "somme", "possede"),
    countries={
        "nir": "FR", "numero securite sociale": "FR", "numero de securite sociale": "FR", "cni": "FR",
        "niss": "BE",
    },
)  # fmt: skip
