"""Every object of ODCS 3.0.0 to 3.2.0 and its keys, as the standard's JSON Schemas define them.

A key is declared in a few words, read by `standard/key.py`. First the type: `string`, `integer`, `number`,
`boolean`, `scalar` (any single value), `any`, `mapping`, a text of `standard/texts.py` such as `identifier`,
the name of another object, `[type]` for a list, `a|b` for a choice; with `!` when the key must be present.
Then, as far as they hold:

    =a,b@3.2.0    its only values, and the version that brought one of them
    >=3.1.0       the version that brought the key
    <3.1.0        the version that took it away
    ~3.1.0        the version that deprecated it
    minimum:0     the smallest number
    above:0       what a number must be greater than
    items:2..3    how many items a list may have; without the last figure as many as one likes
    unique        no two items are equal
    start:x       what a text begins with

Forms that differ by version are parted by ` / `; a value may have any form that its version has. The key `*`
tells that the standard's own schema allows keys of any name there.
"""

Shape = dict[str, str]

_ELEMENT: Shape = {
    "id": "identifier >=3.1.0",
    "name": "string!",
    "physicalName": "string",
    "physicalType": "string",
    "description": "string",
    "businessName": "string",
    "authoritativeDefinitions": "[AuthoritativeDefinition]",
    "tags": "[string]",
    "customProperties": "[CustomProperty]",
    "deprecated": "boolean >=3.2.0",
    "synonyms": "[Synonym] >=3.2.0",
}

_PROPERTY: Shape = {
    **_ELEMENT,
    "physicalName": "string >=3.0.2",
    "primaryKey": "boolean",
    "primaryKeyPosition": "integer",
    "logicalType": "string =string,date,timestamp@3.1.0,time@3.1.0,number,integer,object,array,boolean,"
    "map@3.2.0,vector@3.2.0",
    "logicalTypeOptions": "mapping",
    "required": "boolean",
    "unique": "boolean",
    "semanticType": "string =column,measure,dimension >=3.2.0",
    "partitioned": "boolean",
    "partitionKeyPosition": "integer",
    "classification": "string",
    "encryptedName": "string",
    "transformSourceObjects": "[string]",
    "transformLogic": "string",
    "transformDescription": "string",
    "examples": "[any]",
    "enum": "[EnumValue] items:1.. unique >=3.2.0",
    "criticalDataElement": "boolean",
    "relationships": "[PropertyRelationship] >=3.1.0",
    "quality": "[Quality]",
    "properties": "[Property]",
    "items": "Item",
    "map": "MapTypes >=3.2.0",
}

