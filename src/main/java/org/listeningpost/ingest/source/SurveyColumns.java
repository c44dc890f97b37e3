package org.listeningpost.ingest.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a survey's export hold, by the words of their headings in English and Spanish. A heading that says
 * nothing known is a question where it is a sentence, and is passed over where it is a word.
 */
final class SurveyColumns {
    /** What a column holds. */
    enum Role {
        ANSWER_ID("(response|answer|submission|record|entry)[ _]?(id|number|no\\.?|#)|id( de)? (la )?respuesta"),
        /** Of an answer, or of a patient or a ward. */
        ANY_ID("id"),
        RESPONDENT("(respondent|participant|patient|user|contact|member|customer)[ _]?(id|number|no\\.?|#)|"
                + "id( del?)? (encuestado|participante|paciente|usuario)|respondent|encuestado|e-?mail( address)?|"
                + "correo( electr[oó]nico)?"),
        NAME(
                "((first|middle|last|given|family|full|your|patient|respondent|participant|customer|member) ?)?name|surname|"
                        + "what(['’]s| is) your (full |first |last )?name\\??|"
                        + "((primer|segundo) )?(nombre|apellido)s?( completo| y apellidos?)?( del? (paciente|encuestado|"
                        + "participante))?|¿?cu[aá]l es (su|tu) nombre( completo)?\\??"),
        /** Of the answer. A birth or a visit has a date, too, which is nobody's to know. */
        DATE("(start|end|completion|completed|submit(ted)?|submission|response|survey)?[ _]?"
                + "(date|time|timestamp|datetime|at|on)( ?\\(?utc\\)?)?|submitted( at| on)?|completed( at| on)?|"
                + "(fecha|hora|fecha y hora)( (de|del|de la) (env[ií]o|respuesta|inicio|fin|finalizaci[oó]n|realizaci[oó]n|"
                + "registro|encuesta|creaci[oó]n|t[eé]rmino))?|marca temporal|date submitted|recorded date"),
        COUNTRY("country|pa[ií]s"),
        REGION("state|region|province|estado|regi[oó]n|provincia"),
        POSTAL_CODE("(zip|postal|post)[ _]?(code)?|zipcode|postcode|c[oó]digo postal"),
        LANGUAGE("(user |survey |response )?(language|lang|locale)|idioma"),
        RATING(".*\\b(rating|score|nps|stars?|satisfaction|satisfied|likely|likelihood|recommend|rate|scale|"
                + "puntuaci[oó]n|calificaci[oó]n|valoraci[oó]n|satisfacci[oó]n|recomendar[ií]as?|estrellas)\\b.*"),
        TEXT(".*\\b(comments?|feedback|answer|response|text|open[- ]?ended|verbatim|suggestions?|remarks?|explain|"
                + "describe|tell us|reason|why|comentarios?|respuesta|opini[oó]n|sugerencias?|explique|cu[eé]ntenos|"
                + "por qu[eé]|motivo)\\b.*"),
        NOTHING("(ip|ip address|phone.*|tel[eé]fono|browser|device|duration.*|status|progress|finished|collector.*|"
                + "channel|user agent|latitude|longitude|location latitude|location longitude|external reference|"
                + "distribution channel|address|direcci[oó]n|city|ciudad|"
                + ".*\\b(birth ?date|birthday|dob|date of (your |the )?(birth|admission|discharge|visit|appointment|surgery)|"
                + "fecha (de|del) (su |tu |la )?(nacimiento|ingreso|alta|visita|cita|cirug[ií]a|consulta))\\b.*|"
                + "(admission|discharge|visit|appointment|surgery) (date|time)|"
                // Numbers of the body, not of what somebody thinks.
                + "(heart|pulse|respiratory) rate|pain (score|scale|level|rating).*|(escala|nivel) de dolor.*)");

        private final Pattern pattern;

        Role(String pattern) {
            this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }

        boolean matches(String heading) {
            return pattern.matcher(heading).matches();
        }
    }

    /** What is told by a heading as a whole, and not by a word in a sentence. */
    private static final Set<Role> OF_ANSWER = Set.of(
            Role.ANSWER_ID,
            Role.ANY_ID,
            Role.RESPONDENT,
            Role.NAME,
            Role.DATE,
            Role.COUNTRY,
            Role.REGION,
            Role.POSTAL_CODE,
            Role.LANGUAGE);

    private static final int HEADING_CHARACTERS_MAX = 500;
    private static final double STARS = 5;
    private static final double PROMOTER_SCALE = 10;
    private static final Pattern SCALE = Pattern.compile("(?:^|\\D)[01]\\s*(?:-|–|to|a|hasta)\\s*(\\d{1,3})(?:\\D|$)");

    private final List<@Nullable Role> roles = new ArrayList<>();
    private final List<Double> scales = new ArrayList<>();

    private final String fingerprint;

    SurveyColumns(List<String> headings) {
        this.fingerprint = Integer.toHexString(headings.hashCode());
        for (String heading : headings) {
            String words = heading.strip().replace('_', ' ').replaceAll("\\s+", " ");
            Role role = roleOf(words);
            roles.add(role);
            scales.add(scaleOf(words.toLowerCase(Locale.ROOT)));
        }
        keepFirst(Role.ANSWER_ID);
        keepFirst(Role.ANY_ID);
        keepFirst(Role.RESPONDENT);
        keepFirst(Role.DATE);
        keepFirst(Role.RATING);
    }

    private static @Nullable Role roleOf(String words) {
        if (words.isEmpty() || words.length() > HEADING_CHARACTERS_MAX) {
            return null;
        }
        if (Role.NOTHING.matches(words)) {
            return Role.NOTHING;
        }
        for (Role each : Role.values()) {
            // A question "why" or "please explain" asks for words also where it speaks of a score.
            boolean asksForWords = each == Role.RATING
                    && Role.TEXT.matches(words)
                    && !SCALE.matcher(words).find();
            if (!asksForWords && each.matches(words)) {
                return each;
            }
        }
        return words.endsWith("?") || words.contains("¿") ? Role.TEXT : null;
    }

    /** Exports often have a start and an end, and a score for each part: the first is the whole. */
    private void keepFirst(Role role) {
        boolean isSeen = false;
        for (int i = 0; i < roles.size(); i++) {
            if (roles.get(i) == role) {
                roles.set(i, isSeen ? null : role);
                isSeen = true;
            }
        }
    }

    private static double scaleOf(String words) {
        Matcher range = SCALE.matcher(words);
        if (range.find()) {
            return Math.max(1, Double.parseDouble(range.group(1)));
        }
        boolean isPromoter = words.contains("nps")
                || words.contains("likely")
                || words.contains("recommend")
                || words.contains("recomendar");
        return isPromoter ? PROMOTER_SCALE : STARS;
    }

    /** Tells this survey from others. */
    String fingerprint() {
        return fingerprint;
    }

    int size() {
        return roles.size();
    }

    @Nullable
    Role role(int column) {
        return roles.get(column);
    }

    double scale(int column) {
        return scales.get(column);
    }

    /** Whether a column is about an answer as a whole: when it was given, by whom or where. */
    boolean namesAnswer() {
        for (Role role : roles) {
            if (role != null && OF_ANSWER.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything of it can be a post. */
    boolean isSurvey() {
        return roles.contains(Role.TEXT) || roles.contains(Role.RATING);
    }
}
