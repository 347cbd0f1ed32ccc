select a from
oracle.main."plain"

union all select a from oracle.main."trailing"
union all select a from oracle.main."plain"
union all select a from oracle.main."trailing"
