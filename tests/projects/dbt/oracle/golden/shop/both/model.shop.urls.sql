with urls as (select 'https://example.org/path/to?utm=1&x=2' as url)
select
    nullif(
    string_split(
    string_split(url, 'utm=')[ 2 ]
, '&')[ 1 ]
,'') as utm,
    
    
    cast(
    string_split(
    string_split(

    replace(
        

    replace(
        

    replace(
        url,
        'android-app://',
        ''
    )


,
        'http://',
        ''
    )


,
        'https://',
        ''
    )


, '/')[ 1 ]
, '?')[ 1 ]
 as TEXT)
 as host,
    
    
    cast(
    string_split(

    right(
        

    replace(
        

    replace(
        url,
        'http://',
        ''
    )


,
        'https://',
        ''
    )


,
        

    length(
        

    replace(
        

    replace(
        url,
        'http://',
        ''
    )


,
        'https://',
        ''
    )



    )-coalesce(
            nullif(

    position(
        '/' in 

    replace(
        

    replace(
        url,
        'http://',
        ''
    )


,
        'https://',
        ''
    )



    ), 0),
            

    position(
        '?' in 

    replace(
        

    replace(
        url,
        'http://',
        ''
    )


,
        'https://',
        ''
    )



    ) - 1
            )
    ), '?')[ 1 ]
 as TEXT)
 as path
from urls