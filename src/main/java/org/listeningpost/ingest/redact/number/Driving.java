package org.listeningpost.ingest.redact.number;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Tokens;

/** Whether a car is spoken of: beside it a short run of letters and digits is what stands on its plate. Stateless. */
final class Driving {
    private static final int NEAR = 14;

    private static final Set<String> DRIVING = Set.of(
            "car",
            "cars",
            "drives",
            "driver",
            "drove",
            "driving",
            "driven",
            "vehicle",
            "truck",
            "van",
            "suv",
            "pickup",
            "sedan",
            "ambulance",
            "uber",
            "lyft",
            "taxi",
            "cab",
            "motorbike",
            "motorcycle",
            "moped",
            "minibus",
            "boxed",
            "parked",
            "parking",
            "towed",
            "tow",
            "plate",
            "plates",
            "tag",
            "tags",
            "reg",
            "registration",
            "carjacked",
            "rearended",
            "clipped",
            "sideswiped",
            "minivan",
            "civic",
            "corolla",
            "camry",
            "prius",
            "garage",
            "minusvalidos",
            "blocking",
            "dashcam",
            "windshield",
            "bumper",
            "valet",
            "adjuster",
            "totaled",
            "speeding",
            "swerved",
            "crosswalk",
            "wreck",
            "wrecked",
            "collision",
            "pileup",
            "hubcap",
            "mechanic",
            "atropello",
            "atropellaron",
            "chocaron",
            "semaforo",
            "parabrisas",
            "taller",
            "coche",
            "carro",
            "auto",
            "camioneta",
            "moto",
            "ambulancia",
            "furgoneta",
            "camion",
            "placa",
            "placas",
            "matricula",
            "patente",
            "patentes",
            "aparcado",
            "estacionado",
            "estaciono",
            "conduce",
            "conduciendo",
            "manejaba",
            "grua",
            "choco",
            "honda",
            "toyota",
            "ford",
            "nissan",
            "chevy",
            "chevrolet",
            "hyundai",
            "kia",
            "jeep",
            "tesla",
            "subaru",
            "mazda",
            "corsa",
            "astra",
            "clio",
            "micra",
            "qashqai",
            "yaris",
            "vauxhall",
            "volkswagen",
            "bmw",
            "audi",
            "peugeot",
            "renault",
            "citroen",
            "skoda",
            "fiat",
            "volvo",
            "dacia",
            "hatchback",
            "lorry",
            "windscreen",
            "tailgating",
            "motorway",
            "driveway",
            "remis",
            "cochera");

    private Driving() {}

    /** Whether somebody drives or parks within a few words of these tokens. */
    static boolean isNear(Tokens t, int first, int last) {
        for (int i = Math.max(0, first - NEAR); i < Math.min(t.count(), last + NEAR); i++) {
            boolean isOutside = i < first || i > last;
            if (isOutside && t.isWord(i) && t.length(i) >= 3 && t.length(i) <= 12 && isDriving(t, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDriving(Tokens t, int i) {
        boolean run = t.equalsFolded(i, "run") && t.equalsFolded(i - 1, "and") && t.equalsFolded(i - 2, "hit");
        return run || DRIVING.contains(t.folded(i));
    }
}
