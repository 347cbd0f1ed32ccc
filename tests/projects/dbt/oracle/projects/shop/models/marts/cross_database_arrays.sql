select
    {{ dbt.array_construct(['1', '2']) }} as numbers,
    {{ dbt.array_construct() }} as none,
    {{ dbt.array_append(dbt.array_construct(['1']), '2') }} as more,
    {{ dbt.array_concat(array_construct(['1']), dbt.array_construct(['2', '3'])) }} as all_of_them,
    1 as one
where {{ dbt.equals('1', '2') }}
