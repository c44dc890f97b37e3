package org.listeningpost.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Rules with alternatives, expanded at random: {@code {rule}}, {@code {this|that}}, and {@code {@SLOT}}, which the
 * caller fills. Parsed once; immutable.
 */
final class Grammar {
    /** A piece of a rule. */
    private sealed interface Node {
        record Words(String text) implements Node {}

        record Reference(String rule) implements Node {}

        record Slot(String name) implements Node {}

        record Sequence(List<Node> parts) implements Node {}

        record Choice(List<Node> alternatives) implements Node {}
    }

    private final Map<String, Node.Choice> rules;

    private Grammar(Map<String, Node.Choice> rules) {
        this.rules = rules;
    }

    static Grammar load(String resource) {
        Map<String, Node.Choice> rules = new HashMap<>();
        List<Node> alternatives = new ArrayList<>();
        for (String line : lines(resource)) {
            if (line.startsWith("[")) {
                alternatives = new ArrayList<>();
                rules.put(line.substring(1, line.length() - 1), new Node.Choice(alternatives));
            } else {
                alternatives.add(new Reader(line).sequence());
            }
        }
        Grammar grammar = new Grammar(rules);
        rules.values().forEach(grammar::checkReferences);
        return grammar;
    }

    /** The lines of a bundled file, without comments and empty ones. */
    static List<String> lines(String resource) {
        List<String> lines = new ArrayList<>();
        try (InputStream in = Grammar.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
        return lines;
    }

    /** One text of that rule; the same random numbers give the same text. */
    String expand(String rule, RandomGenerator random, Function<String, String> slots) {
        StringBuilder out = new StringBuilder(160);
        append(out, new Node.Reference(rule), random, slots);
        return out.toString();
    }

    private void append(StringBuilder out, Node node, RandomGenerator random, Function<String, String> slots) {
        switch (node) {
            case Node.Words words -> out.append(words.text());
            case Node.Reference reference -> append(out, rule(reference.rule()), random, slots);
            case Node.Slot slot -> out.append(slots.apply(slot.name()));
            case Node.Sequence sequence -> {
                for (Node part : sequence.parts()) {
                    append(out, part, random, slots);
                }
            }
            case Node.Choice choice -> {
                List<Node> all = choice.alternatives();
                append(out, all.get(random.nextInt(all.size())), random, slots);
            }
        }
    }

    private Node.Choice rule(String name) {
        Node.Choice rule = rules.get(name);
        if (rule == null) {
            throw new IllegalArgumentException("the grammar has no rule [" + name + "]");
        }
        return rule;
    }

    private void checkReferences(Node node) {
        switch (node) {
            case Node.Reference reference -> rule(reference.rule());
            case Node.Sequence sequence -> sequence.parts().forEach(this::checkReferences);
            case Node.Choice choice -> choice.alternatives().forEach(this::checkReferences);
            case Node.Words words -> {}
            case Node.Slot slot -> {}
        }
    }

    /** Recursive descent over one line. */
    private static final class Reader {
        private final String line;
        private int at;

        Reader(String line) {
            this.line = line;
        }

        Node sequence() {
            List<Node> parts = new ArrayList<>();
            while (at < line.length() && line.charAt(at) != '|' && line.charAt(at) != '}') {
                parts.add(line.charAt(at) == '{' ? braces() : words());
            }
            return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(parts);
        }

        private Node braces() {
            at++;
            List<Node> alternatives = new ArrayList<>();
            alternatives.add(sequence());
            while (at < line.length() && line.charAt(at) == '|') {
                at++;
                alternatives.add(sequence());
            }
            if (at == line.length()) {
                throw new IllegalArgumentException("a brace is not closed in: " + line);
            }
            at++;
            boolean single = alternatives.size() == 1 && alternatives.getFirst() instanceof Node.Words;
            return single ? named(((Node.Words) alternatives.getFirst()).text()) : new Node.Choice(alternatives);
        }

        private static Node named(String name) {
            return name.startsWith("@") ? new Node.Slot(name.substring(1)) : new Node.Reference(name);
        }

        private Node words() {
            int from = at;
            while (at < line.length() && "{|}".indexOf(line.charAt(at)) < 0) {
                at++;
            }
            return new Node.Words(line.substring(from, at));
        }
    }
}
