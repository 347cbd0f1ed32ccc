"""Portuguese names of personal data."""

from __future__ import annotations

from dq_policies.personal.vocabularies.vocabulary import Vocabulary

PORTUGUESE = Vocabulary(
    language="Portuguese",
    nouns={
        "EMAIL": (
            "endereco email", "endereco de email", "correio eletronico", "endereco eletronico",
        ),
        "PHONE": (
            "telefone", "celular", "telemovel", "numero telefone", "numero de telefone", "telefone celular",
            "telefone fixo", "num telefone", "telefone residencial", "telefone comercial", "fone",
            "numero celular", "numero telemovel", "numero de celular",
        ),
        "PERSON_NAME": (
            "nome completo", "sobrenome", "primeiro nome", "ultimo nome", "nome social", "nome mae",
            "nome da mae", "nome pai", "nome do pai", "nome proprio", "nome solteira", "titular cartao",
            "nome de solteira",
        ),
        "USERNAME": (
            "nome usuario", "nome de usuario", "nome utilizador", "nome de utilizador",
        ),
        "STREET_ADDRESS": (
            "rua", "logradouro", "endereco residencial", "endereco entrega", "endereco de entrega",
            "endereco cobranca", "endereco de cobranca", "morada", "complemento endereco", "numero casa",
            "nome rua", "endereco completo",
        ),
        "DATE_OF_BIRTH": (
            "data nascimento", "data de nascimento", "dt nascimento", "dt nasc", "data nasc",
            "ano nascimento", "ano de nascimento", "aniversario nascimento",
        ),
        "GOVERNMENT_ID": (
            "numero rg", "num rg", "cartao cidadao", "cartao de cidadao", "bilhete identidade",
            "bilhete de identidade", "numero identidade", "carteira identidade", "carteira de identidade",
            "pis pasep", "titulo eleitor", "titulo de eleitor", "niss", "numero seguranca social",
            "numero de seguranca social", "cartao sus",
        ),
        "TAX_ID": (
            "cpf", "cpf cnpj", "numero cpf", "num cpf", "nr cpf", "numero contribuinte",
            "numero de contribuinte",
        ),
        "PASSPORT": (
            "passaporte", "numero passaporte", "numero de passaporte", "num passaporte",
        ),
        "DRIVING_LICENCE": (
            "cnh", "numero cnh", "carteira motorista", "carteira de motorista", "carta conducao",
            "carta de conducao",
        ),
        "LICENCE_PLATE": ("placa veiculo", "placa do veiculo", "placa carro"),
        "CARD_NUMBER": (
            "numero cartao", "numero do cartao", "cartao credito", "cartao de credito", "num cartao",
            "numero cartao credito",
        ),
        "CARD_SECURITY_CODE": ("codigo seguranca cartao",),
        "BANK_ACCOUNT": (
            "conta bancaria", "numero conta", "numero da conta", "num conta", "conta corrente", "chave pix",
        ),
        "IP": ("endereco ip",),
        "MAC": ("endereco mac",),
        "DEVICE_ID": ("id dispositivo", "identificador dispositivo"),
        "CREDENTIAL": ("senha", "palavra passe"),
        "HEALTH": (
            "diagnostico", "grupo sanguineo", "tipo sanguineo", "doenca", "doencas", "deficiencia",
            "alergia", "alergias", "historico medico", "medicacao", "gestante", "gravida", "fumante",
            "prontuario", "numero prontuario", "estado saude",
        ),
        "BIOMETRIC": ("impressao digital", "dados biometricos", "biometria"),
        "ETHNICITY": ("etnia", "raca cor", "origem etnica", "cor raca"),
        "RELIGION": ("religiao", "crenca religiosa"),
        "POLITICS": ("opiniao politica", "filiacao sindical", "filiacao partidaria"),
        "ORIENTATION": ("orientacao sexual",),
        "CRIMINAL_RECORD": ("antecedentes criminais",),
        "GENDER": ("sexo", "identidade genero"),
        "MARITAL_STATUS": ("estado civil",),
        "NATIONALITY": ("nacionalidade",),
        "SALARY": (
            "salario", "ordenado", "vencimento base", "salario bruto", "salario liquido", "renda mensal",
            "renda anual", "renda familiar", "remuneracao",
        ),
    },
    ambiguous={
        "PERSON_NAME": ("nome", "nomes", "apelido"),
        "STREET_ADDRESS": ("endereco", "enderecos", "bairro"),
        "POSTAL_CODE": ("cep", "codigo postal"),
        "LOCALITY": ("cidade", "municipio", "localidade"),
        "AGE": ("idade",),
        "GENDER": ("genero",),
        "ETHNICITY": ("raca",),
        "GOVERNMENT_ID": ("rg", "identidade"),
        "SALARY": ("renda",),
    },
    persons=(
        "cliente", "clientes", "usuario", "usuarios", "utilizador", "utilizadores", "paciente", "pacientes",
        "pessoa", "pessoas", "funcionario", "funcionarios", "colaborador", "colaboradores", "empregado",
        "trabalhador", "medico", "medicos", "aluno", "alunos", "professor", "professores", "estudante",
        "socio", "socios", "candidato", "comprador", "motorista", "destinatario", "segurado",
        "beneficiario", "titular", "assinante", "conjuge", "filho", "filhos", "pai", "mae", "contato",
        "contatos", "contacto", "proprietario", "inquilino", "membro", "membros", "cidadao", "hospede",
        "passageiro", "visitante", "solicitante",
    ),
    after=(
        "residencial", "comercial", "pessoal", "do", "da", "de", "dos", "das", "principal", "fixo",
        "trabalho",
    ),
    negating=("quantidade", "qtd", "qtde", "tem", "possui"),
    countries={
        "cpf": "BR", "rg": "BR", "numero rg": "BR", "cnh": "BR", "cartao cidadao": "PT",
        "titulo eleitor": "BR", "chave pix": "BR", "cep": "BR",
    },
)  # fmt: skip
