{% set results = [] %}
{% call statement('st', fetch_result=true) %}select 1{% endcall %}
{% call noop_statement('nst', 'OK') %}select 1{% endcall %}
select '{{ results }}' as x
