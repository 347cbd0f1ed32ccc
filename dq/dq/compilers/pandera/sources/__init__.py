"""The functions that generated modules are made of; nothing but their texts is used."""
