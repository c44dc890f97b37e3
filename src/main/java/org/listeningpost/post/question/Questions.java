package org.listeningpost.post.question;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The questions of a text: sentences with a question mark of any script, and sentences that open as English and Spanish
 * questions do ("anyone know if", "puedo tomar"), whether or not somebody typed the mark. What only looks like a question
 * ("really?", "¿en serio?", "who cares?") is none. Stateless; linear in the length of the text.
 */
public final class Questions {
    /** More than anybody asks in one post. */
    public static final int QUESTIONS_MAX = 20;

    /** A longer sentence is told by its end, for that is where the question stands. */
    public static final int CHARACTERS_MAX = 300;

    private Questions() {}

    /** The text of each question in order, without the mentions, credits and marks before it. */
    public static List<String> of(String safeText) {
        List<String> questions = new ArrayList<>(2);
        SentenceScan sentences = new SentenceScan(safeText);
        while (questions.size() < QUESTIONS_MAX && sentences.next()) {
            if (isQuestion(sentences)) {
                questions.add(cut(safeText, sentences.start(), sentences.end()));
            }
        }
        return List.copyOf(questions);
    }

    /** Those of a post: of its text, then of its title. */
    public static List<String> of(String safeText, String safeTitle) {
        return Stream.concat(of(safeText).stream(), of(safeTitle).stream())
                .limit(QUESTIONS_MAX)
                .toList();
    }

    /** Whether a post asks anything: the same as a list that is not empty, and cheaper. */
    public static boolean areIn(String safeText, String safeTitle) {
        return areIn(safeText) || areIn(safeTitle);
    }

    /** The same of one text. */
    public static boolean areIn(String safeText) {
        SentenceScan sentences = new SentenceScan(safeText);
        while (sentences.next()) {
            if (isQuestion(sentences)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isQuestion(SentenceScan sentence) {
        if (!sentence.hasLetter()) {
            return false;
        }
        if (sentence.isMarked()) {
            return !QuestionWords.isRhetorical(opening(sentence, OpeningWords.WORDS_MAX));
        }
        // Most sentences are none by their first word, and the others are not read.
        if (!QuestionWords.mayOpenQuestion(opening(sentence, 1))) {
            return false;
        }
        OpeningWords opening = opening(sentence, OpeningWords.WORDS_MAX);
        return QuestionWords.opensQuestion(opening, sentence.isStopped()) && !isHeading(sentence, opening);
    }

    /** "Why I got my shot: for my family" gives the answer itself. */
    private static boolean isHeading(SentenceScan sentence, OpeningWords opening) {
        return sentence.hasColon() && QuestionWords.opensHeading(opening);
    }

    private static OpeningWords opening(SentenceScan sentence, int wordsMax) {
        return OpeningWords.of(sentence.text(), sentence.start(), sentence.end(), wordsMax);
    }

    private static String cut(String text, int start, int end) {
        if (end - start <= CHARACTERS_MAX) {
            return text.substring(start, end);
        }
        int from = end - CHARACTERS_MAX;
        while (from < end && !Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        boolean oneWord = from == end;
        int at = oneWord ? end - CHARACTERS_MAX : from;
        if (Character.isLowSurrogate(text.charAt(at))) {
            at++;
        }
        return text.substring(at, end).strip();
    }
}
