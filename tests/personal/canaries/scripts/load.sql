-- by <<e-mail>>
CREATE STAGE landing CREDENTIALS = (AWS_KEY_ID = '<<key>>' AWS_SECRET_KEY = '<<password>>');
CREATE USER loader WITH PASSWORD '<<password>>';
DELETE FROM staging;
UPDATE users SET email = '<<e-mail>>', card_number = <<card>>;
INSERT INTO users (email, phone) VALUES ('<<e-mail>>', '<<telephone>>'), ('<<invented e-mail>>', '<<account>>');
SELECT * FROM users WHERE email = '<<e-mail>>' OR NULL = '<<social security number>>' ORDER BY 1;
COPY INTO users FROM 's3://bucket/<<e-mail>>/file.csv';
SELEC broken '<<e-mail>>' <<card>>;
