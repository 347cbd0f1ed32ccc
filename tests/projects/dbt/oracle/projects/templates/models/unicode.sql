select '{{ "grün" }} {{ "日本" | length }}' as ünïcode, 'naïve 🦆' as duck -- größer {{ 'als' }}
