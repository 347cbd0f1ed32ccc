select
	{% for x in range(3) -%}
	{{ x }} as x{{ x }}
	{%- if not loop.last %},
	{% endif -%}
	{% endfor %}
-- the last line: {{ "none" }}
