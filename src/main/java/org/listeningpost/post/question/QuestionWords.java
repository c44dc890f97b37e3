package org.listeningpost.post.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How questions open in English and Spanish, and which of them ask nothing; folded as {@link OpeningWords} are. */
final class QuestionWords {
    /** What may stand before the question itself. */
    private static final Set<String> FILLERS = wordsOf("""
            so ok okay hey hi hello all everyone guys and but also or oh um uh well please pls plz help question quick
            seriously honestly now then folks friends mums moms parents team docs doctors twitter reddit
            y pero hola buenas buenos dias tardes noches oye oigan ayuda por favor porfa amigos amigas gente bueno pues
            entonces o perdon disculpen una duda pregunta consulta doctor doctora chicos chicas
            """);

    /** A sentence that opens so asks without a mark; "|" stands between alternatives. */
    private static final Map<String, List<String>> OPENINGS = byFirstWord("""
            anyone know|anyone knows|anybody know|anybody knows|anyone else|anybody else|anyone have|anyone had|anyone got
            anyone get|anyone tried|anyone try|anyone been|anyone ever|anyone experienced|anyone experience|anyone heard
            anyone taken|anyone taking|anyone using|anyone used|anyone here|anyone out there|anybody have|anybody had
            anybody tried|anybody ever|does anyone|does anybody|do any of you|did anyone|did anybody|has anyone
            has anybody|have any of you|is anyone|is anybody|can anyone|can anybody|can someone|can somebody|could anyone
            could someone|could somebody|would anyone|will anyone|someone know|somebody know|someone tell me
            somebody tell me|someone please tell me|who knows if|who knows how|who knows where|who knows when
            who knows what|does someone know|any idea|any ideas|any advice|any tips|any recommendations|any recs
            any suggestions|any thoughts|any experience|any experiences|any info on|any chance|any news on|any updates on
            any way to|any reason|wondering if|wondering whether|wondering how|wondering when|wondering what
            wondering why|wondering where|just wondering|was wondering|i was wondering|im wondering|i am wondering
            i wonder if|i wonder whether|i wonder how long|i wonder when|curious if|curious whether|curious how
            curious what|just curious|im curious|not sure if i should|not sure whether i should|id like to know
            i would like to know|id love to know|i want to know|i need to know|need to know if|trying to find out
            trying to figure out if|looking for advice|looking for recommendations|need advice|tell me if|tell me how
            let me know if anyone|let me know if anybody|has someone|any of you know|any of you have|any of you had
            how do i|how do you|how do we|how do they|how does|how did|how can|how could|how would i|how would you
            how should|how will|how is it|how is the|how are|how long|how much|how many|how often|how soon|how far
            how bad is|how bad are|how safe|how effective|how dangerous|how common|how likely|how come|how late|how early
            how high|how low
            where can|where do|where does|where is|where are|where should|where could|where to get|where would
            when can|when do|when does|when is the|when is my|when are|when should|when will|when would|when did
            what is|what are|whats the|whats a|what do|what does|what did|what should|what can|what could|what would
            what will|what happens|what kind of|what time|what age|what type of|what causes
            what helps|what medication|what medicine|what meds|what dose|what side effects
            which vaccine|which one|which doctor|which hospital|which clinic|which of
            who is|whos|who can|who should|who do i|who has|who else|who here|who knows a
            why is|why are|why do|why does|why did|why cant|why can|why wont|why isnt|why arent|why dont|why doesnt
            why didnt|why would|why should|why has|why have|why was|why were|whys
            is it safe|is it ok|is it okay|is it normal|is it true|is it possible|is it worth|is it bad|is it dangerous
            is it too|is it better|is it just me|is it contagious|is it covered|is it free|is it a|is it the|is it still
            is it necessary|is it legal|is there|is this normal|is this safe|is this a|is this the|is this true
            is that normal|are there|are the|are you|are they|are we|are these|are vaccines
            should i|should we|should you|should my|should people|can i|can we|can you|can my|can it|can they|can the
            can kids|can children|can pregnant|could i|could it|could this|could you|could we|do i|do you|do we|do they
            do the|do vaccines|do masks|do i need|does it|does the|does my|does this|does your|does a|does covid
            does insurance|did i|did you|did they|am i|will i|will it|will the|will they|will my|will we
            will there|would you|would it|would i|would this|have you|have they|have we|has it
            were you|were they|shall i|may i|must i|dont you|isnt it|isnt there|arent there|isnt this|cant i
            wouldnt it|shouldnt i|shouldnt we
            alguien sabe|alguien sabria|alguien conoce|alguien ha|alguien a|alguien tiene|alguien tuvo|alguien puede
            alguien podria|alguien me|alguien mas|alguien que sepa|alguien que haya|alguien le|alguien recomienda
            alguien por aqui|alguno sabe|alguno ha|alguna idea|alguna recomendacion|alguna sugerencia|algun consejo
            algun doctor|algun medico|alguna enfermera|sabe alguien|saben si|saben donde|saben como|saben cuando
            saben cuanto|saben que|sabeis si|sabeis donde|sabes si|sabes donde|sabes cuando|sabes como|conoce alguien
            conocen algun|conocen alguna|conoceis|ha probado alguien|hay alguien|hay alguna|hay algun
            me puede decir|me pueden decir|me podrian decir|me podria decir|me puedes decir|me pueden recomendar
            me recomiendan|me recomendais|pueden decirme|podrian decirme|pueden recomendar|podeis recomendarme
            quisiera saber|queria saber|queria preguntar|quiero saber|quiero preguntar|me gustaria saber|necesito saber
            me pregunto|me preguntaba|tengo una duda|tengo una pregunta|no se si debo|no se si deberia
            es seguro|es normal|es verdad que|es cierto que|es necesario
            es gratis|es contagioso|es contagiosa|es posible
            puedo|puede una|puede un|podria|debo|deberia|deberiamos|necesito cita
            que puedo|que hago|que hay que|que debo|que es|que son|que pasa si|que pasa con|que hacer si|que significa
            que medicamento|que medicina|que vacuna|que tan|que efectos|que sintomas|que opinan|que opinais
            que me recomiendan|que recomiendan|que recomendais|que piensan|que dosis|que edad|que tiempo
            como puedo|como se|como hago|como consigo|como es que|como esta|como va|como estan
            donde puedo|donde se|donde esta|donde estan|donde hay|donde ponen|donde vacunan|donde consigo|donde queda
            donde es|a donde|adonde
            cuando puedo|cuando se|cuando es|cuando abre|cuando abren|cuando va|cuando van|cuando llega|cuando vacunan
            cuando toca|a alguien mas|a alguien le|a alguien de|a alguno le|a alguno de|a alguna le|cuando podre|cuando podremos|hasta cuando
            cuanto cuesta|cuanto cuestan|cuanto tarda|cuanto tardan|cuanto tardara|cuanto tardaran
            cuanto duran|cuanto demora|cuanto demoran|cuanto valen|cuanto sale|cuanto salen|cuanto cobran|cuanto falta|cuanto tiempo|cuanto dura|cuanto vale|cuanto hay|cuanto se|cuantos dias
            cuantas dosis|cuantas veces|cuantas horas|cuantos|cuantas|cada cuanto|a partir de que
            por que no|por que se|por que hay|por que tengo|por que me|por que es|por que la|por que el|por que los
            por que las|por que nadie|por que siempre|porque no hay|cual es|cuales son|cual de|quien puede|quien sabe si
            quien sabe donde|quien sabe como|quien es|quien tiene|quien me|tiene cobertura|cubre el seguro
            """);

