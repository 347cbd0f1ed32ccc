select 'it''s {{ "a 'quoted' text" | replace("'", "''") }}' as a, "{{ 'A "b"' | replace('"', '') }}" as b
from (select 1 as "A b") -- {{ 'a comment with ''quotes''' if false else "x" }}
