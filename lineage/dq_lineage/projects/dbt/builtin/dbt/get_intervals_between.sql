{# dbt asks the warehouse; two literals can be counted here. A series that is too long does no harm: #}
{# the spine leaves out what lies after its end. #}
{% macro get_intervals_between(start_date, end_date, datepart) %}
  {{ return(adapter.dispatch('get_intervals_between', 'dbt')(start_date, end_date, datepart)) }}
{% endmacro %}

{% macro default__get_intervals_between(start_date, end_date, datepart) %}
  {%- set counted = dbt.intervals_between_literals(start_date | string, end_date | string, datepart) -%}
  {%- if counted is not none -%}{{ return(counted) }}{%- endif -%}
  {%- set answer = run_query('select ' ~ dbt.datediff(start_date, end_date, datepart)) if execute else none -%}
  {{ return(36525) }}
{% endmacro %}

{% macro intervals_between_literals(start_date, end_date, datepart) %}
  {%- set found = [] -%}
  {%- for text in (start_date, end_date) -%}
    {%- set literals = modules.re.findall("'([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2}):([0-9]{2}))?'", text) -%}
    {%- set around = modules.re.sub("'[^']*'|\\bcast\\b|\\bas\\b|\\bto_date\\b|\\btimestamp\\b|\\bdatetime\\b|\\bdate\\b|[():,\\s]", '', text | lower) -%}
    {%- if literals | length == 1 and not around -%}
      {%- do found.append(literals[0]) -%}
    {%- endif -%}
  {%- endfor -%}
  {%- if found | length != 2 -%}{{ return(none) }}{%- endif -%}
  {%- set first, last = found -%}
  {%- set months = (last[0] | int - first[0] | int) * 12 + last[1] | int - first[1] | int -%}
  {%- set quarters = (last[0] | int - first[0] | int) * 4 + (last[1] | int - 1) // 3 - (first[1] | int - 1) // 3 -%}
  {%- set monday = modules.datetime.date(1900, 1, 1) -%}
  {%- set first_day = (modules.datetime.date(first[0] | int, first[1] | int, first[2] | int) - monday).days -%}
  {%- set last_day = (modules.datetime.date(last[0] | int, last[1] | int, last[2] | int) - monday).days -%}
  {%- set sunday = 0 if target.type == 'snowflake' else 1 -%}
  {%- set hours = (last_day - first_day) * 24 + last[3] | int - first[3] | int -%}
  {%- set minutes = hours * 60 + last[4] | int - first[4] | int -%}
  {%- set counts = {
    'year': last[0] | int - first[0] | int, 'quarter': quarters, 'month': months,
    'week': (last_day + sunday) // 7 - (first_day + sunday) // 7, 'day': last_day - first_day, 'hour': hours, 'minute': minutes,
    'second': minutes * 60 + last[5] | int - first[5] | int
  } -%}
  {{ return(counts.get(datepart | lower)) }}
{% endmacro %}
