select '{{ var("dates").start }}' as start, '{{ var("dates")["end"] }}' as "end",
  {{ var("numbers") | join(" + ") }} as total,
  {% if var("flag") == "true" %}'text'{% else %}'bool'{% endif %} as kind,
  $${{ var("templated") }}$$ as templated
