package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.listeningpost.ingest.redact.cases.CaseFamily;
import org.listeningpost.ingest.redact.cases.LabeledCase;
import org.listeningpost.ingest.redact.evaluation.InjectedNames;
import org.listeningpost.ingest.redact.names.AuthorNames;
import org.listeningpost.ingest.redact.names.NameFinder;
import org.listeningpost.ingest.redact.text.AllowList;
import org.listeningpost.ingest.redact.text.IdentifierType;

/** What holds for every text, tried on seeded ones. */
final class RedactionPropertiesTest {
    private static final Redactor REDACTOR = new Redactor(NameFinder.NONE, AllowList.bundled(), 2026, 100_000);

    private static final Redactor WHOLE = Redactor.standard();

    private static List<LabeledCase> cases() {
        List<LabeledCase> cases = new ArrayList<>();
        CaseFamily family = CaseFamily.development();
        for (IdentifierType type : family.types()) {
            cases.addAll(family.cases(type, false, 60, 11));
        }
        return cases;
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(CaseFamily.development().negatives(200, 5));
        cases().forEach(labeled -> texts.add(labeled.text()));
        Random random = new Random(9);
        String alphabet = "ab1 2-.@#:/[](){}9é\u0430\u200B\uD83D\uDE00٣９\n,";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder noise = new StringBuilder();
            for (int k = random.nextInt(60); k > 0; k--) {
                noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            texts.add(noise.toString());
        }
        return texts;
    }

    @Test
    void redacting_twice_changes_nothing() {
        for (String text : texts()) {
            if (REDACTOR.redact(text, AuthorNames.UNKNOWN) instanceof RedactionOutcome.Redacted once) {
                String safe = once.redaction().text().value();
                assertEquals(safe, RedactorTest.redacted(REDACTOR, safe), () -> "of " + text);
            }
        }
    }

    @Test
    void spans_are_disjoint_in_order_and_make_the_text() {
        for (String text : texts()) {
            if (REDACTOR.redact(text, AuthorNames.UNKNOWN) instanceof RedactionOutcome.Redacted outcome) {
                StringBuilder rebuilt = new StringBuilder();
                int copied = 0;
                for (Redaction.Span span : outcome.redaction().spans()) {
                    assertTrue(span.start() >= copied && span.end() > span.start(), () -> "of " + text);
                    rebuilt.append(text, copied, span.start()).append(span.placeholder());
                    copied = span.end();
                }
                rebuilt.append(text, copied, text.length());
                assertEquals(rebuilt.toString(), outcome.redaction().text().value());
            }
        }
    }

    @Test
    void no_token_is_redacted_by_half() {
        for (String text : texts()) {
            if (REDACTOR.redact(text, AuthorNames.UNKNOWN) instanceof RedactionOutcome.Redacted outcome) {
                for (Redaction.Span span : outcome.redaction().spans()) {
                    assertTrue(isEdge(text, span.start()) && isEdge(text, span.end()), () -> "of " + text + " " + span);
                }
            }
        }
    }

    private static boolean isEdge(String text, int at) {
        boolean before = at > 0 && isAscii(text.charAt(at - 1));
        boolean after = at < text.length() && isAscii(text.charAt(at));
        return !(before && after);
    }

    private static boolean isAscii(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }

    @Test
    void changing_width_or_adding_invisible_characters_never_lowers_what_is_redacted() {
        holdsUnder("full width digits", text -> mapped(text, c -> c >= '0' && c <= '9' ? (char) (c + 0xFEE0) : c));
        holdsUnder("zero width", text -> text.replaceAll("(?<=[A-Za-z0-9])(?=[A-Za-z0-9])", "\u200B"));
        holdsUnder("soft hyphens", text -> text.replaceAll("(?<=[0-9])(?=[0-9])", "\u00AD"));
        holdsUnder("no-break spaces", text -> text.replace(' ', '\u00A0'));
        holdsUnder("other dashes", text -> text.replace('-', '\u2011'));
    }

    @Test
    void shouting_never_lowers_what_is_redacted() {
        holdsUnder("upper case", text -> text.toUpperCase(Locale.ROOT));
    }

