select '{{ doc("some_doc") if doc is defined else "no doc" }} {{ model.description }}' as d