SHAPES: dict[str, Shape] = {
    "Contract": {
        "version": "string!",
        "kind": "string! =DataContract",
        "apiVersion": "version!",
        "id": "string!",
        "name": "string",
        "tenant": "string",
        "tags": "[string]",
        "status": "string! <3.2.0 / string >=3.2.0",
        "servers": "[Server]",
        "dataProduct": "string ~3.1.0",
        "description": "Description",
        "domain": "string",
        "context": "string|Context >=3.2.0",
        "schema": "[Dataset]",
        "support": "[Support]",
        "price": "Price",
        "team": "Team >=3.1.0 / [TeamMember] ~3.1.0",
        "roles": "[Role]",
        "slaDefaultElement": "string ~3.1.0",
        "slaProperties": "[SlaProperty]",
        "authoritativeDefinitions": "[AuthoritativeDefinition] >=3.0.1",
        "customProperties": "[CustomProperty]",
        "contractCreatedTs": "date-time",
    },
    "Description": {
        "usage": "string",
        "purpose": "string",
        "limitations": "string",
        "authoritativeDefinitions": "[AuthoritativeDefinition] >=3.0.1",
        "customProperties": "[CustomProperty] >=3.0.1",
        "*": "any",
    },
    "Dataset": {
        **_ELEMENT,
        "logicalType": "string =object,blob@3.2.0",
        "dataGranularityDescription": "string",
        "properties": "[Property]",
        "relationships": "[DatasetRelationship] >=3.1.0",
        "quality": "[Quality]",
        "context": "string|Context >=3.2.0",
    },
    "Property": _PROPERTY,
    "Item": {**_PROPERTY, "name": "string"},
    "MapTypes": {"key": "Item!", "value": "Item!"},
    "EnumValue": {
        "id": "identifier",
        "value": "scalar!",
        "label": "string",
        "description": "string",
        "tags": "[string]",
        "customProperties": "[CustomProperty]",
        "authoritativeDefinitions": "[AuthoritativeDefinition]",
    },
    "Synonym": {
        "id": "identifier",
        "synonym": "string!",
        "locale": "string",
        "source": "string",
        "status": "string",
        "description": "string",
        "customProperties": "[CustomProperty]",
    },
    "Context": {
        "instructions": "string",
        "verifiedStatements": "[VerifiedStatement]",
        "constraints": "[Constraint]",
    },
    "VerifiedStatement": {
        "id": "string",
        "question": "string!",
        "answer": "string",
        "tags": "[string]",
        "authoritativeDefinitions": "[AuthoritativeDefinition]",
        "customProperties": "[CustomProperty]",
    },
    "Constraint": {
        "id": "string",
        "constraint": "string!",
        "tags": "[string]",
        "authoritativeDefinitions": "[AuthoritativeDefinition]",
        "customProperties": "[CustomProperty]",
    },
    "DatasetRelationship": {
        "id": "string >=3.2.0",
        "type": "string =foreignKey",
        "from": "reference! / [reference]! items:1..",
        "to": "reference! / [reference]! items:1..",
        "customProperties": "[CustomProperty]",
    },
    "PropertyRelationship": {
        "id": "string >=3.2.0",
        "type": "string =foreignKey",
        "to": "reference! / [reference]! items:1..",
        "customProperties": "[CustomProperty]",
    },
    "Quality": {
        "id": "identifier >=3.1.0",
        "authoritativeDefinitions": "[AuthoritativeDefinition]",
        "businessImpact": "string",
        "customProperties": "[CustomProperty]",
        "description": "string",
        "dimension": "string =accuracy,completeness,conformity,consistency,coverage,timeliness,uniqueness",
        "method": "string",
        "name": "string",
        "schedule": "string",
        "scheduler": "string",
        "severity": "string",
        "tags": "[string]",
        "type": "string =text,library,sql,custom",
        "unit": "string",
        "*": "any <3.1.0",
    },
    "Role": {
        "id": "identifier >=3.1.0",
        "role": "string!",
        "description": "string",
        "access": "string",
        "firstLevelApprovers": "string",
        "secondLevelApprovers": "string",
        "customProperties": "[CustomProperty] >=3.0.1",
        "*": "any <3.1.0",
    },
    "Team": {
        "id": "identifier",
        "name": "string",
        "description": "string",
        "members": "[TeamMember]",
        "tags": "[string]",
        "customProperties": "[CustomProperty]",
        "authoritativeDefinitions": "[AuthoritativeDefinition]",
    },
    "TeamMember": {
        "id": "identifier >=3.1.0",
        "username": "string <3.1.0 / string! >=3.1.0",
        "name": "string >=3.0.2",
        "description": "string >=3.0.2",
        "role": "string",
        "dateIn": "date",
        "dateOut": "date",
        "replacedByUsername": "string",
        "tags": "[string] >=3.1.0",
        "customProperties": "[CustomProperty] >=3.1.0",
        "authoritativeDefinitions": "[AuthoritativeDefinition] >=3.1.0",
        "*": "any <3.1.0",
    },
    "SlaProperty": {
        "id": "identifier >=3.1.0",
        "property": "string!",
        "value": "scalar!",
        "valueExt": "scalar",
        "unit": "string",
        "element": "string",
        "driver": "string",
        "description": "string >=3.1.0",
        "scheduler": "string >=3.1.0",
        "schedule": "string >=3.1.0",
        "customProperties": "[CustomProperty] >=3.2.0",
        "authoritativeDefinitions": "[AuthoritativeDefinition] >=3.2.0",
        "*": "any <3.1.0",
    },
    "Support": {
        "id": "identifier >=3.1.0",
        "channel": "string!",
        "url": "string! <3.1.0 / string >=3.1.0",
        "description": "string",
        "tool": "string",
        "scope": "string",
        "invitationUrl": "string",
        "customProperties": "[CustomProperty] >=3.1.0",
        "*": "any <3.1.0",
    },
    "Price": {
        "id": "identifier >=3.1.0",
        "priceAmount": "number",
        "priceCurrency": "string",
        "priceUnit": "string",
        "*": "any <3.1.0",
    },
    "AuthoritativeDefinition": {
        "id": "identifier >=3.1.0",
        "url": "string!",
        "type": "string!",
        "description": "string >=3.1.0",
        "*": "any <3.1.0",
    },
    "CustomProperty": {
        "id": "identifier >=3.1.0",
        "property": "string <3.1.0 / string! >=3.1.0",
        "value": "any <3.1.0 / any! >=3.1.0",
        "description": "string >=3.1.0",
        "vendor": "string >=3.2.0",
        "*": "any <3.1.0",
    },
}

