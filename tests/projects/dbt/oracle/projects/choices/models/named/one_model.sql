select '{{ this }}' as x, $${{ model.tags }}$$ as y
