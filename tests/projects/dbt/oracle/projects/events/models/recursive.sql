select {{ nested(4) }} as nested, {{ factorial(5) }} as factorial,
    {{ with_namespace(['a', 'b', 'c']) }},
    {{ collected('x', 'y', 'z', last='w', more=2) }}
