select 'it''s a ''quoted'' text' as a, "A b" as b
from (select 1 as "A b") -- x