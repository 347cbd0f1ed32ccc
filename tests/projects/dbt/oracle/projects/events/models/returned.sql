{%- set pairs = returned_pairs() -%}
select
{%- for key, value in pairs.items() %}
    {{ value }} as {{ key }}{{ ',' if not loop.last }}
{%- endfor %},
    {{ returned_early(1) }} as one, {{ returned_early(0) }} as zero, {{ returned_list() | length }} as how_many,
    {{ returned_number() + 1 }} as number
