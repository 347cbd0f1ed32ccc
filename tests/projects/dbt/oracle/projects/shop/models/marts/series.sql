with numbers as ({{ dbt_utils.generate_series(upper_bound=100) }}),
few as ({{ dbt.generate_series(2) }})
select n.generated_number, {{ dbt_utils.get_powers_of_two(9) }} as powers from numbers as n join few using (generated_number)
