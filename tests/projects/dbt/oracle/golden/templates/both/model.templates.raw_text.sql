select '{{ not_a_call() }} {% nothing %}' as raw_text,
  '{{' as braces, '{%' as percent, '#}' as hash