select
    case
        when a >= 0 and a < 10 then '0-9'
        when a >= 10 and a < 20 then '10-19'
        when a >= 20 then '20+'
        end as band
from oracle.main."plain"