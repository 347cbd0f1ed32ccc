{{ import_like() }}select 1 as one
