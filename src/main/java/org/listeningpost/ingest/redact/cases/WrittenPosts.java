package org.listeningpost.ingest.redact.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.listeningpost.ingest.redact.text.IdentifierType;

/** A family of cases that is written down in a resource, whose head says how to read it. The same seed gives the same cases. */
public final class WrittenPosts {
    /**
     * One identifier in a post.
     *
     * @param kind how it is disguised; empty for a clean one
     */
    public record Marked(LabeledCase labeled, String kind) {}

    private record Writing(String kind, String pattern) {
        boolean isDisguised() {
            return !kind.isEmpty();
        }
    }

    private record Form(List<String> posts, List<Writing> writings) {}

    private final String name;
    private final Map<String, List<String>> lists = new HashMap<>();
    private final Map<IdentifierType, List<Form>> forms = new EnumMap<>(IdentifierType.class);
    private final List<String> wholePosts = new ArrayList<>();
    private final List<String> negatives = new ArrayList<>();

    private WrittenPosts(String name) {
        this.name = name;
    }

    /** The half of the second held-out set that rules may be mended by, after its first measurement. */
    public static WrittenPosts secondMended() {
        return read("second-a.txt", "held out 2, mended half");
    }

    /** The half that rules were not mended by until the third set was there. */
    public static WrittenPosts secondSpent() {
        return read("second-b.txt", "held out 2, other half");
    }

    /** The third set: unseen until the fifth was there. */
    public static WrittenPosts third() {
        return read("third.txt", "held out 3");
    }

    /** The half of the fourth set that rules may be mended by, after its first measurement. */
    public static WrittenPosts fourthMended() {
        return read("fourth-a.txt", "held out 4, mended half");
    }

    /** The other half of the fourth set: unseen until the sixth was there. */
    public static WrittenPosts fourth() {
        return read("fourth-b.txt", "held out 4, other half");
    }

    /** The fifth set: rules may be mended by it, after its first measurement. */
    public static WrittenPosts fifthMended() {
        return read("fifth.txt", "held out 5, mended");
    }

    /** The sixth set: unseen until the seventh was there. */
    public static WrittenPosts sixth() {
        return read("sixth.txt", "held out 6");
    }

    /** The half of the seventh set that rules may be mended by, after its first measurement. */
    public static WrittenPosts seventhMended() {
        return read("seventh-a.txt", "held out 7, mended half");
    }

    /** The other half of the seventh set: unseen until the eighth was there. */
    public static WrittenPosts seventh() {
        return read("seventh-b.txt", "held out 7, other half");
    }

    /** The half of the eighth set that rules may be mended by, after its first measurement. */
    public static WrittenPosts eighthMended() {
        return read("eighth-a.txt", "held out 8, mended half");
    }

    /** The other half of the eighth set: unseen until the ninth was there. */
    public static WrittenPosts eighth() {
        return read("eighth-b.txt", "held out 8, other half");
    }

    /** The half of the ninth set that rules may be mended by, after its first measurement. */
    public static WrittenPosts ninthMended() {
        return read("ninth-a.txt", "held out 9, mended half");
    }

    /** The other half of the ninth set: unseen until the tenth was there. */
    public static WrittenPosts ninth() {
        return read("ninth-b.txt", "held out 9, other half");
    }

    /** The half of the tenth set that rules may be mended by, after its first measurement. */
    public static WrittenPosts tenthMended() {
        return read("tenth-a.txt", "held out 10, mended half");
    }

    /** The other half of the tenth set: unseen until the eleventh was there. */
    public static WrittenPosts tenth() {
        return read("tenth-b.txt", "held out 10, other half");
    }

    /** The half of the eleventh set that rules may be mended by, after its first measurement. */
    public static WrittenPosts eleventhMended() {
        return read("eleventh-a.txt", "held out 11, mended half");
    }

    /** The other half of the eleventh set: no rule is ever mended by what it shows. */
    public static WrittenPosts eleventh() {
        return read("eleventh-b.txt", "held out 11, other half");
    }

