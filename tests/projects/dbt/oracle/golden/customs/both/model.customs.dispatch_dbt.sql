select strlen('abc') as a, strlen('abc') as a2, concat_ws('', 'a', 'b') as b, concat_ws('', 'a', 'b') as b2, 

    right(
        'abc',
        2
    ) as c, md5(cast('x' as TEXT)) as d