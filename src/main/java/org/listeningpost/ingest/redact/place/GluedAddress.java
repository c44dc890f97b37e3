package org.listeningpost.ingest.redact.place;

import java.util.regex.Pattern;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;

/** Streets in one word, with their number or beside it: {@code 742EvergreenSt}, {@code callebolívar29}, {@code Vesturgata 66}. */
public final class GluedAddress {
    private static final int GLUED_MIN = 7;
    private static final int GLUED_MAX = 40;
    private static final Pattern GLUED = Pattern.compile(
            "\\d{1,5}(?:[A-Z][a-z]{1,14}){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Blvd|Ct|Way)");

    private static final Pattern GLUED_ROOM =
            Pattern.compile("(?:[A-Z][a-z]{1,14}){1,3}(?:rm|room|Rm|Room|apt|Apt|hab)\\d{2,4}");

    private static final Pattern GLUED_SPANISH =
            Pattern.compile("(?:calle|avenida|carrera|plaza|paseo|callejon)[a-z]{4,30}\\d{1,4}");
    private static final String[] ENDINGS = {
        "strasse", "straße", "gasse", "platz", "straat", "laan", "gatan", "vagen", "vegur", "gata", "utca", "katu",
        "gade", "allee"
    };

    /** {@code 742EvergreenSt}: everything in one word. */
    public void glued(Scan scan, int word) {
        Tokens t = scan.tokens();
        if (t.length(word) >= GLUED_MIN
                && t.length(word) <= GLUED_MAX
                && GLUED.matcher(t.string(word)).matches()) {
            scan.add(word, word, IdentifierType.ADDRESS, Candidate.SHAPED, "street:glued");
        }
    }

    /** {@code MercyWestrm587}: a house and a room in it, as they are left when the blanks between letters go. */
    public void gluedRoom(Scan scan, int word) {
        Tokens t = scan.tokens();
        if (t.length(word) >= GLUED_MIN
                && t.length(word) <= GLUED_MAX
                && t.isCapitalized(word)
                && GLUED_ROOM.matcher(t.string(word)).matches()) {
            scan.add(word, word, IdentifierType.ADDRESS, Candidate.SHAPED, "street:glued");
        }
    }

    /** {@code callebenitojuárez8}: a Spanish street in one word with its number. */
    public void gluedSpanish(Scan scan, int word) {
        Tokens t = scan.tokens();
        if (t.length(word) >= GLUED_MIN + 2
                && t.length(word) <= GLUED_MAX
                && "cap".indexOf(Lexicon.fold(t.first(word))) >= 0
                && GLUED_SPANISH.matcher(t.folded(word)).matches()) {
            scan.add(word, word, IdentifierType.ADDRESS, Candidate.SHAPED, "street:glued");
        }
    }

    /** {@code Vesturgata 66}, {@code Hauptstraße 12}: a word that ends like a street, and a number. */
    public void compound(Scan scan, int word) {
        Tokens t = scan.tokens();
        if (t.length(word) >= 7 && t.isNumber(word + 1) && t.length(word + 1) <= 4 && t.isCapitalized(word)) {
            String folded = t.folded(word);
            for (String ending : ENDINGS) {
                if (folded.endsWith(ending)) {
                    scan.add(word, word + 1, IdentifierType.ADDRESS, Candidate.SHAPED, "street:compound");
                    return;
                }
            }
        }
    }
}