    /** These ask where they open a sentence without a stop and with their accent, and relate where they have none. */
    private static final Set<String> ASKING_BY_ACCENT = wordsOf("cuando donde adonde cual cuales");

    /**
     * These open what can be done as often as whether it can, or leave out of what they tell ("Did the test yesterday."): they
     * ask where the sentence has no stop of its own, as questions that are typed in haste.
     */
    private static final Map<String, List<String>> OPENINGS_WITHOUT_STOP = byFirstWord("""
            which is|which are|is the|is my|did the|did it|was it|was the|has the|will you|what happened to
            se puede|se pueden|se podra|se podria|puede uno|puede alguien
            """);

    /** And these say something even without a stop. */
    private static final Map<String, List<String>> STATEMENTS_WITHOUT_STOP = byFirstWord("""
            se puede decir|se puede ser|se puede estar|se puede ver|se puede observar|se puede apreciar|se puede afirmar|se puede considerar
            se puede consultar|se puede y|se puede comprobar|se puede leer|se puede descargar|se puede seguir
            se pueden ver|se pueden observar|se pueden apreciar|se pueden consultar|se pueden y|se podra ver
            se podra seguir|se podra consultar|se podria decir|se puede pedir cita|se podria haber|se podrian haber
            """);

    /** What stands before a colon in "Why I got my shot: for my family" is a heading, unless it asks for oneself. */
    private static final Set<String> OPEN_HEADINGS =
            wordsOf("why whys how what whats who whos por porque que como quien cual cuales");

