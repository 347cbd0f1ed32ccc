select '{% raw %}{{ not_a_call() }} {% nothing %}{% endraw %}' as raw_text,
  '{{ "{{" }}' as braces, '{{ '{%' }}' as percent, '{{ "#}" }}' as hash
