-- leading -- with
/* with x as () */
select 'with' as w, * from {{ ref('eph_b') }}