QUALITY_OPERATORS: Shape = {
    "mustBe": "any",
    "mustNotBe": "any",
    "mustBeGreaterThan": "number",
    "mustBeGreaterOrEqualTo": "number",
    "mustBeLessThan": "number",
    "mustBeLessOrEqualTo": "number",
    "mustBeBetween": "[number] items:2..2 unique",
    "mustNotBeBetween": "[number] items:2..2 unique",
}

QUALITY_BY_TYPE: dict[str, Shape] = {
    "library": {
        **QUALITY_OPERATORS,
        "metric": "string! =nullValues,missingValues,invalidValues,duplicateValues,rowCount >=3.1.0",
        "rule": "string! <3.1.0 / string >=3.1.0 ~3.1.0",
        "arguments": "mapping >=3.1.0",
    },
    "sql": {**QUALITY_OPERATORS, "query": "string!"},
    "custom": {"engine": "string!", "implementation": "string|mapping!"},
    "text": {},
}

_BOUNDS_AS_TEXT: Shape = {
    "minimum": "string",
    "exclusiveMinimum": "boolean <3.1.0 / string >=3.1.0",
    "maximum": "string",
    "exclusiveMaximum": "boolean <3.1.0 / string >=3.1.0",
    "format": "string",
}
_BOUNDS: Shape = {
    "minimum": "number",
    "exclusiveMinimum": "boolean <3.1.0 / number >=3.1.0",
    "maximum": "number",
    "exclusiveMaximum": "boolean <3.1.0 / number >=3.1.0",
    "multipleOf": "number above:0",
}
_MOMENT: Shape = {
    **_BOUNDS_AS_TEXT,
    "exclusiveMinimum": "string",
    "exclusiveMaximum": "string",
    "timezone": "boolean",
    "defaultTimezone": "string",
}

OPTIONS_BY_LOGICAL_TYPE: dict[str, Shape] = {
    "string": {
        "minLength": "integer minimum:0",
        "maxLength": "integer minimum:0",
        "pattern": "string",
        "format": "string",
    },
    "date": _BOUNDS_AS_TEXT,
    "timestamp": _MOMENT,
    "time": _MOMENT,
    "integer": {**_BOUNDS, "format": "string =i8,i16,i32,i64,i128,u8,u16,u32,u64,u128"},
    "number": {**_BOUNDS, "format": "string =f32,f64"},
    "object": {
        "minProperties": "integer minimum:0",
        "maxProperties": "integer minimum:0",
        "required": "[string] items:1.. unique",
    },
    "array": {
        "minItems": "integer minimum:0",
        "maxItems": "integer minimum:0",
        "uniqueItems": "boolean",
    },
    "boolean": {},
    "map": {},
    "vector": {
        "dimensions": "integer! minimum:1",
        "elementType": "string =bfloat16,binary,float16,float32,float64,int8,uint8",
        "distanceMetric": "string =cosine,dotProduct,euclidean,hamming,manhattan",
        "embeddingModel": "string",
        "embeddingModelVersion": "string",
        "normalized": "boolean",
    },
}
"""The `logicalTypeOptions` of each logical type; those of a type that came later need no version."""

UNLIMITED_OPTIONS = ("boolean", "map")
"""The logical types whose options the standard's schema does not name; it says that they have none."""

KEYS_OF_LOGICAL_TYPES = {"properties": "object", "items": "array", "map": "map"}
"""The keys of a property that only one logical type has."""

REPLACEMENTS = {
    "dataProduct": "name the product in `name`, or under `customProperties`",
    "slaDefaultElement": "name the `element` in each of `slaProperties`",
    "rule": "write `metric`",
    "team": "put the list below `members`",
}
"""What to write in place of a deprecated key or form."""
