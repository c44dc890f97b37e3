package org.listeningpost.ingest.source;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the field behind a heading or a JSON name: our names, well-known synonyms, and what the caller mapped. Case,
 * spaces, hyphens and camel case do not matter. Immutable.
 */
public final class FieldNames {
    /** Objects that hold fields, and the prefix of our names for them. */
    private static final Map<String, String> CONTAINERS = Map.ofEntries(
            Map.entry("author", "author"),
            Map.entry("user", "author"),
            Map.entry("from", "author"),
            Map.entry("account", "author"),
            Map.entry("engagement", "engagement"),
            Map.entry("metrics", "engagement"),
            Map.entry("public_metrics", "engagement"),
            Map.entry("place", "place"),
            Map.entry("location", "place"));

    private static final Set<String> STARS = Set.of("stars", "star_rating", "estrellas");
    private static final Set<String> MAYBE_WORDS = Set.of("comments", "replies", "respuestas");

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    public static final FieldNames STANDARD = new FieldNames(Map.of(), Set.of());

    private final Map<String, Match> byName = new HashMap<>();
    /** For each object that holds fields, what is called how inside of it: the same as by the joined name. */
    private final Map<String, Map<String, Match>> byContainer = new HashMap<>();

    /**
     * A name found.
     *
     * @param rank the lower wins where two names of one record mean the same field
     * @param isOfFive whether the name says that it counts stars, of which there are five
     */
    record Match(RawField field, int rank, boolean isOfFive) {
        Match(RawField field, int rank) {
            this(field, rank, false);
        }

        Match ranked(int other) {
            return new Match(field, other, isOfFive);
        }
    }

    /** @param ignored names that mean nothing here */
    private FieldNames(Map<String, RawField> mapped, Set<String> ignored) {
        for (RawField field : RawField.values()) {
            byName.put(field.canonical(), new Match(field, 1));
            int rank = 2;
            for (String synonym : field.synonyms()) {
                byName.putIfAbsent(synonym, new Match(field, rank++, isStars(field, synonym)));
            }
        }
        nest("author", "username", RawField.AUTHOR_HANDLE);
        nest("author", "screen_name", RawField.AUTHOR_HANDLE);
        nest("author", "login", RawField.AUTHOR_HANDLE);
        nest("author", "id_str", RawField.AUTHOR_ID);
        nest("author", "display_name", RawField.AUTHOR_NAME);
        nest("author", "profile_url", RawField.AUTHOR_URL);
        nest("author", "type", RawField.AUTHOR_KIND);
        nest("author", "followers_count", RawField.AUTHOR_FOLLOWERS);
        for (RawField count : new RawField[] {RawField.LIKES, RawField.SHARES, RawField.COMMENTS, RawField.VIEWS}) {
            for (String synonym : count.synonyms()) {
                nest("engagement", synonym, count);
            }
        }
        nest("place", "country_code", RawField.COUNTRY);
        nest("place", "state", RawField.REGION);
        nest("place", "zip", RawField.POSTAL_CODE);
        byName.keySet().removeAll(ignored);
        mapped.forEach((name, field) -> byName.put(name, new Match(field, 0, isStars(field, name))));
        CONTAINERS.forEach((container, prefix) -> byContainer.put(container, inside(prefix + ".")));
    }

    private Map<String, Match> inside(String prefix) {
        Map<String, Match> inside = new HashMap<>();
        byName.forEach((name, match) -> {
            if (name.startsWith(prefix)) {
                inside.put(name.substring(prefix.length()), match);
            }
        });
        return inside;
    }

    /**
     * The standard names and these besides.
     *
     * @param mapping from the sender's name to ours, or to nothing where it is not to be used
     * @throws UnknownFieldException where ours is none of ours
     */
    public static FieldNames with(Map<String, String> mapping) {
        if (mapping.isEmpty()) {
            return STANDARD;
        }
        Map<String, RawField> mapped = new HashMap<>();
        Set<String> ignored = new HashSet<>();
        mapping.forEach((from, to) -> {
            if (to.isBlank()) {
                ignored.add(normalized(from));
                return;
            }
            Match match = STANDARD.find(to);
            if (match == null) {
                throw new UnknownFieldException(to, canonicalNames());
            }
            mapped.put(normalized(from), match.field());
        });
        return new FieldNames(mapped, ignored);
    }

    /** Our names, for messages. */
    public static Set<String> canonicalNames() {
        Set<String> names = new TreeSet<>();
        for (RawField field : RawField.values()) {
            names.add(field.canonical());
        }
        return names;
    }

    private static boolean isStars(RawField field, String name) {
        return field == RawField.RATING && STARS.contains(name);
    }

    /** Whether people also head what was written so, and not only how often. A mapping leaves no doubt. */
    static boolean mayBeWords(String name, Match match) {
        return match.field() == RawField.COMMENTS && match.rank() > 0 && MAYBE_WORDS.contains(normalized(name));
    }

    @Nullable
    Match find(String name) {
        Match exact = byName.get(name);
        return exact != null || name.length() > 64 ? exact : byName.get(normalized(name));
    }

    /** The field called {@code name} inside an object called {@code container}. */
    @Nullable
    Match find(String container, String name) {
        Match known = byContainer.getOrDefault(container, Map.of()).get(name);
        if (known != null) {
            return known;
        }
        String prefix = CONTAINERS.get(container);
        return find((prefix == null ? container : prefix) + "." + name);
    }

    private void nest(String container, String name, RawField field) {
        byName.putIfAbsent(container + "." + name, new Match(field, 5));
    }

    /** {@code createdAt}, {@code Created At} and {@code created-at} are {@code created_at}; accents do not matter. */
    private static String normalized(String name) {
        StringBuilder out = new StringBuilder(name.length() + 4);
        String trimmed = withoutAccents(name.strip());
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if (c == ' ' || c == '-' || c == '/') {
                c = '_';
            }
            if (Character.isUpperCase(c) && i > 0 && Character.isLowerCase(trimmed.charAt(i - 1))) {
                out.append('_');
            }
            out.append(c);
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static String withoutAccents(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > 0x7F) {
                return ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                        .replaceAll("");
            }
        }
        return name;
    }

    /** A mapping to a field that does not exist. */
    public static final class UnknownFieldException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownFieldException(String name, Set<String> known) {
            super("there is no field '" + name + "'; the fields are " + String.join(", ", known));
        }
    }
}
