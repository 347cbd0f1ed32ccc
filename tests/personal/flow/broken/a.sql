create table t as select email, f.* from users, far.away f;
create table u as select email from t;
call loader(u);
selec nothing;
