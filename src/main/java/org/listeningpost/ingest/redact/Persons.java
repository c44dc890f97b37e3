package org.listeningpost.ingest.redact;

/** Words for people that an age is told of, beside those of kin. */
final class Persons {
    static final Words NAMED = Words.of("woman", "man", "lady", "gentleman", "gent", "guy", "pt", "resident", "widow", "widower", "veteran", "vet", "grandad", "granddad", "gran", "granny", "grandpop", "gramps", "nonna", "nonno", "pensioner", "survivor", "anciano", "anciana", "senor", "senora", "sra", "sr", "mujer", "hombre", "abuelita", "abuelito", "bisabuela", "bisabuelo", "viejito", "viejita", "viuda", "viudo", "yaya", "yayo", "tatarabuela", "suegra", "elderly", "gma", "gpa", "papaw", "pawpaw", "memaw", "meemaw", "mamaw", "mawmaw", "opa", "oma", "lola", "lolo", "gramma", "granpa", "dads", "moms", "mums", "grandmas", "grandpas", "volunteer", "volunteers", "neighbor", "neighbour", "someone", "somebody", "people", "patient", "patients", "driver", "roommate", "client", "customer", "vecina", "vecino", "paciente", "alguien", "tia", "tio", "nana", "fella", "chap", "bloke", "geezer", "gal", "nono", "nona", "tata", "widowed");

    /** Who is no child and mostly old. */
    static final Words ELDERS = Words.of("neighbor", "neighbour", "gran", "granny", "grandma", "grandpa", "grandad", "granddad", "grandmother", "grandfather", "nana", "nan", "nonna", "nonno", "gramps", "widow", "widower", "veteran", "abuela", "abuelo", "abuelita", "abuelito", "bisabuela", "bisabuelo", "vecina", "vecino", "suegra", "suegro", "yaya", "yayo", "viuda", "viudo", "mother", "father", "mum", "mom", "dad");

    private Persons() {}
}