    private static final Set<String> ASK_FOR_ONESELF =
            wordsOf("i we you my puedo podemos hago debo deberia tengo hacemos puede");

    /** "How is it that ..." asks, "how is the weather lovely" hardly; but these say something. */
    private static final Map<String, List<String>> STATEMENTS = byFirstWord("""
            which is why|which is great|which is good|which is nice|which is exactly|which is what|which is how|which is when
            which is because|which is so|which is not|which is a|which is an|which are not|is the best|can you believe|can you imagine|how much i|how much we|how many times do i have to
            do you even|what a|how can people|how can you people|how can anyone|do the math|do the right|do you guys realize
            do you people|may i just say|can we just|can we talk about|can we please stop|would you look|how is the best
            have you ever seen such|do they even|do you not|have the|am i the only
            puedo decir que|puedo confirmar|puedo asegurar|es necesario que|es verdad que el|es posible que|como se nota
            como se pasa|como esta el mundo|como va a ser|que es lo que
            """);

    /** Whole sentences that ask nothing, marked or not. */
    private static final Set<String> RHETORICAL = phrasesOf("""
            really|seriously|srsly|for real|fr|right|no|yes|yeah|huh|eh|ok|okay|what|wat|wut|wtf|wth|omg|lol|hello|hey
            excuse me|you know|ya know|know what i mean|you know what i mean|see|get it|got it|so|and|and so|ya|innit|no way
            you know what|guess what|know what|want to know why|wanna know why|you ask|why you ask|oh really|is that so
            what else is new|so what|and then what|then what|now what|what now|what the hell|what the heck|what the fuck
            what the actual fuck|what the|the hell|who cares|who knows|who knew|why me|why bother|why oh why|how hard is it
            how hard can it be|what could go wrong|what could possibly go wrong|how dare you|how dare they|am i right
            am i wrong|are you kidding|are you kidding me|you kidding me|are you serious|you serious|are you joking
            is this a joke|is this some kind of joke|is that a joke|is this for real|is this real life|is it just me
            is it too much to ask|is that too much to ask|can you believe it|can you believe this|can you believe that
            how cool is that|how great is that|how awesome is that|how cute is that|isnt that great|isnt that nice
            isnt it great|isnt it ironic|isnt she lovely|what is this world coming to|what is wrong with people
            what is wrong with you|whats wrong with people|whats wrong with you|whats wrong with this country
            what were they thinking|what are they thinking|what was i thinking|do you hear yourself|deal|agreed|agree
            whats not to love|whats not to like|where do i even start|where do i begin|what more can i say
            what can i say|need i say more|remember|coincidence|need i go on|why not|ready|ready for it|wanna bet
            should i be surprised|who would have thought|whod have thought|who wouldve thought|is anyone surprised
            en serio|de verdad|verdad|cierto|si|ah si|a si|ya|eh|que|como|como asi|ah|oye|vale|no es verdad|no es cierto
            y que|y|y que mas da|que mas da|y a mi que|y luego que|ahora que|a quien le importa|quien sabe|sabes que
            saben que|sabeis que|adivina que|adivinen que|me entiendes|me explico|entiendes|entendido|no crees|no creen
            no te parece|es broma|es una broma|estas de broma|estan de broma|es un chiste|es una tomadura de pelo
            me estan tomando el pelo|me estas tomando el pelo|como es posible|pero que es esto|que es esto|que te parece
            que esperaban|que esperabas|que podria salir mal|quien lo diria|quien lo iba a decir|quien iba a decirlo
            que he hecho yo para merecer esto|por que a mi|para que|pa que|que les pasa|que te pasa|que pasa con la gente
            no os parece|no les parece|es mucho pedir|tan dificil es|tanto cuesta|coincidencia|casualidad|que carajo
            que demonios|que cono|que mierda es esta|a que esperan|y ahora que|que quieren que les diga|que quieres que te diga
            """);

