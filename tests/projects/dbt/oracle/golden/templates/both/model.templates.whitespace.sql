
select 1, 2,3,  4
 , 5 , 6

from oracle.main."plain" where 1=1