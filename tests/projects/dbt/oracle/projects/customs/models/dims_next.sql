select 1 as id, $${{ this }} {{ model.version }} {{ model.path }} {{ model.fqn }}$$ as x
