

select 'oracle main plain plain plain' as parts,
  'main."plain" oracle."main"."plain" oracle.main."plain" oracle.main."plain"' as texts,
  'oracle.main."plain"_suffix True 19' as more,
  'oracle.main."other" oracle.s."plain"' as changed
from oracle.main."plain" as plain