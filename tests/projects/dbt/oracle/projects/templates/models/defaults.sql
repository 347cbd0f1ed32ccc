select {{ arguments('a') }}, {{ arguments('b', 2) }}, {{ arguments(third='t', first='c') }},
  {{ arguments('d', *[5, 'six']) }}, {{ arguments(**{'first': 'e', 'second': 8}) }}
