"""Portuguese names of personal data."""

from __future__ import annotations

from dq_policies.personal.vocabularies.vocabulary import Vocabulary

PORTUGUESE = Vocabulary(
    language="Portuguese",
    nouns={
        "EMAIL": (
            "endereco email", "endereco de email", "correio eletronico", "endereco eletronico",
            "email contato", "email cliente", "correio electronico", "endereco de correio eletronico",
            "emails contato",
        ),
        "PHONE": (
            "telefone", "celular", "telemovel", "numero telefone", "numero de telefone",
            "telefone celular", "telefone fixo", "num telefone", "telefone residencial",
            "telefone comercial", "fone", "numero celular", "numero telemovel", "numero de celular",
            "tel celular", "tel residencial", "tel fixo", "num celular", "nr telefone", "nr celular",
            "ddd telefone", "telefone contato", "telefone celular numero", "tel contato",
            "whatsapp contato", "contato telefone", "telefones", "nu telefone", "fone celular",
            "fone residencial", "telefone principal",
        ),
        "PERSON_NAME": (
            "nome completo", "sobrenome", "primeiro nome", "ultimo nome", "nome social", "nome mae",
            "nome da mae", "nome pai", "nome do pai", "nome proprio", "nome solteira", "titular cartao",
            "nome de solteira", "nome cliente completo", "nome paciente", "nome aluno", "nome titular",
            "nome responsavel", "nome conjuge", "nome contato", "nome da pessoa", "nome da crianca",
            "ultimo apelido", "nome meio", "nome do meio", "segundo nome", "nome registro",
            "nome crianca", "nome filho", "nome beneficiario", "pessoa contato", "pessoa de contato",
            "nm pessoa", "nm completo", "nm mae", "nm pai", "nm social",
        ),
        "USERNAME": (
            "nome usuario", "nome de usuario", "nome utilizador", "nome de utilizador", "login usuario",
            "usuario login", "apelido usuario", "nickname usuario",
        ),
        "STREET_ADDRESS": (
            "rua", "logradouro", "endereco residencial", "endereco entrega", "endereco de entrega",
            "endereco cobranca", "endereco de cobranca", "morada", "complemento endereco",
            "numero casa", "nome rua", "endereco completo", "numero endereco", "logradouro numero",
            "ds logradouro", "nm logradouro", "nome logradouro", "tipo logradouro nome",
            "endereco numero", "endereco complemento", "endereco cliente", "numero residencia",
            "endereco logradouro", "numero porta", "end residencial", "endereco rua", "num endereco",
            "numero imovel",
        ),
        "DATE_OF_BIRTH": (
            "data nascimento", "data de nascimento", "dt nascimento", "dt nasc", "data nasc",
            "ano nascimento", "ano de nascimento", "aniversario nascimento", "dtnasc", "dt nascto",
            "data nascto", "nascimento", "ano nasc", "mes nascimento", "datanasc", "dat nasc",
            "nascimento data",
        ),
        "GOVERNMENT_ID": (
            "numero rg", "num rg", "cartao cidadao", "cartao de cidadao", "bilhete identidade",
            "bilhete de identidade", "numero identidade", "carteira identidade",
            "carteira de identidade", "pis pasep", "titulo eleitor", "titulo de eleitor", "niss",
            "numero seguranca social", "numero de seguranca social", "cartao sus", "nr rg", "rg numero",
            "numero identificacao", "num identidade", "nr nis", "numero nis", "num pis", "pis nis",
            "titulo de eleitor numero", "num titulo eleitor", "nu titulo eleitor", "nr cns",
            "numero cns", "cartao nacional saude", "numero cartao sus", "num cartao cidadao",
            "numero cartao cidadao", "numero bi", "niss numero", "numero utente", "ctps", "nu nis",
        ),
        "TAX_ID": (
            "cpf", "cpf cnpj", "numero cpf", "num cpf", "nr cpf", "numero contribuinte",
            "numero de contribuinte", "cpf titular", "cpf responsavel", "cpf cliente", "nu cpf",
            "cpf cgc", "nif", "num contribuinte", "numero nif", "cd cpf",
        ),
        "PASSPORT": (
            "passaporte", "numero passaporte", "numero de passaporte", "num passaporte",
            "nr passaporte", "nu passaporte",
        ),
        "DRIVING_LICENCE": (
            "cnh", "numero cnh", "carteira motorista", "carteira de motorista", "carta conducao",
            "carta de conducao", "num cnh", "nr cnh", "carteira habilitacao", "carteira de habilitacao",
            "numero carta conducao", "registro cnh",
        ),
        "LICENCE_PLATE": (
            "placa veiculo", "placa do veiculo", "placa carro", "placa do carro", "placa moto",
            "matricula viatura", "nr placa", "numero placa",
        ),
        "CARD_NUMBER": (
            "numero cartao", "numero do cartao", "cartao credito", "cartao de credito", "num cartao",
            "numero cartao credito", "nr cartao", "cartao debito", "cartao de debito",
            "numero cartao de credito",
        ),
        "CARD_SECURITY_CODE": ("codigo seguranca cartao",),
        "BANK_ACCOUNT": (
            "conta bancaria", "numero conta", "numero da conta", "num conta", "conta corrente",
            "chave pix", "nr conta", "conta poupanca", "conta deposito", "conta numero",
            "agencia conta", "nr conta corrente", "num conta corrente", "nib", "chave do pix",
        ),
        "IP": ("endereco ip",),
        "MAC": ("endereco mac",),
        "DEVICE_ID": ("id dispositivo", "identificador dispositivo"),
        "CREDENTIAL": (
            "senha", "palavra passe", "senha hash", "hash senha", "senha criptografada",
            "senha usuario", "senha acesso", "codigo verificacao",
        ),
        "HEALTH": (
            "diagnostico", "grupo sanguineo", "tipo sanguineo", "doenca", "doencas", "deficiencia",
            "alergia", "alergias", "historico medico", "medicacao", "gestante", "gravida", "fumante",
            "prontuario", "numero prontuario", "estado saude", "codigo cid", "cid principal", "cid dez",
            "diagnosticos", "diagnostico principal", "medicamento", "medicamentos", "vacina", "vacinas",
            "sintomas", "pressao arterial", "tipo deficiencia", "deficiencias", "comorbidades",
            "comorbidade", "historico saude", "plano saude", "plano de saude", "data obito", "dt obito",
            "data de obito", "data falecimento", "causa obito", "causa morte", "causa da morte",
            "numero plano saude", "gestacao", "hipertensao", "tabagismo", "obesidade",
            "evolucao clinica", "doencas cronicas", "doenca cronica", "imunizacao", "carteirinha sus",
        ),
        "BIOMETRIC": ("impressao digital", "dados biometricos", "biometria"),
        "ETHNICITY": (
            "etnia", "raca cor", "origem etnica", "cor raca", "cor ou raca", "raca ou cor",
            "grupo etnico", "etnia indigena", "tp cor raca", "cs raca", "raca etnia", "povo indigena",
        ),
        "RELIGION": ("religiao", "crenca religiosa", "crenca", "fe religiosa"),
        "POLITICS": (
            "opiniao politica", "filiacao sindical", "filiacao partidaria", "partido politico",
            "filiacao politica", "sindicato",
        ),
        "ORIENTATION": ("orientacao sexual",),
        "CRIMINAL_RECORD": ("antecedentes criminais",),
        "GENDER": (
            "sexo", "identidade genero", "tp sexo", "cs sexo", "sexo genero", "identidade de genero",
        ),
        "MARITAL_STATUS": (
            "estado civil", "situacao conjugal", "tp estado civil", "est civil", "estado conjugal",
        ),
        "NATIONALITY": (
            "nacionalidade", "naturalidade nacionalidade", "tp nacionalidade", "cidadania",
            "pais nacionalidade",
        ),
        "SALARY": (
            "salario", "ordenado", "vencimento base", "salario bruto", "salario liquido",
            "renda mensal", "renda anual", "renda familiar", "remuneracao", "salario base",
            "salario mensal", "salario hora", "vl salario", "valor salario", "vl renda", "valor renda",
            "renda per capita familiar", "vencimento bruto", "vencimento liquido", "renda bruta",
            "remuneracao bruta", "remuneracao liquida", "rendimento mensal", "rendimento anual",
            "remuneracao mensal", "faixa salarial", "valor remuneracao", "salario contratual",
            "vl remuneracao",
        ),
        "LOCALITY": (
            "naturalidade", "local nascimento", "local de nascimento", "cidade nascimento",
            "cidade de nascimento", "pais nascimento", "pais de nascimento", "uf nascimento",
            "estado nascimento", "municipio nascimento", "municipio de nascimento", "cidade residencia",
            "municipio residencia", "uf residencia", "pais residencia", "estado residencia",
            "pais de residencia", "cidade entrega", "uf entrega", "estado entrega", "cidade cobranca",
            "bairro residencia", "municipio de residencia", "concelho residencia",
        ),
        "POSTAL_CODE": (
            "cep entrega", "cep residencial", "cep cobranca", "cep residencia", "cep cliente",
        ),
    },
    ambiguous={
        "PERSON_NAME": ("nome", "nomes", "apelido", "nome exibicao"),
        "STREET_ADDRESS": (
            "endereco", "enderecos", "bairro", "complemento", "end", "andar", "quadra", "lote",
        ),
        "POSTAL_CODE": (
            "cep", "codigo postal", "cod postal", "codigo cep", "nr cep", "num cep", "cd cep",
            "codpostal",
        ),
        "LOCALITY": (
            "cidade", "municipio", "localidade", "uf", "sg uf", "sigla uf", "pais", "distrito",
            "concelho", "freguesia", "cod municipio", "codigo municipio", "nome municipio",
            "nm municipio", "nome cidade", "cidade uf", "municipio uf", "cd municipio", "nm cidade",
        ),
        "AGE": ("idade",),
        "GENDER": ("genero",),
        "ETHNICITY": ("raca",),
        "GOVERNMENT_ID": ("rg", "identidade", "pis", "nis"),
        "SALARY": ("renda", "vencimento", "vencimentos", "rendimento", "rendimentos"),
        "HEALTH": ("peso", "altura", "estatura"),
        "LICENCE_PLATE": ("placa",),
    },
    within={
        "region": {
            "LOCALITY": ("estado",),
        },
    },
    persons=(
        "cliente", "clientes", "usuario", "usuarios", "utilizador", "utilizadores", "paciente",
        "pacientes", "pessoa", "pessoas", "funcionario", "funcionarios", "colaborador", "colaboradores",
        "empregado", "trabalhador", "medico", "medicos", "aluno", "alunos", "professor", "professores",
        "estudante", "socio", "socios", "candidato", "comprador", "motorista", "destinatario",
        "segurado", "beneficiario", "titular", "assinante", "conjuge", "filho", "filhos", "pai", "mae",
        "contato", "contatos", "contacto", "proprietario", "inquilino", "membro", "membros", "cidadao",
        "hospede", "passageiro", "visitante", "solicitante", "empregados", "trabalhadores", "medica",
        "enfermeiro", "enfermeira", "docente", "docentes", "discente", "discentes", "candidatos",
        "candidata", "responsavel", "responsaveis", "dependente", "dependentes", "titulares", "crianca",
        "criancas", "eleitor", "eleitores", "doador", "doadores", "contribuinte", "contribuintes",
        "condutor", "condutores", "motoristas", "remetente", "autor", "autores", "jogador", "jogadores",
        "atleta", "atletas", "convidado", "convidados", "viajante", "passageiros", "hospedes", "vitima",
        "vitimas", "testemunha", "reu", "preso", "estagiario", "bolsista", "bolsistas", "aposentado",
        "pensionista", "devedor", "mutuario", "tomador", "segurados", "beneficiarios", "assinantes",
        "inquilinos", "proprietarios", "morador", "moradores", "residente", "socia", "cooperado",
        "vendedor", "vendedores", "consumidor", "consumidores", "cidadaos", "esposa", "marido", "irmao",
        "visitantes", "requerente", "interessado", "representante legal", "trabalhadora", "utente",
    ),
    confusable=(
        "uf", "end", "rg", "peso", "altura", "lote", "pis", "raca", "genero", "apelido", "identidade",
        "quadra",
    ),
    harmless=(
        "nome produto", "nome arquivo", "nome empresa", "nome loja", "nome fantasia", "nome projeto",
        "razao social", "nome do produto", "nome ficheiro",
    ),
    subjects={
        "thing": (
            "loja", "lojas", "fornecedor", "fornecedores", "empresa", "empresas", "filial", "filiais",
            "armazem", "deposito", "companhia", "escola", "escolas", "hospital", "hospitais", "clinica",
            "clinicas", "hotel", "hoteis", "banco", "bancos", "escritorio", "agencia", "agencias",
            "estabelecimento", "estabelecimentos", "fabricante", "fabricantes", "marca", "marcas",
            "unidade", "unidades", "sede", "restaurante", "restaurantes", "instituicao", "instituicoes",
            "organizacao", "universidade", "universidades", "transportadora", "estacao", "parada",
            "sociedade", "orgao", "orgaos",
        ),
        "item": (
            "produto", "produtos", "artigo", "artigos", "veiculo", "veiculos", "projeto", "projetos",
            "filme", "filmes", "livro", "livros", "curso", "cursos", "cidade", "cidades", "pais",
            "paises", "municipio", "municipios", "estado", "estados", "perfil acesso", "categoria",
            "categorias", "evento", "eventos", "turma", "turmas",
        ),
        "register": (
            "inscricao", "inscricoes", "matriculas", "censo", "pesquisa", "domicilios", "familia",
            "familias", "cadastro", "cadastros", "internacao", "internacoes", "obitos", "nascimentos",
        ),
        "care": (
            "consulta", "consultas", "receitas", "receita", "prescricao", "prescricoes", "diagnosticos",
            "exames", "exame", "atendimento", "atendimentos", "vacinacao", "prontuarios", "prontuario",
            "sinais vitais",
        ),
        "pay": (
            "folha pagamento", "folha de pagamento", "folha", "salarios", "remuneracoes", "holerite",
            "contracheque", "vencimentos",
        ),
    },
    places=(
        "entrega", "cobranca", "residencia", "residencial", "nascimento", "correspondencia",
        "faturamento", "moradia", "envio",
    ),
    after=(
        "residencial", "comercial", "pessoal", "do", "da", "de", "dos", "das", "principal", "fixo",
        "trabalho", "residencia", "cobranca", "entrega", "atual",
    ),
    before=("ds", "nr", "nu", "vl", "dados", "atual", "contato"),
    negating=("quantidade", "qtd", "qtde", "tem", "possui"),
    moments=("data obito", "dt obito", "data de obito", "data falecimento"),
    countries={
        "cpf": "BR", "rg": "BR", "numero rg": "BR", "cnh": "BR", "cartao cidadao": "PT",
        "titulo eleitor": "BR", "chave pix": "BR", "cep": "BR",
    },
)  # fmt: skip
