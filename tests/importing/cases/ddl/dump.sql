--
-- PostgreSQL database dump
--

\restrict abcdef

SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);

CREATE TYPE public.mood AS ENUM (
    'sad',
    'ok'
);

CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated := now(); CREATE TABLE trick (a int); RETURN NEW;
END;
$$;

CREATE TABLE public.people (
    id integer NOT NULL,
    name character varying(40) NOT NULL,
    feeling public.mood DEFAULT 'ok'::public.mood,
    kind text,
    CONSTRAINT people_kind_check CHECK (((kind)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])))
);

COMMENT ON COLUMN public.people.name IS 'It''s the name';

CREATE SEQUENCE public.people_id_seq START WITH 1;

COPY public.people (id, name, feeling, kind) FROM stdin;
1	O'Brien	ok	a
2	say "hi" -- no comment	sad	\N
\.

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_pkey PRIMARY KEY (id);

CREATE UNIQUE INDEX people_name ON public.people USING btree (name);
CREATE UNIQUE INDEX people_partial ON public.people USING btree (kind) WHERE (kind IS NOT NULL);

\unrestrict abcdef
