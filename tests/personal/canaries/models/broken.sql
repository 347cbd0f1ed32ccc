select '<<e-mail>>' as e from from where ((( '<<card>>' <<social security number>> ;
