with urls as (select 'https://example.org/path/to?utm=1&x=2' as url)
select
    {{ dbt_utils.get_url_parameter(field='url', url_parameter='utm') }} as utm,
    {{ dbt_utils.get_url_host('url') }} as host,
    {{ dbt_utils.get_url_path(field='url') }} as path
from urls
