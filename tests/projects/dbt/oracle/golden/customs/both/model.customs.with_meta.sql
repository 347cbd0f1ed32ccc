
select $$c dd view view ['base', 'y', 's'] {'owner': 'all', 'extra': 1, 'from': 'yaml', 'sql': True} None True$$ as a,
$$with_meta with_meta main oracle model customs with_meta.sql models/with_meta.sql model.customs.with_meta ['customs', 'with_meta'] view ['base', 'y', 's'] {'owner': 'all', 'extra': 1, 'from': 'yaml', 'sql': True} ['id', 'other'] {'pii': True} the id True sql  protected $$ as b,
'"oracle".main."with_meta" main with_meta with_meta oracle with_meta False None' as c, 1 as id, 1 as other