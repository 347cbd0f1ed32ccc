"""Spanish names of personal data."""

from __future__ import annotations

from dq_policies.personal.vocabularies.vocabulary import Vocabulary

SPANISH = Vocabulary(
    language="Spanish",
    nouns={
        "EMAIL": (
            "correo electronico", "correo", "correo e", "direccion correo", "direccion de correo",
            "direccion email", "direccion de correo electronico", "mail electronico",
        ),
        "PHONE": (
            "telefono", "telefono movil", "movil", "numero telefono", "numero de telefono", "num telefono",
            "telefono fijo", "telefono celular", "celular", "numero celular", "numero de celular", "telf",
            "tlf", "tfno", "telefono casa", "numero movil",
        ),
        "PERSON_NAME": (
            "apellido", "apellidos", "primer apellido", "segundo apellido", "apellido paterno",
            "apellido materno", "primer nombre", "segundo nombre", "nombre completo", "nombre apellidos",
            "nombre y apellidos", "nombres apellidos", "apellidos nombre", "apellidos y nombre",
            "nombre de pila", "titular tarjeta", "titular cuenta", "nombre y apellido", "apellido y nombre",
            "nombre apellido",
        ),
        "USERNAME": ("nombre usuario", "nombre de usuario"),
        "STREET_ADDRESS": (
            "calle", "nombre calle", "numero calle", "domicilio", "direccion postal", "direccion envio",
            "direccion de envio", "direccion facturacion", "direccion de facturacion", "direccion casa",
            "direccion domicilio", "direccion entrega", "direccion de entrega", "direccion particular",
            "direccion residencia",
        ),
        "DATE_OF_BIRTH": (
            "fecha de nacimiento", "fecha nacimiento", "fecha nac", "fec nac", "fec nacimiento",
            "f nacimiento", "fch nacimiento", "ano nacimiento", "ano de nacimiento", "cumpleanos",
            "dia nacimiento",
        ),
        "GOVERNMENT_ID": (
            "dni", "nie", "dni nie", "numero dni", "curp", "cedula", "cedula identidad",
            "cedula de identidad", "cedula ciudadania", "numero cedula", "documento identidad",
            "documento de identidad", "numero documento", "numero de documento", "nro documento",
            "num documento", "numero seguridad social", "numero de seguridad social", "nuss",
            "seguridad social", "num seguridad social", "cuil",
        ),
        "TAX_ID": (
            "nif", "rfc", "cuit", "numero fiscal", "identificacion fiscal", "cif nif",
            "numero identificacion fiscal",
        ),
        "PASSPORT": (
            "pasaporte", "numero pasaporte", "numero de pasaporte", "num pasaporte", "nro pasaporte",
        ),
        "DRIVING_LICENCE": (
            "licencia conducir", "licencia de conducir", "carnet conducir", "carnet de conducir",
            "permiso de conducir", "permiso conducir", "licencia de conduccion",
        ),
        "LICENCE_PLATE": ("matricula vehiculo", "placa vehiculo", "matricula coche"),
        "CARD_NUMBER": (
            "numero tarjeta", "numero de tarjeta", "tarjeta credito", "tarjeta de credito", "num tarjeta",
            "nro tarjeta", "numero tarjeta credito",
        ),
        "CARD_SECURITY_CODE": ("codigo seguridad tarjeta", "codigo de seguridad tarjeta"),
        "BANK_ACCOUNT": (
            "cuenta bancaria", "numero cuenta", "numero de cuenta", "num cuenta", "nro cuenta", "clabe",
            "numero cuenta bancaria",
        ),
        "IP": ("direccion ip",),
        "MAC": ("direccion mac",),
        "DEVICE_ID": ("id dispositivo", "identificador dispositivo"),
        "CREDENTIAL": ("contrasena", "clave acceso", "clave de acceso", "clave secreta"),
        "HEALTH": (
            "diagnostico", "grupo sanguineo", "tipo sangre", "tipo de sangre", "enfermedad", "enfermedades",
            "discapacidad", "alergia", "alergias", "historia clinica", "numero historia clinica",
            "medicacion", "medicamento", "embarazada", "embarazo", "fumador", "estado de salud",
            "estado salud",
        ),
        "BIOMETRIC": ("huella dactilar", "huella digital", "datos biometricos"),
        "ETHNICITY": ("etnia", "origen etnico", "grupo etnico"),
        "POLITICS": ("opinion politica", "afiliacion politica", "afiliacion sindical"),
        "ORIENTATION": ("orientacion sexual",),
        "CRIMINAL_RECORD": ("antecedentes penales",),
        "GENDER": ("sexo", "genero sexo"),
        "MARITAL_STATUS": ("estado civil",),
        "NATIONALITY": ("nacionalidad",),
        "SALARY": (
            "salario", "sueldo", "nomina mensual", "salario bruto", "salario neto", "sueldo base",
            "ingresos anuales", "ingresos mensuales", "salario anual", "ingreso mensual",
        ),
    },
    ambiguous={
        "PERSON_NAME": ("nombre", "nombres"),
        "STREET_ADDRESS": ("direccion", "direcciones", "piso"),
        "POSTAL_CODE": ("codigo postal", "cod postal", "cpostal"),
        "LOCALITY": ("ciudad", "poblacion", "localidad", "municipio"),
        "AGE": ("edad",),
        "GENDER": ("genero",),
        "RELIGION": ("creencia",),
        "CREDENTIAL": ("clave",),
        "SALARY": ("ingresos",),
    },
    persons=(
        "cliente", "clientes", "usuario", "usuarios", "paciente", "pacientes", "persona", "personas",
        "empleado", "empleados", "trabajador", "trabajadores", "medico", "medicos", "alumno", "alumnos",
        "profesor", "profesores", "estudiante", "estudiantes", "socio", "socios", "candidato", "comprador",
        "conductor", "destinatario", "asegurado", "beneficiario", "titular", "suscriptor", "conyuge",
        "hijo", "hijos", "padre", "madre", "contacto", "contactos", "propietario", "inquilino", "miembro",
        "ciudadano", "huesped", "pasajero", "visitante", "solicitante", "afiliado", "funcionario",
        "vendedor",
    ),
    after=(
        "casa", "trabajo", "personal", "particular", "principal", "secundario", "del", "de", "la", "el",
        "fijo", "movil", "celular", "envio", "facturacion", "contacto", "oficina",
    ),
    before=("antiguo", "nuevo"),
    negating=("cantidad", "numero de", "tiene", "promedio", "num"),
    countries={
        "dni": "ES", "nie": "ES", "nif": "ES", "numero dni": "ES", "dni nie": "ES", "curp": "MX",
        "rfc": "MX", "clabe": "MX", "cuit": "AR", "cuil": "AR", "nuss": "ES",
    },
)  # fmt: skip