    /** Mostly the ordinary ways of writing, by another author: the half that rules may be mended by. */
    public static WrittenPosts twelfthMended() {
        return read("twelfth-a.txt", "held out 12, ordinary writing, mended half");
    }

    /** The other half of the twelfth set: no rule is ever mended by what it shows. */
    public static WrittenPosts twelfth() {
        return read("twelfth-b.txt", "held out 12, ordinary writing, other half");
    }

    /** Half of what a thirteenth author wrote, asked for everyday writing: measured once, then rules were mended by it. */
    public static WrittenPosts thirteenthMended() {
        return read("thirteenth-a.txt", "held out 13, everyday writing, mended half");
    }

    /** The other half of the thirteenth set: no rule is ever mended by what it shows. */
    public static WrittenPosts thirteenth() {
        return read("thirteenth-b.txt", "held out 13, everyday writing, other half");
    }

    /** Half of what a fourteenth author wrote, as people write to hospitals: measured once, then rules were mended by it. */
    public static WrittenPosts fourteenthMended() {
        return read("fourteenth-a.txt", "held out 14, writing to hospitals, mended half");
    }

    /** The other half of the fourteenth set: no rule is ever mended by what it shows. */
    public static WrittenPosts fourteenth() {
        return read("fourteenth-b.txt", "held out 14, writing to hospitals, other half");
    }

    /** Half of what a fifteenth author wrote, as in groups, to help desks and in letters: measured once, then rules were mended by it. */
    public static WrittenPosts fifteenthMended() {
        return read("fifteenth-a.txt", "held out 15, groups, help desks and letters, mended half");
    }

    /** The other half of the fifteenth set: no rule is ever mended by what it shows. */
    public static WrittenPosts fifteenth() {
        return read("fifteenth-b.txt", "held out 15, groups, help desks and letters, other half");
    }

