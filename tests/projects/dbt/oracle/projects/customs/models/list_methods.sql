{% set l = [3, 1, 2] %}{% do l.sort() %}{% do l.insert(0, 9) %}{% do l.extend([7]) %}{% set popped = l.pop() %}{% do l.remove(1) %}{% do l.reverse() %}
{% set _ = l.append(100) %}
{%- set copy = l.copy() %}{% do copy.clear() %}
select $${{ l }} {{ popped }} {{ copy }} {{ l.index(100) }} {{ l.count(9) }} {{ l + [1] }} {{ l[1:] }} {{ [1,2] == [1,2] }} {{ (l | length) }} {{ {"a": {"b": 1}}["a"]["b"] }} {{ [[1,2],[3,4]][1][0] }} {{ {1: "a"}[1] }} {{ {"items": 5}["items"] }} {{ {"items": 5}.items is callable }} {{ ("a",) }} {{ {} }}$$ as x
