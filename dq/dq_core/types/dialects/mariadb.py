"""MariaDB: the types of MySQL and a few more; manual: data-types."""

from dq_core.types.dialect_table import dialect_of, line
from dq_core.types.dialects._shared import opaques
from dq_core.types.dialects.mysql import DIALECT as MYSQL
from dq_core.types.type import UUID

DIALECT = dialect_of(
    "mariadb", (*MYSQL.lines, line("uuid", UUID), *opaques("inet4 inet6")), quote="`", escape="backslash"
)
