{% macro who() %}case when email = '<<e-mail>>' then '<<token>>' end{% endmacro %}
