{% macro get_powers_of_two(upper_bound) %}
  {{ return(adapter.dispatch('get_powers_of_two', 'dbt')(upper_bound)) }}
{% endmacro %}

{% macro default__get_powers_of_two(upper_bound) %}
  {%- if upper_bound <= 0 -%}
    {{ exceptions.raise_compiler_error('upper bound must be positive') }}
  {%- endif -%}
  {%- for exponent in range(1, 100) if upper_bound <= 2 ** exponent -%}
    {{ return(exponent) }}
  {%- endfor -%}
{% endmacro %}

{% macro generate_series(upper_bound) %}
  {{ return(adapter.dispatch('generate_series', 'dbt')(upper_bound)) }}
{% endmacro %}

{# Every number is a sum of powers of two: one cross join per binary digit. #}
{% macro default__generate_series(upper_bound) %}
  {%- set digits = range(dbt.get_powers_of_two(upper_bound)) -%}
  with p as (
    select 0 as generated_number union all select 1
  ), unioned as (
    select
      {% for digit in digits -%} p{{ digit }}.generated_number * power(2, {{ digit }}) + {% endfor -%}
      1 as generated_number
    from {% for digit in digits %}{{ ' cross join ' if not loop.first }}p as p{{ digit }}{% endfor %}
  )
  select * from unioned
  where generated_number <= {{ upper_bound }}
  order by generated_number
{% endmacro %}

{% macro duckdb__generate_series(upper_bound) %}
  select generate_series as generated_number from generate_series(1, {{ upper_bound }})
{% endmacro %}
