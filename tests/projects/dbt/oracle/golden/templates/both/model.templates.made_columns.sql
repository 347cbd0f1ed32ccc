

select  $$character varying(10) "x" integer TEXT character varying(5) numeric(10,2)$$ as types