    /** With a mark these still only exclaim. */
    private static final Map<String, List<String>> RHETORICAL_OPENINGS = byFirstWord("""
            how dare|who the hell|who the fuck|what the hell is wrong|what the fuck is wrong|what the hell|what the fuck
            why the hell|why the fuck|how the hell|how the fuck|since when do we|are you fucking|are you freaking
            are you people|are we there yet|how many more people|how many more must|how many people have to die|how many times do i have to
            do you even|do they even|can you believe|can we just|who cares|who gives a|what is wrong with people
            whats wrong with people|is anyone really surprised|does anyone really believe|does anybody really believe
            cuantos muertos mas|cuantas muertes mas|como se atreve|como te atreves|como se atreven|quien demonios
            que demonios|que carajo|que cono|por que demonios|por que carajo|a quien le importa|no les da verguenza
            no te da verguenza|no os da verguenza|como puede ser que|que clase de pais
            """);

    private QuestionWords() {}

    /** Whether a sentence without a mark may ask, by its first word: that of a question, or one that stands before it. */
    static boolean mayOpenQuestion(OpeningWords first) {
        String word = first.words();
        return OPENINGS.containsKey(word)
                || OPENINGS_WITHOUT_STOP.containsKey(word)
                || FILLERS.contains(word)
                || first.isFirstAccented() && ASKING_BY_ACCENT.contains(word);
    }

    /**
     * Whether a sentence without a mark asks.
     *
     * @param isStopped whether it ends in a full stop or an exclamation mark
     */
    static boolean opensQuestion(OpeningWords opening, boolean isStopped) {
        OpeningWords words = withoutFillers(opening);
        if (words.words().indexOf(' ') < 0 || words.whole() && RHETORICAL.contains(words.words())) {
            return false;
        }
        if (!isStopped && startsWithAny(words, OPENINGS_WITHOUT_STOP)) {
            return !startsWithAny(words, STATEMENTS_WITHOUT_STOP)
                    && !startsWithAny(words, STATEMENTS)
                    && !startsWithAny(words, RHETORICAL_OPENINGS);
        }
        boolean asksByAccent = !isStopped && words.isFirstAccented() && ASKING_BY_ACCENT.contains(words.first());
        return (asksByAccent || startsWithAny(words, OPENINGS))
                && !startsWithAny(words, STATEMENTS)
                && !startsWithAny(words, RHETORICAL_OPENINGS);
    }

    /** Whether what opens so is a heading where a colon and an answer follow. */
    static boolean opensHeading(OpeningWords opening) {
        OpeningWords words = withoutFillers(opening);
        return OPEN_HEADINGS.contains(words.first())
                && Arrays.stream(words.words().split(" ")).noneMatch(ASK_FOR_ONESELF::contains);
    }

    /** Whether a sentence with a mark only exclaims, checks back or hints. */
    static boolean isRhetorical(OpeningWords opening) {
        if (opening.whole() && RHETORICAL.contains(opening.words())) {
            return true;
        }
        OpeningWords words = withoutFillers(opening);
        return words.whole() && (words.words().isEmpty() || RHETORICAL.contains(words.words()))
                || startsWithAny(words, RHETORICAL_OPENINGS);
    }

    private static OpeningWords withoutFillers(OpeningWords opening) {
        String words = opening.words();
        int from = 0;
        int count = 0;
        while (from < words.length()) {
            int blank = words.indexOf(' ', from);
            int to = blank < 0 ? words.length() : blank;
            boolean opensQuestion = words.startsWith("por que", from);
            if (opensQuestion || !FILLERS.contains(words.substring(from, to))) {
                break;
            }
            from = Math.min(words.length(), to + 1);
            count++;
        }
        return opening.from(from, count);
    }

    private static boolean startsWithAny(OpeningWords words, Map<String, List<String>> phrases) {
        String all = words.words();
        int blank = all.indexOf(' ');
        for (String phrase : phrases.getOrDefault(blank < 0 ? all : all.substring(0, blank), List.of())) {
            if (words.startsWith(phrase)) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, List<String>> byFirstWord(String table) {
        Map<String, List<String>> phrases = new HashMap<>();
        for (String phrase : phrasesOf(table)) {
            int blank = phrase.indexOf(' ');
            String first = blank < 0 ? phrase : phrase.substring(0, blank);
            phrases.computeIfAbsent(first, key -> new ArrayList<>()).add(phrase);
        }
        return phrases;
    }

    private static Set<String> phrasesOf(String table) {
        return split(table, "[|\\n]+");
    }

    private static Set<String> wordsOf(String table) {
        return split(table, "\\s+");
    }

    private static Set<String> split(String table, String between) {
        Set<String> parts = new HashSet<>();
        for (String part : table.strip().split(between)) {
            parts.add(part.strip());
        }
        return parts;
    }
}