    private static WrittenPosts read(String resource, String name) {
        WrittenPosts family = new WrittenPosts(name);
        try (InputStream in = WrittenPosts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            family.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return family;
    }

    private void parse(List<String> lines) {
        Form form = new Form(new ArrayList<>(), new ArrayList<>());
        for (String line : lines) {
            String rest = line.length() > 2 ? line.substring(2) : "";
            switch (line.isEmpty() ? '!' : line.charAt(0)) {
                case 'l' -> {
                    String[] parts = line.split(" ", 3);
                    lists.put(parts[1], List.of(parts[2].split(",")));
                }
                case '=' -> form = open(rest);
                case 't' -> form.posts().add(rest);
                case 'c' -> form.writings().add(new Writing("", rest));
                case 'd' -> {
                    int space = rest.indexOf(' ');
                    form.writings().add(new Writing(rest.substring(0, space), rest.substring(space + 1)));
                }
                case 'p' -> wholePosts.add(rest);
                case 'n' -> negatives.add(rest);
                default -> {}
            }
        }
    }

    private Form open(String section) {
        Form form = new Form(new ArrayList<>(), new ArrayList<>());
        if (!section.equals("POSTS") && !section.equals("NEGATIVES")) {
            forms.computeIfAbsent(IdentifierType.valueOf(section), type -> new ArrayList<>())
                    .add(form);
        }
        return form;
    }

    public String name() {
        return name;
    }

    public List<IdentifierType> types() {
        return List.copyOf(forms.keySet());
    }

    /** As many cases of one type as asked for, over all ways of writing in turn. */
    public List<Marked> cases(IdentifierType type, boolean disguised, int count, long seed) {
        Random random = new Random(seed * 31 + type.ordinal() * 2L + (disguised ? 1 : 0));
        Pattern pattern = new Pattern(lists, random);
        List<Form> usable = forms.getOrDefault(type, List.of()).stream()
                .filter(form -> form.writings().stream().anyMatch(w -> w.isDisguised() == disguised))
                .toList();
        List<Marked> cases = new ArrayList<>();
        for (int i = 0; i < count && !usable.isEmpty(); i++) {
            Form form = usable.get(i % usable.size());
            List<Writing> writings = form.writings().stream()
                    .filter(w -> w.isDisguised() == disguised)
                    .toList();
            Writing writing = writings.get(i / usable.size() % writings.size());
            String post = Invented.of(random, form.posts());
            int at = post.indexOf("{}");
            cases.add(written(type, post.substring(0, at), writing, post.substring(at + 2), pattern, random));
        }
        return cases;
    }

    private static Marked written(
            IdentifierType type, String before, Writing writing, String after, Pattern pattern, Random random) {
        String raw = writing.pattern();
        int open = raw.indexOf('\u27E8');
        int close = raw.indexOf('\u27E9');
        String head = open < 0 ? "" : pattern.fill(raw.substring(0, open));
        String core = pattern.fill(open < 0 ? raw : raw.substring(open + 1, close));
        String tail = open < 0 ? "" : pattern.fill(raw.substring(close + 1));
        String shown = Disguise.of(writing.kind(), core, random);
        String start = pattern.fill(before) + head;
        String text = start + shown + tail + pattern.fill(after);
        return new Marked(
                new LabeledCase(type, writing.isDisguised(), text, start.length(), start.length() + shown.length()),
                writing.kind());
    }

    /** Whole posts, each with all of its identifiers, a number of times. */
    public List<List<Marked>> posts(int times, long seed) {
        Random random = new Random(seed);
        List<List<Marked>> all = new ArrayList<>();
        for (int i = 0; i < times * wholePosts.size(); i++) {
            all.add(post(wholePosts.get(i % wholePosts.size()), new Pattern(lists, random), random));
        }
        return all;
    }

    /** {@code PERSON c <First>} or, plainly written, {@code PERSON|<First>}. */
    private static String[] parts(String marked) {
        int bar = marked.indexOf('|');
        boolean plain = bar > 0 && marked.substring(0, bar).chars().allMatch(c -> Character.isUpperCase(c) || c == '_');
        return plain ? new String[] {marked.substring(0, bar), "c", marked.substring(bar + 1)} : marked.split(" ", 3);
    }

    private static List<Marked> post(String raw, Pattern pattern, Random random) {
        StringBuilder text = new StringBuilder();
        List<Marked> found = new ArrayList<>();
        int from = 0;
        for (int open = raw.indexOf('{'); open >= 0; open = raw.indexOf('{', from)) {
            int close = raw.indexOf('}', open);
            String[] parts = parts(raw.substring(open + 1, close));
            String before = text.append(pattern.fill(raw.substring(from, open))).toString();
            Writing writing = new Writing(parts[1].equals("c") ? "" : parts[1], parts[2]);
            Marked one = written(IdentifierType.valueOf(parts[0]), "", writing, "", pattern, random);
            found.add(moved(one, before));
            text.append(one.labeled().text());
            from = close + 1;
        }
        text.append(pattern.fill(raw.substring(from)));
        return found.stream().map(one -> inside(one, text.toString())).toList();
    }

    private static Marked moved(Marked one, String before) {
        LabeledCase each = one.labeled();
        return new Marked(
                new LabeledCase(
                        each.type(),
                        each.disguised(),
                        each.text(),
                        each.start() + before.length(),
                        each.end() + before.length()),
                one.kind());
    }

    private static Marked inside(Marked one, String text) {
        LabeledCase each = one.labeled();
        return new Marked(new LabeledCase(each.type(), each.disguised(), text, each.start(), each.end()), one.kind());
    }

    /** Texts that hold nothing to take out. */
    public List<String> negatives(int count, long seed) {
        Random random = new Random(seed);
        Pattern pattern = new Pattern(lists, random);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(pattern.fill(negatives.get(i % negatives.size()).replace("%", "\\%")));
        }
        return texts;
    }
}