    /** Of streets, towns, ZIP codes behind towns and plates a capital is part of the evidence; not of anything else. */
    @Test
    void whispering_never_lowers_what_is_redacted_but_where_a_capital_is_evidence() {
        List<LabeledCase> leaks = leaksUnder(text -> text.toLowerCase(Locale.ROOT));
        Set<IdentifierType> byCapitals =
                EnumSet.of(IdentifierType.ADDRESS, IdentifierType.PLACE, IdentifierType.ZIP, IdentifierType.VEHICLE);
        assertEquals(
                List.of(),
                leaks.stream().filter(each -> !byCapitals.contains(each.type())).toList());
        assertTrue(leaks.size() <= 55, () -> leaks.size() + " of " + 60 * byCapitals.size() + " stay in lower case");
    }

    @Test
    void wider_spaces_never_lower_what_is_redacted() {
        holdsUnder("thin spaces", text -> text.replace(' ', '\u2009'));
        holdsUnder("tabulators", text -> text.replace(' ', '\t'));
        // A street of two words that also stand for other things is missed between two blanks each.
        List<LabeledCase> leaks = leaksUnder(text -> text.replace(" ", "  "));
        assertTrue(leaks.size() <= 2, () -> "two spaces: " + leaks);
    }

    /** The whole product, names included, on posts with private names: what nobody sees must change nothing. */
    @Test
    void what_nobody_sees_changes_nothing() throws IOException {
        for (String text : posts()) {
            String plain = RedactorTest.redacted(WHOLE, text);
            String woven = RedactorTest.redacted(WHOLE, text.replaceAll("(?<=[A-Za-z0-9])(?=[A-Za-z0-9])", "\u200B"));
            assertEquals(plain, woven.replace("\u200B", ""), () -> "zero width in " + text);
            String wide = mapped(text, c -> Character.isLetterOrDigit(c) && c < 0x80 ? (char) (c + 0xFEE0) : c);
            assertEquals(
                    placeholders(plain), placeholders(RedactorTest.redacted(WHOLE, wide)), () -> "width of " + text);
        }
    }

    @Test
    void the_whole_product_changes_nothing_the_second_time() throws IOException {
        for (String text : posts()) {
            String once = RedactorTest.redacted(WHOLE, text);
            assertEquals(once, RedactorTest.redacted(WHOLE, once));
        }
    }

    private static List<String> posts() throws IOException {
        List<String> posts = new ArrayList<>();
        InjectedNames injected = new InjectedNames(3);
        for (String group : injected.groups()) {
            injected.of(group, InjectedNames.Writing.PLAIN, 1).forEach(each -> posts.add(each.text()));
        }
        return posts;
    }

    private static List<String> placeholders(String safe) {
        return Pattern.compile("\\[[A-Z_0-9]+(:[^\\]]*)?\\]")
                .matcher(safe)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private interface Change {
        char of(char c);
    }

    private static String mapped(String text, Change change) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(change.of((char) c)));
        return out.toString();
    }

    private static void holdsUnder(String name, UnaryOperator<String> change) {
        List<String> leaks = leaksUnder(change).stream()
                .map(each -> each.type() + " " + each.text())
                .toList();
        assertEquals(List.of(), leaks, name);
    }

    private static List<LabeledCase> leaksUnder(UnaryOperator<String> change) {
        List<LabeledCase> leaks = new ArrayList<>();
        for (LabeledCase labeled : cases()) {
            String before = labeled.text().substring(0, labeled.start());
            String value = labeled.text().substring(labeled.start(), labeled.end());
            String text = change.apply(labeled.text());
            int start = change.apply(before + "|").length() - 1;
            int end = start + change.apply(value).length();
            if (isLeft(text, start, end)) {
                leaks.add(labeled);
            }
        }
        return leaks;
    }

    private static boolean isLeft(String text, int start, int end) {
        if (!(REDACTOR.redact(text, AuthorNames.UNKNOWN) instanceof RedactionOutcome.Redacted outcome)) {
            return false;
        }
        for (int i = start; i < end; i++) {
            int at = i;
            boolean covered = outcome.redaction().spans().stream().anyMatch(s -> s.start() <= at && at < s.end());
            if (Character.isLetterOrDigit(text.charAt(i)) && !covered) {
                return true;
            }
        }
        return false;
    }
}
